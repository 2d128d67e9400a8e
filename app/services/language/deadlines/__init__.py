"""Deadlines in the words of the office, and the days that are meant.

`words` is one spelling, `tokens` what each word is, `pieces` are days, months and lists of them,
`placing` puts their years into the period of the plan, `repeating` says what comes back, `senses`
what is no date, `questions` what the plan is asked once.
"""
