"""The panel of one measure: its facts, its marks and their evidence."""
