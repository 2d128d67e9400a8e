"""Commands `plan …`: what the plans hold, what is due, marks of execution."""
