"""The registers, a module each; found where they lie."""
