"""Ratios measured in one run (make bench); nothing here is a test with a time limit."""

from app import bootstrap

# As the program does, before anything else imports Qt: PySide's hook of `import` would read the
# source of every module, which costs time and memory that the program does not spend.
bootstrap.load_qt()
