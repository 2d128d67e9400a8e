"""Dialogs that the sections of the settings open."""
