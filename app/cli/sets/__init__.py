"""The command line of sets of papers: `documents set`, `documents sign`."""
