# unit tests of ui: one binary per source file
unit_tests += test_canvas test_key test_keymap test_theme test_input test_edit test_table
test_canvas_SOURCES = tests/unit/test_canvas.c
test_key_SOURCES = tests/unit/test_key.c
test_keymap_SOURCES = tests/unit/test_keymap.c
test_theme_SOURCES = tests/unit/test_theme.c
test_input_SOURCES = tests/unit/test_input.c
test_edit_SOURCES = tests/unit/test_edit.c
test_table_SOURCES = tests/unit/test_table.c
unit_tests += test_chart
test_chart_SOURCES = tests/unit/test_chart.c tests/unit/query_help.c tests/unit/query_help.h
test_chart_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)
unit_tests += test_palette
test_palette_SOURCES = tests/unit/test_palette.c
unit_tests += test_background
test_background_SOURCES = tests/unit/test_background.c tests/unit/shop.c tests/unit/shop.h
unit_tests += test_langmap
test_langmap_SOURCES = tests/unit/test_langmap.c
