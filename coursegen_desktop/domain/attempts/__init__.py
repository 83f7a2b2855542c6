"""How an attempt at a quiz runs: tries, time, pages, what is shown when, which attempt counts."""
