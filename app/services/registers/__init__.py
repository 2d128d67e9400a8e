"""Registers of what papers are made of: schedules, expertise, pairs, meetings, letters.

A register is a table with a description: what its rows are called, which columns are typed, what
cannot be. All of them are read, checked and written in one way; one more is one file in `kinds/`.
"""
