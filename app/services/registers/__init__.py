"""Registers of what papers are made of: schedules, expertise, pairs, meetings, letters.

A register is a table with a description: what its rows are called, which columns are typed, what
cannot be. All of them are read, typed (`cells`, `options`), pasted, checked and written in one way;
`starts` is what the program offers for an empty one. One more is its stored table and one file in
`kinds/`.
"""
