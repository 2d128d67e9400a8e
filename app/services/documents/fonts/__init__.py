"""The metrics of the printed font and the font inside PDF files."""
