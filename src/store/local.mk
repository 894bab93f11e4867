libhotcrm_la_SOURCES += \
	src/store/store.h src/store/read.h src/store/save.h src/store/journal.h \
	src/store/db.c src/store/statement.c src/store/db.h src/store/table.h src/store/scan.h src/store/remote_store.h src/store/driver.h src/store/remote.h src/store/postgres.h src/store/remote.c src/store/remote_save.c src/store/remote_state.c src/store/bridge.h src/store/bridge.c src/store/bridge_plan.c src/store/bridge_match.c src/store/rows_table.c \
	src/store/lock.c src/store/lock.h \
	src/store/functions.c src/store/schema.c src/store/migrate.c src/store/table.c src/store/fold.c \
	src/store/save.c src/store/bulk.c src/store/search.c \
	src/store/read.c src/store/page.c src/store/aggregate.c src/store/aggregate_merge.c src/store/aggregate.h src/store/group.c \
	src/store/find.c src/store/resident.c src/store/match_table.c src/store/sweep.c \
	src/store/lookup.c src/store/lookup.h \
	src/store/copies.c src/store/copy.c src/store/journal.c src/store/journal_trim.c src/store/purge.c src/store/doctor.c src/store/backup.c \
	src/store/registry.h src/store/registry_db.h src/store/registry.c src/store/registry_log.c src/store/registry_auth.c src/store/registry_place.c src/store/registry_replace.c src/store/registry_refresh.c src/store/registry_verdict.c \
	src/store/replica.c src/store/replica.h src/store/replica_hidden.c src/store/replica_join.c \
	src/store/replica_out.c src/store/replica_value.c \
	src/store/feed.c src/store/feed.h src/store/foresee.h src/store/feed_place.h src/store/feed_place.c src/store/feed_device.c src/store/feed_page.c src/store/feed_retain.c src/store/feed_rule.c src/store/feed_hang.c \
	src/store/idempotent.h src/store/idempotent.c src/store/webhook.h src/store/webhook.c \
	src/store/blob.h src/store/hung.h src/store/blob_file.h src/store/blob.c src/store/blob_piece.c src/store/blob_part.c src/store/blob_named.c src/store/blob_lack.c src/store/blob_check.c
# the second store is the server's: the workstation links no libpq
if POSTGRES
libserve_la_SOURCES += src/store/pg.h src/store/pg_conn.c src/store/pg_early.c src/store/pg_place.c src/store/pg_rows.c src/store/pg_sql.c src/store/pg_stmt.c
endif
libhotcrm_la_SOURCES += src/store/secret.h src/store/secret_key.h src/store/secret.c src/store/secret_file.c src/store/reseal.c
