libhotcrm_la_SOURCES += \
	src/query/query.h src/query/formula.h \
	src/query/sql.h src/query/sql.c \
	src/query/regex.h src/query/regex.c \
	src/query/formula_impl.h src/query/formula.def src/query/formula_call.c src/query/formula_check.c \
	src/query/formula_date.c src/query/formula_encode.c src/query/formula_eval.c src/query/formula_logic.c \
	src/query/formula_math.c src/query/formula_num.c src/query/formula_parse.c src/query/formula_sql.c \
	src/query/formula_text.c src/query/formula_types.c
