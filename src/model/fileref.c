/*
 * fileref.c - the text of a file field, names made harmless, media types told from the first bytes.
 *
 * Nothing here opens a file.
 */
#include "model/fileref.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "model/type.h"

bool
field_is_file(const struct field *f)
{
	return f->type == &type_file || f->type == &type_image;
}

bool
fileref_hash(const char *s, size_t n)
{
	if (n != FILEREF_HEX - 1)
		return false;
	for (size_t i = 0; i < n; i++)
		if (!((s[i] >= '0' && s[i] <= '9') || (s[i] >= 'a' && s[i] <= 'f')))
			return false;
	return true;
}

static bool
read_size(const char *s, size_t n, int64_t *ret)
{
	int64_t v = 0;

	if (n == 0 || n > 10)
		return false;
	for (size_t i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return false;
		v = v * 10 + (s[i] - '0');
	}
	*ret = v;
	return v <= FILEREF_MAX;
}

static bool
read_media(const char *s, size_t n, char *ret, size_t room)
{
	const char *slash = memchr(s, '/', n);

	if (slash == NULL || slash == s || slash == s + n - 1 || n >= room)
		return false;
	for (size_t i = 0; i < n; i++)
		if (strchr("abcdefghijklmnopqrstuvwxyz0123456789.+-_", s[i]) == NULL && s + i != slash)
			return false;
	memcpy(ret, s, n);
	ret[n] = '\0';
	return true;
}

/* The next word of s; *n becomes what is left behind the space after it. False: there is no space. */
static bool
word(const char **s, size_t *n, const char **ret, size_t *len)
{
	const char *space = memchr(*s, ' ', *n);

	if (space == NULL)
		return false;
	*ret = *s;
	*len = (size_t)(space - *s);
	*n -= *len + 1;
	*s = space + 1;
	return true;
}

bool
fileref_read(const struct hc_value *v, struct fileref *ret)
{
	const size_t prefix = strlen(FILEREF_PREFIX);
	const char *s, *w;
	size_t n, len;

	if (v->kind != VALUE_TEXT || v->len < prefix || memcmp(v->s, FILEREF_PREFIX, prefix) != 0)
		return false;
	s = v->s + prefix;
	n = v->len - prefix;
	if (!word(&s, &n, &w, &len) || !fileref_hash(w, len))
		return false;
	memcpy(ret->hash, w, len);
	ret->hash[len] = '\0';
	if (!word(&s, &n, &w, &len) || !read_size(w, len, &ret->size) ||
	    !word(&s, &n, &w, &len) || !read_media(w, len, ret->type, sizeof(ret->type)) || n == 0)
		return false;
	fileref_name(s, n, ret->name);
	return true;
}

void
fileref_write(const struct fileref *r, struct buf *out)
{
	buf_printf(out, FILEREF_PREFIX "%s %" PRIi64 " %s %s", r->hash, r->size, r->type, r->name);
}

/* Characters that turn the writing around or cannot be seen: a name must read as what it is. */
static bool
unseen(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
	    (c >= 0x2060 && c <= 0x206f) || c == 0xfeff || c == 0x061c || (c >= 0xe0000 && c <= 0xe007f);
}

void
fileref_name(const char *path, size_t n, char ret[FILEREF_NAME + 1])
{
	size_t from = 0, len = 0;

	for (size_t i = 0; i < n; i++)
		if ((path[i] == '/' || path[i] == '\\') && i + 1 < n)
			from = i + 1;
	for (size_t i = from; i < n;) {
		uint32_t c;
		size_t step = utf8_decode(path + i, n - i, &c);
		char out[4];
		size_t k;

		i += step;
		if (unseen(c) || c == '/' || c == '\\' || ((c == '.' || c == ' ') && len == 0))
			continue;
		k = utf8_encode(c, out);
		if (len + k > FILEREF_NAME)
			break;
		memcpy(ret + len, out, k);
		len += k;
	}
	while (len > 0 && (ret[len - 1] == ' ' || ret[len - 1] == '.'))
		len--;
	if (len == 0) {
		memcpy(ret, "file", 4);
		len = 4;
	}
	ret[len] = '\0';
}

void
fileref_size(int64_t bytes, struct buf *out)
{
	static const char *const units[] = { "kB", "MB", "GB" };
	double v = (double)bytes / 1000;
	int unit = 0;

	if (bytes < 1000) {
		buf_printf(out, "%" PRIi64 " B", bytes);
		return;
	}
	for (; v >= 999.5 && unit < 2; unit++)
		v /= 1000;
	buf_printf(out, v < 9.95 ? "%.1f %s" : "%.0f %s", v, units[unit]);
}

struct magic {
	size_t at, n;
	const char *bytes, *type;
};

static const struct magic magics[] = {
	{ 0, 8, "\x89PNG\r\n\x1a\n", "image/png" },
	{ 0, 3, "\xff\xd8\xff", "image/jpeg" },
	{ 0, 6, "GIF87a", "image/gif" },
	{ 0, 6, "GIF89a", "image/gif" },
	{ 8, 4, "WEBP", "image/webp" },
	{ 0, 2, "BM", "image/bmp" },
	{ 0, 4, "II*\0", "image/tiff" },
	{ 0, 4, "MM\0*", "image/tiff" },
	{ 4, 8, "ftypheic", "image/heic" },
	{ 4, 8, "ftypavif", "image/avif" },
	{ 4, 4, "ftyp", "video/mp4" },
	{ 0, 5, "%PDF-", "application/pdf" },
	{ 0, 4, "PK\3\4", "application/zip" },
	{ 0, 8, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage" },
	{ 0, 2, "\x1f\x8b", "application/gzip" },
	{ 0, 4, "\x28\xb5\x2f\xfd", "application/zstd" },
	{ 0, 6, "7z\xbc\xaf\x27\x1c", "application/x-7z-compressed" },
	{ 257, 5, "ustar", "application/x-tar" },
	{ 0, 3, "ID3", "audio/mpeg" },
	{ 0, 4, "OggS", "audio/ogg" },
	{ 0, 4, "fLaC", "audio/flac" },
	{ 8, 4, "WAVE", "audio/wav" },
	{ 0, 4, "\x1a\x45\xdf\xa3", "video/webm" },
	{ 0, 5, "{\\rtf", "application/rtf" },
	{ 0, 4, "\x7f" "ELF", "application/x-executable" },
	{ 0, 15, "SQLite format 3", "application/vnd.sqlite3" },
	{ 0, 15, "BEGIN:VCALENDAR", "text/calendar" },
	{ 0, 11, "BEGIN:VCARD", "text/vcard" },
};

/* Of one family, the name tells which: many formats are a zip, an OLE store or plain text. */
static const struct {
	const char *family, *suffix, *type;
} names[] = {
	{ "application/zip", "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
	{ "application/zip", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
	{ "application/zip", "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation" },
	{ "application/zip", "odt", "application/vnd.oasis.opendocument.text" },
	{ "application/zip", "ods", "application/vnd.oasis.opendocument.spreadsheet" },
	{ "application/zip", "odp", "application/vnd.oasis.opendocument.presentation" },
	{ "application/zip", "epub", "application/epub+zip" },
	{ "application/x-ole-storage", "doc", "application/msword" },
	{ "application/x-ole-storage", "xls", "application/vnd.ms-excel" },
	{ "application/x-ole-storage", "ppt", "application/vnd.ms-powerpoint" },
	{ "application/x-ole-storage", "msg", "application/vnd.ms-outlook" },
	{ "text/plain", "csv", "text/csv" },
	{ "text/plain", "tsv", "text/tab-separated-values" },
	{ "text/plain", "md", "text/markdown" },
	{ "text/plain", "html", "text/html" },
	{ "text/plain", "htm", "text/html" },
	{ "text/plain", "css", "text/css" },
	{ "text/plain", "xml", "application/xml" },
	{ "text/plain", "svg", "image/svg+xml" },
	{ "text/plain", "json", "application/json" },
	{ "text/plain", "eml", "message/rfc822" },
	{ "text/plain", "ics", "text/calendar" },
	{ "text/plain", "vcf", "text/vcard" },
};

/* Text: valid UTF-8 up to a character that is cut off at the end, and no control bytes that texts do not have. */
static bool
is_text(const unsigned char *s, size_t n)
{
	size_t good = utf8_valid((const char *)s, n);

	if (n - good >= 4)
		return false;
	for (size_t i = 0; i < good; i++)
		if ((s[i] < 0x20 && strchr("\t\n\r\f\033", s[i]) == NULL) || s[i] == 0)
			return false;
	return true;
}

const char *
fileref_media(const void *head, size_t n, const char *name)
{
	const char *family = NULL, *dot = strrchr(name, '.');

	for (size_t i = 0; i < sizeof(magics) / sizeof(magics[0]) && family == NULL; i++)
		if (n >= magics[i].at + magics[i].n && memcmp((const char *)head + magics[i].at, magics[i].bytes, magics[i].n) == 0)
			family = magics[i].type;
	if (family == NULL)
		family = is_text(head, n) ? "text/plain" : "application/octet-stream";
	for (size_t i = 0; dot != NULL && i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(names[i].family, family) == 0 && strcasecmp(dot + 1, names[i].suffix) == 0)
			return names[i].type;
	return family;
}
