libhotapp_la_SOURCES += \
	src/ui/about.c src/ui/about.h \
	src/ui/app.c src/ui/app.h \
	src/ui/appcmd.c \
	src/ui/ask.c src/ui/ask.h \
	src/ui/block.c src/ui/block.h \
	src/ui/canvas.c src/ui/canvas.h \
	src/ui/cell.c src/ui/cell.h \
	src/ui/chart.c src/ui/chart.h src/ui/chart_bars.c src/ui/chart_figure.c src/ui/chart_plot.c \
	src/ui/complete.c \
	src/ui/copy.c src/ui/copy.h \
	src/ui/config.c src/ui/config.h \
	src/ui/draw.c src/ui/draw.h \
	src/ui/edit.c src/ui/edit.h src/ui/editor.c src/ui/editor.h \
	src/ui/form.c src/ui/form.h src/ui/form_draft.c src/ui/form_draw.c src/ui/form_mark.c src/ui/form_open.c \
	src/ui/help.c src/ui/help.h \
	src/ui/key.c src/ui/key.h \
	src/ui/keymap.c src/ui/keymap.h src/ui/place.c src/ui/place.h src/ui/groups.c src/ui/groups.h \
	src/ui/langmap.c src/ui/langmap.h \
	src/ui/letter.c src/ui/letter.h \
	src/ui/list.c src/ui/list.h src/ui/list_card.c src/ui/list_draw.c src/ui/list_filter.c src/ui/list_layout.c src/ui/list_mark.c src/ui/list_move.c \
	src/ui/list_verb.c \
	src/ui/macro.c src/ui/macro.h \
	src/ui/options.c src/ui/options.h \
	src/ui/outer.c \
	src/ui/park.c src/ui/park.h \
	src/ui/pager.c src/ui/pager.h \
	src/ui/paste.c \
	src/ui/picker.c src/ui/picker.h src/ui/pickfield.c \
	src/ui/prompt.c src/ui/prompt.h \
	src/ui/reader.c src/ui/reader.h \
	src/ui/record.c src/ui/record.h src/ui/record_draw.c src/ui/record_history.c \
	src/ui/run.c src/ui/run.h src/ui/runner.c src/ui/runner.h src/ui/runner_impl.h src/ui/runner_run.c \
	src/ui/save.c src/ui/save.h \
	src/ui/script.c src/ui/script.h \
	src/ui/services.c src/ui/services_work.c src/ui/services.h \
	src/ui/share.c src/ui/share.h \
	src/ui/shell.c src/ui/shell.h \
	src/ui/start.c src/ui/start.h \
	src/ui/state.c src/ui/state.h \
	src/ui/sync.c src/ui/sync.h src/ui/sync_conflict.c src/ui/sync_join.c src/ui/sync_status.c \
	src/ui/table.c src/ui/table_copy.c src/ui/table_draw.c src/ui/table.h \
	src/ui/text.c src/ui/text.h \
	src/ui/trail.c src/ui/trail.h \
	src/ui/theme.c src/ui/theme.h src/ui/theme_choose.c \
	src/ui/uicommands.c \
	src/ui/user.c src/ui/user.h src/ui/user_event.c src/ui/user_impl.h \
	src/ui/usercmd.c src/ui/usercmd.h \
	src/ui/window.h
libhotapp_la_SOURCES += \
	src/ui/arrange.c src/ui/arrange.h \
	src/ui/board.c src/ui/board.h src/ui/board_draw.c src/ui/board_impl.h src/ui/board_move.c \
	src/ui/bulk.c src/ui/bulk_table.c src/ui/bulk.h \
	src/ui/calendar.c src/ui/calendar.h src/ui/calendar_draw.c src/ui/calendar_edit.c src/ui/calendar_read.c \
	src/ui/list_group.c src/ui/list_sum.c src/ui/list_view.c \
	src/ui/preview.c src/ui/preview.h \
	src/ui/record_tabs.c src/ui/secret.c src/ui/secret.h \
	src/ui/rowverb.c src/ui/rowverb.h \
	src/ui/files.c src/ui/files.h \
	src/ui/tally.c src/ui/tally.h \
	src/ui/timeline.c src/ui/timeline.h

# dashboards, home
libhotapp_la_SOURCES += \
	src/ui/background.c src/ui/background.h \
	src/ui/dash.c src/ui/dash.h src/ui/dash_chart.c src/ui/dash_draw.c src/ui/dash_read.c \
	src/ui/home.c src/ui/home_waiting.c \
	src/ui/palette.c src/ui/palette.h src/ui/palette_look.c src/ui/palette_look.h \
	src/ui/second.c src/ui/search.c src/ui/search.h

libhotapp_la_SOURCES += \
	src/ui/everyday.c src/ui/everyday.h \
	src/ui/form_clash.c \
	src/ui/greet.c src/ui/greet.h \
	src/ui/print.c src/ui/print.h src/ui/print_list.c src/ui/print_pdf.c \
	src/ui/remote.c src/ui/remote.h \
	src/ui/session.c src/ui/session.h \
	src/ui/list_news.c src/ui/pager_count.c src/ui/pager_news.c src/ui/pager_query.c \
	src/ui/team.c src/ui/team.h \
	src/ui/watch.c src/ui/watch.h
