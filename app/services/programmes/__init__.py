"""Programmes and projects of support: one period, aims, indicators, risks, people; acts; risks.

A plan belongs to a programme and takes its period; the plan itself is the room `plans`. `parts` are
what a programme consists of, `reached` sets the values of indicators beside their targets,
`copying` shows what a copy still names of the old years.
"""
