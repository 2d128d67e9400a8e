"""Commands over the people of the department, its orders and the lists of support."""
