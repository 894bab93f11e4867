/*
 * verify.h - what protects something is worked out again where it is decided: hooks and workflows that say `verify`.
 */
#ifndef HC_ENGINE_VERIFY_H
#define HC_ENGINE_VERIFY_H

#include "engine/engine.h"

/* After the entries of a device's transaction were taken (engine_take()), before it is committed: HC_INVALID, with the field, when
   a workflow comes out otherwise here; what a `call` refuses it refuses here too. Hooks were asked with each record. */
int engine_verify(struct hc_tx *tx, struct hc_err *err);

#endif
