/*
 * letter.h - mail from the workstation: an answer, a letter passed on, a new one. It is a form of the object `outbox`; saved, it
 * waits for whoever has a mail relay, and the record that it is about has it among its activities.
 */
#ifndef HC_UI_LETTER_H
#define HC_UI_LETTER_H

#include "engine/engine.h"
#include "ui/window.h"

/* reply, forward: about the record that has the cursor. */
int letter_command(struct app *app, const struct call *c, struct hc_err *err);
/* Before the letter is saved: it says what it is about ("contact ID"). */
void letter_about(struct hc_record *letter, const char *about);
/* After that, in the same transaction: addresses are looked at, and an activity of the record is made. */
int letter_written(struct hc_tx *tx, const struct hc_record *letter, const char *about, struct hc_err *err);

#endif
