"""The place «Планы»: sections and measures, their state, marks and evidence."""
