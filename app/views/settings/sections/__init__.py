"""The sections of the settings page, one to a module."""
