"""The words of the program: extracted from its source, checked, and made strange for tests."""
