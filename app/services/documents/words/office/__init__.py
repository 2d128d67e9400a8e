"""The paper work of the office in the words of texts: meetings, letters, evidence, grounds."""
