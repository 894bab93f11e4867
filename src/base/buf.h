/*
 * buf.h - bytes that grow. Always NUL-terminated after the first write; data may hold NULs.
 */
#ifndef HC_BASE_BUF_H
#define HC_BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>

struct buf {
	char *data;
	size_t len, cap;
};
#define BUF_INIT {0}

void buf_add(struct buf *b, const void *data, size_t n);
void buf_adds(struct buf *b, const char *s);
void buf_addc(struct buf *b, char c);
void buf_add_html(struct buf *b, const char *s, size_t n);	/* safe between tags and in quoted attributes */
void buf_printf(struct buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *b, const char *fmt, va_list ap);
void buf_reserve(struct buf *b, size_t more);
void buf_reset(struct buf *b);	/* empty, memory kept */
void buf_free(struct buf *b);
const char *buf_str(const struct buf *b);	/* "" when nothing was written */

#endif
