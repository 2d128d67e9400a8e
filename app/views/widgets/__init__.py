"""Small reusable widgets in the look of the theme."""
