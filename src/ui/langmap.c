/*
 * langmap.c - the standard layouts as two rows of text each: a letter stands over the key where it is.
 */
#include "ui/langmap.h"

#include <string.h>

#include "base/utf8.h"

static const struct { const char *name, *letters, *keys; } maps[] = {
	{ "ru", "йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ№",
	  "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~#" },
	{ "uk", "йцукенгшщзхїфівапролджєячсмитьбюґЙЦУКЕНГШЩЗХЇФІВАПРОЛДЖЄЯЧСМИТЬБЮҐ",
	  "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~" },
	{ "el", "ςερτυθιοπασδφγηξκλζχψωβνμΕΡΤΥΘΙΟΠΑΣΔΦΓΗΞΚΛΖΧΨΩΒΝΜ",
	  "wertyuiopasdfghjklzxcvbnmERTYUIOPASDFGHJKLZXCVBNM" },
	{ "he", "קראטוןםפשדגכעיחלךףזסבהנמצתץ", "ertyuiopasdfghjkl;zxcvbnm,." },
	{ "ar", "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظ", "qwertyuiop[]asdfghjkl;'zxcvnm,./" },
};
#define NMAPS (sizeof(maps) / sizeof(maps[0]))

static uint32_t
look_up(size_t map, uint32_t code)
{
	const char *s = maps[map].letters, *k = maps[map].keys;

	for (; *s != '\0' && *k != '\0'; k++) {
		uint32_t cp;

		s += utf8_decode(s, strlen(s), &cp);
		if (cp == code)
			return (unsigned char)*k;
	}
	return 0;
}

static size_t
find(const char *name, size_t n)
{
	size_t i = 0;

	while (i < NMAPS && (strlen(maps[i].name) != n || strncmp(maps[i].name, name, n) != 0))
		i++;
	return i;
}

uint32_t
langmap_key(const char *languages, uint32_t code)
{
	for (const char *s = languages != NULL ? languages : ""; *s != '\0';) {
		size_t n = strcspn(s, ","), i = find(s, n);
		uint32_t key = i < NMAPS ? look_up(i, code) : 0;

		if (key != 0)
			return key;
		s += n + (s[n] == ',');
	}
	return code;
}

bool
langmap_known(const char *languages)
{
	for (const char *s = languages; *s != '\0';) {
		size_t n = strcspn(s, ",");

		if (find(s, n) == NMAPS)
			return false;
		s += n + (s[n] == ',');
	}
	return true;
}
