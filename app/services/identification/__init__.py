"""Identification of schools with low results: rules, evidence, frozen runs.

Pure calculation stands apart from storage (`profile`, `inputs`, `runs/`):
`engine.identify` records a tree of evidence, and `explain` is its only wording. `rules/` are
profiles as data and when a result is low, `evidence/` what goes in and comes out.
"""
