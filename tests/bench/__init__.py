"""Speed, as ratios between the program and a floor measured in the same interleaved run."""
