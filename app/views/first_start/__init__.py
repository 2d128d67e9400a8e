"""The pages that come before the work: first start, and a workspace that cannot be opened."""
