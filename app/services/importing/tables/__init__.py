"""Tables found on a sheet: told by their header, cut from totals, guarded against pupils."""
