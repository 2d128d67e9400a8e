"""Words of programmes: their facts, what they consist of, their indicators, their group."""
