"""The editor's outline: the course as a tree that one arranges by mouse and by keyboard."""
