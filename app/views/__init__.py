"""What the user sees: widgets and Qt glue; decisions are made in services."""
