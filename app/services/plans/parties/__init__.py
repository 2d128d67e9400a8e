"""Who answers for a measure: a typed cell as parties, and what each of them is."""
