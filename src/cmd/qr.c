/*
 * qr.c - see qr.h.
 */
#include "cmd/qr.h"

#include <dlfcn.h>
#include <string.h>

#define MARGIN 2	/* modules: four are asked for, two are read by every camera */
#define MODE_8 2
#define LEVEL_L 0

/* What libqrencode's header says; its fourth version has been the same since 2012. */
struct qrcode {
	int version, width;
	unsigned char *data;	/* width * width; bit 0: dark */
};

static struct qrcode *(*encode)(const char *text, int version, int level, int hint, int casesensitive);
static void (*release)(struct qrcode *q);

bool
qr_there(void)
{
	static const char *const names[] = { "libqrencode.so.4", "libqrencode.4.dylib" };
	void *so = NULL, *f, *g;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]) && so == NULL && encode == NULL; i++)
		so = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
	if (so == NULL || (f = dlsym(so, "QRcode_encodeString")) == NULL || (g = dlsym(so, "QRcode_free")) == NULL)
		return encode != NULL;
	/* a function is no object: its address is copied, not converted */
	memcpy(&encode, &f, sizeof(f));
	memcpy(&release, &g, sizeof(g));
	return true;
}

static bool
dark(const struct qrcode *q, int x, int y)
{
	return x >= 0 && y >= 0 && x < q->width && y < q->width && q->data[y * q->width + x] & 1;
}

bool
qr_draw(const char *text, int cells, bool colour, struct buf *out)
{
	/* by what stands in the upper and in the lower half */
	static const char *const blocks[2][2] = { { " ", "\u2584" }, { "\u2580", "\u2588" } };
	struct qrcode *q = qr_there() ? encode(text, 0, LEVEL_L, MODE_8, 1) : NULL;
	bool fits = q != NULL && q->width + 2 * MARGIN <= cells;

	for (int y = -MARGIN; fits && y < q->width + MARGIN; y += 2) {
		buf_adds(out, colour ? "\033[38;5;16;48;5;231m" : "");
		for (int x = -MARGIN; x < q->width + MARGIN; x++)
			buf_adds(out, blocks[dark(q, x, y) == colour][dark(q, x, y + 1) == colour]);
		buf_adds(out, colour ? "\033[0m\n" : "\n");
	}
	if (q != NULL)
		release(q);
	return fits;
}
