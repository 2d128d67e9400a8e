"""Commands over the registers of what papers are made of."""
