"""The format of the open file: a model an object, unknown keys are errors."""
