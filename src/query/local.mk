libhotcrm_la_SOURCES += \
	src/query/query.h src/query/formula.h src/query/tree.h src/query/words.h src/query/scan.h src/query/emit.h src/query/page.h \
	src/query/sql.h src/query/sql.c \
	src/query/regex.h src/query/regex.c \
	src/query/formula_impl.h src/query/formula_big.h src/query/formula.def src/query/formula_big.c \
	src/query/formula_call.c src/query/formula_check.c \
	src/query/formula_date.c src/query/formula_encode.c src/query/formula_eval.c src/query/formula_logic.c \
	src/query/formula_math.c src/query/formula_num.c src/query/formula_parse.c src/query/formula_sql.c \
	src/query/formula_text.c src/query/formula_types.c \
	src/query/scan.c src/query/parse.c src/query/clause.c src/query/check.c src/query/literal.c src/query/period.c \
	src/query/words.c src/query/column.c src/query/emit.c src/query/emit_value.c src/query/emit_related.c \
	src/query/emit_history.c src/query/emit_search.c src/query/page.c src/query/walk.c src/query/cursor.c src/query/group.c src/query/plan.c src/query/query.c \
	src/query/key.c src/query/match.c src/query/print.c src/query/complete.c
