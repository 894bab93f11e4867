/* tui.h - temporary */
#ifndef HC_TUI_TUI_H
#define HC_TUI_TUI_H
struct tui_options { const char *conf,*script,*size; bool clean; const char *db_path; bool readonly,no_plugins; };
static inline int tui_main(struct work **w, const struct env *e, const struct tui_options *o, struct hc_err *err) { return hc_fail(err, HC_BUG, 0, "no ui"); }
#endif
