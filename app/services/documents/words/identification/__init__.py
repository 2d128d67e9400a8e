"""Words of the identification of schools that are told without a run of it."""
