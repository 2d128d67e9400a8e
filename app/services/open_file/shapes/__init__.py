"""Which objects of the file stand in which tables, column by column."""
