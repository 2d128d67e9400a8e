"""The sections of the form of a programme; each saves its own part."""
