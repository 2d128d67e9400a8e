"""Criteria by which supported schools are followed: current, previous and expected values."""

from app.services.criteria.school_values import (
    CriterionDefinition,
    CriterionRow,
    CriterionValueDraft,
    check_value,
    filled_schools,
    list_criteria,
    list_criteria_values,
    list_schools_values,
    save_value,
)
from app.services.criteria.values import (
    Current,
    Expected,
    Previous,
    impossible,
    parse_current,
    parse_expected,
    parse_previous,
    unit_problems,
)

__all__ = [
    "CriterionDefinition",
    "CriterionRow",
    "CriterionValueDraft",
    "Current",
    "Expected",
    "Previous",
    "check_value",
    "filled_schools",
    "impossible",
    "list_criteria",
    "list_criteria_values",
    "list_schools_values",
    "parse_current",
    "parse_expected",
    "parse_previous",
    "save_value",
    "unit_problems",
]
