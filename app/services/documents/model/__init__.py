"""The tree of blocks and everything about its look that both formats share."""
