"""Calculations over many years for overview and analysis pages; pandas stays in here."""
