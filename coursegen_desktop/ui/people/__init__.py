"""People: accounts, a course's learners, lists that come from files, and the log."""
