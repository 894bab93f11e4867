libserve_la_SOURCES += \
	src/serve/serve.h src/serve/events.h src/serve/identity.h src/serve/tally.h src/serve/tally.c src/serve/limit.h src/serve/plan.h src/serve/plan.c src/serve/local.h src/serve/message.h \
	src/serve/rest.h src/serve/courier.h src/serve/describe.h src/serve/webhook.h \
	src/serve/actions.c src/serve/admin.c src/serve/admin_move.c src/serve/ask.c src/serve/blob.c src/serve/bulk.c src/serve/clerk.c src/serve/courier.c src/serve/describe.c \
	src/serve/encode.c src/serve/erasures.c src/serve/events.c src/serve/files.c src/serve/gate.c src/serve/identity.c src/serve/job_api.c src/serve/key.c src/serve/keys.c \
	src/serve/lane.c src/serve/limit.c src/serve/message.c src/serve/metadata.c src/serve/meter.c src/serve/objects.c \
	src/serve/openapi.c src/serve/operator.c src/serve/quota.c src/serve/route.c src/serve/server.c src/serve/shape.c src/serve/show.c src/serve/stream.c src/serve/sync_api.c \
	src/serve/tenant.c src/serve/usage.c src/serve/verdict.c src/serve/webhook.c src/serve/webhook_api.c src/serve/write.c
libserve_la_SOURCES += src/serve/conf.h src/serve/conf.c src/serve/postman.h src/serve/mail.c src/serve/postman.c src/serve/schedule.c
libserve_la_SOURCES += src/serve/token.c src/serve/retain.c src/serve/reveal.c src/serve/report.h src/serve/report.c
libserve_la_SOURCES += src/serve/backup.h src/serve/backup.c src/serve/keeper.c
