from typing import get_args

import pytest

from app.services.findings.links import Link, ToPlan, ToResult, ToRun, ToSchool


def test_links_are_equal_to_the_same_thing_and_to_no_other() -> None:
    assert ToPlan(7) == ToPlan(plan_id=7, edit=False)
    assert ToPlan(7) != ToPlan(7, edit=True)
    assert ToPlan(7) != ToRun(7)
    assert len({ToPlan(7), ToPlan(7), ToRun(7), ToPlan(8)}) == 3


def test_a_link_is_frozen_and_says_what_it_is() -> None:
    link = ToResult(7, year=2026)
    assert (link.school_id, link.procedure, link.year) == (7, None, 2026)
    assert repr(link) == "ToResult(7, None, 2026)"
    with pytest.raises(AttributeError, match="year is frozen"):
        link.year = 2027  # pyright: ignore[reportAttributeAccessIssue]


@pytest.mark.parametrize(
    ("values", "named"),
    [((), {}), ((7, "passport", 3), {}), ((7,), {"school_id": 8}), ((7,), {"tab": "facts"})],
)
def test_a_link_takes_its_own_fields_and_no_others(
    values: tuple[object, ...], named: dict[str, object]
) -> None:
    with pytest.raises(TypeError, match="ToSchool"):
        ToSchool(*values, **named)  # pyright: ignore[reportArgumentType, reportCallIssue]


def test_every_link_can_be_matched_by_its_fields() -> None:
    assert [kind for kind in get_args(Link) if not kind.__doc__] == []
    match ToSchool(7, "passport"):
        case ToSchool(school_id, "passport"):
            assert school_id == 7
        case _:
            pytest.fail("the fields of a link stand in their order")
