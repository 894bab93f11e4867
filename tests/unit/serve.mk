# the server without HTTP; hotcrmd itself is tests/flow/server.sh's
unit_tests += test_serve test_isolation test_webhook test_serve_blob test_gateway
test_serve_blob_SOURCES = tests/unit/test_serve_blob.c tests/unit/serve_help.h
test_serve_blob_LDADD = libserve.la $(LDADD) $(SODIUM_LIBS)
test_serve_SOURCES = tests/unit/test_serve.c tests/unit/serve_help.h
test_serve_LDADD = libserve.la $(LDADD) $(SODIUM_LIBS)
test_isolation_SOURCES = tests/unit/test_isolation.c tests/unit/serve_help.h
test_isolation_LDADD = libserve.la $(LDADD) $(SODIUM_LIBS)
test_webhook_SOURCES = tests/unit/test_webhook.c tests/unit/serve_help.h
test_webhook_LDADD = libserve.la $(LDADD) $(SODIUM_LIBS)
unit_tests += test_mail test_automation
test_mail_SOURCES = tests/unit/test_mail.c tests/unit/serve_help.h tests/unit/smtp_help.h
test_mail_LDADD = libserve.la $(LDADD) $(SODIUM_LIBS)
test_automation_SOURCES = tests/unit/test_automation.c tests/unit/serve_help.h
test_automation_LDADD = libserve.la $(LDADD) $(SODIUM_LIBS)
test_gateway_SOURCES = tests/unit/test_gateway.c tests/unit/serve_help.h
test_gateway_LDADD = libserve.la $(LDADD) $(SODIUM_LIBS)
