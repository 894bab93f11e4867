flow_tests =
