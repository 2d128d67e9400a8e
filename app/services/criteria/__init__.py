"""Criteria by which supported schools are followed: current, previous and expected values."""

from app.services.criteria.school_values import (
    CriteriaSummary,
    CriterionDefinition,
    CriterionRow,
    CriterionValueDraft,
    check_value,
    list_criteria,
    list_criteria_values,
    save_value,
    summarise_district,
)
from app.services.criteria.values import (
    IMPOSSIBLE,
    Current,
    Expected,
    Previous,
    ValueProblem,
    impossible,
    parse_current,
    parse_expected,
    parse_previous,
    unit_problems,
)

__all__ = [
    "IMPOSSIBLE",
    "CriteriaSummary",
    "CriterionDefinition",
    "CriterionRow",
    "CriterionValueDraft",
    "Current",
    "Expected",
    "Previous",
    "ValueProblem",
    "check_value",
    "impossible",
    "list_criteria",
    "list_criteria_values",
    "parse_current",
    "parse_expected",
    "parse_previous",
    "save_value",
    "summarise_district",
    "unit_problems",
]
