"""The work with a supported school in a year: its steps, and what is held with it."""
