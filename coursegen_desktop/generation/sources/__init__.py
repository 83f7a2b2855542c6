"""Documents read to a block tree, one file a format."""
