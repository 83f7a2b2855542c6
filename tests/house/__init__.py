"""The architecture itself, tested: fences, sizes, traps, words, families, start-up."""
