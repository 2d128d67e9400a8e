"""The checks: a file a subject, its functions in `CHECKS`; one more is found where it lies.

A check is a function of the facts that tells what contradicts itself, each time with a code that
never changes its meaning (`docs/problem-codes.md`). It reads rows as they are stored.
"""
