"""Every stored value of an enumeration has its Russian words."""

import re

from app import enums

CLASSES = [
    kind
    for kind in vars(enums).values()
    if isinstance(kind, type)
    and issubclass(kind, enums.LabelledEnum)
    and kind is not enums.LabelledEnum
]


def test_every_value_has_a_label_of_its_own() -> None:
    assert len(CLASSES) > 10
    labels = {kind.__name__: [value.label for value in kind] for kind in CLASSES}
    offenders = [name for name, said in labels.items() if not said or len(set(said)) < len(said)]
    offenders += [
        f"{name}: {label}"
        for name, said in labels.items()
        for label in said
        if not re.search(r"[А-Яа-я%]", label)
    ]
    assert offenders == []


def test_marks_of_what_goes_on_have_no_day_and_all_that_finish_have_one() -> None:
    status = enums.MeasureStatus
    assert {one for one in status if not one.has_day} == {status.NOT_STARTED, status.IN_PROGRESS}
    assert all(one.has_day for one in status if one.is_finished)
