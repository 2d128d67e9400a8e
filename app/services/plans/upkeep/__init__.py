"""Keeping a plan right: questions of its deadlines, remarks, other dates, numbers of measures."""
