"""Tests mirror the package; journeys/, house/, shots/ and bench/ stand beside the mirrors."""
