# Every test speaks TAP, so that each case counts. Unit tests are cmocka programs; the rest are scripts.
LOG_DRIVER = env CMOCKA_MESSAGE_OUTPUT=TAP $(SHELL) $(top_srcdir)/build-aux/tap-driver.sh
LOG_COMPILER = $(SHELL) $(top_srcdir)/tests/tap.sh
SH_LOG_DRIVER = $(SHELL) $(top_srcdir)/build-aux/tap-driver.sh
SH_LOG_COMPILER = $(SHELL)
TEST_EXTENSIONS = .sh
AM_TESTS_ENVIRONMENT = top_srcdir='$(top_srcdir)'; top_builddir='$(top_builddir)'; export top_srcdir top_builddir; \
	HOTCRM_TEST=1; LSAN_OPTIONS='suppressions=$(abs_top_srcdir)/tests/flow/fonts.supp:print_suppressions=0'; \
	export HOTCRM_TEST LSAN_OPTIONS;
# the default for programs that do not say what they link: tests, benches
LDADD = libhotapp.la libhotcrm.la $(CMOCKA_LIBS)
unit_tests =

include tests/unit/base.mk
include tests/unit/model.mk
include tests/unit/query.mk
include tests/unit/formula.mk
include tests/unit/store.mk
include tests/unit/sync.mk
include tests/unit/engine.mk
include tests/unit/host.mk
include tests/unit/exchange.mk
include tests/unit/job.mk
include tests/unit/net.mk
include tests/unit/serve.mk
include tests/unit/cmd.mk
include tests/unit/tui.mk
include tests/unit/ui.mk
include tests/unit/crm.mk
include tests/flow/local.mk
include tests/screen/local.mk
include tests/contract.mk
include tests/house/local.mk
include tests/fuzz/local.mk
include tests/bench/local.mk
include tests/sync/chaos.mk
include tests/sync/local.mk
include tests/crash/local.mk
include tests/peers/local.mk
include tests/plugins/local.mk

check_PROGRAMS += $(unit_tests)
TESTS += $(unit_tests) $(flow_tests)
EXTRA_DIST += $(flow_tests) tests/tap.sh

# Installing links the libraries again in the build's own folder, where every other test finds them: it waits for all of them.
install_logs = tests/flow/install.log tests/plugins/install.log
tests/flow/install.log: $(filter-out $(install_logs), $(TEST_LOGS))
tests/plugins/install.log: $(filter-out tests/plugins/install.log, $(TEST_LOGS))
