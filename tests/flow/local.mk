flow_tests = \
	tests/flow/bad.sh \
	tests/flow/commands.sh \
	tests/flow/config.sh \
	tests/flow/crm.sh \
	tests/flow/demo.sh \
	tests/flow/import.sh \
	tests/flow/install.sh \
	tests/flow/kill.sh \
	tests/flow/readme.sh \
	tests/flow/server.sh \
	tests/flow/replay.sh
flow_tests += tests/flow/session.sh
flow_tests += tests/flow/sync.sh tests/flow/sync_cuts.sh tests/flow/sync_refused.sh tests/flow/sync_screen.sh
flow_tests += tests/flow/everyday.sh tests/flow/print.sh tests/flow/remote.sh
EXTRA_DIST += tests/flow/lib.sh tests/flow/sync_lib.sh tests/flow/postgres_look.sh tests/flow/postgres_down.sh tests/flow/postgres_walls.sh tests/flow/fonts.supp
EXTRA_DIST += $(wildcard $(srcdir)/tests/sync/screens/*.t)
flow_tests += tests/flow/chart.sh tests/flow/postgres.sh
flow_tests += tests/flow/file.sh
flow_tests += tests/flow/sync_files.sh
flow_tests += tests/flow/forget.sh tests/flow/workers.sh tests/flow/move.sh tests/flow/sync_plan.sh tests/flow/sync_custom.sh
flow_tests += tests/flow/bulk.sh
flow_tests += tests/flow/sign_in.sh
flow_tests += tests/flow/demo_team.sh tests/flow/team.sh tests/flow/sync_team.sh tests/flow/sync_hang.sh
flow_tests += tests/flow/secret.sh tests/flow/sync_secret.sh
EXTRA_DIST += tests/data/store/secret-clear.db.gz
flow_tests += tests/flow/scripts.sh
EXTRA_DIST += tests/flow/scripts.py
flow_tests += tests/flow/sync_bytes.sh
