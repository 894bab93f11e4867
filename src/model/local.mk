libhcmodel_la_SOURCES += \
	src/model/hot.c src/model/hot.h \
	src/model/value.c src/model/value.h \
	src/model/record.c src/model/record.h \
	src/model/intern.c \
	src/model/model.c src/model/model.h src/model/field.h src/model/flow.h \
	src/model/build.c src/model/build.h \
	src/model/parse.c src/model/parse_field.c src/model/parse_view.c src/model/parse_flow.c src/model/parse_dash.c \
	src/model/implicit.c src/model/resolve.c src/model/condition.c \
	src/model/print.c \
	src/model/smart.c \
	src/model/type.c src/model/type.h \
	src/model/fileref.c src/model/fileref.h src/model/sealed.h \
	src/model/types/types.def src/model/types/types.h src/model/types/option.h src/model/types/day.h \
	src/model/types/common.c src/model/types/currency.c \
	src/model/types/text.c src/model/types/longtext.c src/model/types/richtext.c \
	src/model/types/number.c src/model/types/integer.c src/model/types/money.c src/model/types/percent.c \
	src/model/types/boolean.c src/model/types/date.c src/model/types/datetime.c src/model/types/time.c \
	src/model/types/duration.c src/model/types/email.c src/model/types/phone.c src/model/types/url.c \
	src/model/types/select.c src/model/types/multiselect.c src/model/types/lookup.c \
	src/model/types/formula.c src/model/types/rollup.c src/model/types/autonumber.c src/model/types/json.c \
	src/model/types/address.c src/model/types/geo.c src/model/types/file.c src/model/types/image.c \
	src/model/types/rating.c src/model/types/color.c src/model/types/encrypted.c

# The objects that every tenant has, as a string in the library.
nodist_libhcmodel_la_SOURCES = src/model/core.c
src/model/core.c: $(top_srcdir)/src/model/core.hot $(top_srcdir)/src/model/embed.sed
	$(AM_V_GEN)$(MKDIR_P) src/model && \
	{ printf '%s\n' '#include "model/model.h"' 'const char model_core[] =' '"#file core.hot\n"'; \
	  $(SED) -f $(top_srcdir)/src/model/embed.sed $(top_srcdir)/src/model/core.hot; echo ';'; } > $@.tmp && mv $@.tmp $@
CLEANFILES += src/model/core.c
EXTRA_DIST += src/model/core.hot src/model/embed.sed
