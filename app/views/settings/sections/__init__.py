"""The sections of the settings page, one a module."""
