"""Identification of schools with low results: rules, evidence, frozen runs.

Pure calculation (`engine` and what it uses) stands apart from storage (`profile`, `inputs`,
`runs`, `decisions`).
"""
