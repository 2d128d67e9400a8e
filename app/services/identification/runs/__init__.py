"""Frozen runs: kept, compared, decided upon, annulled."""
