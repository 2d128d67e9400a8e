"""Frozen runs: kept, compared, decided upon, annulled, never changed.

What is kept are named fields with a version (`frozen`); `frozen_v1` reads those of 0.1.0.
"""
