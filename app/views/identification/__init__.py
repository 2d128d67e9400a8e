"""The place «Выявление»: parameters, verdicts with evidence, what-if, frozen runs, profiles."""
