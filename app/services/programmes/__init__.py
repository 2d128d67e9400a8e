"""Programmes and projects of support: one period, aims, indicators, risks, people; acts; risks.

A plan belongs to a programme and takes its period; the plan itself is the room `plans`.
"""
