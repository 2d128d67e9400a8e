"""Who answers for the measures of a plan: what each is, and a sheet of what one has to do."""
