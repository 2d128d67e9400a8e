"""Which procedures a school is expected to have results of, and who has not sent them."""
