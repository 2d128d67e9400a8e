"""The core that every block is lowered to, and the lowering."""
