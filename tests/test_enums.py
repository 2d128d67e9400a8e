"""Every stored value of an enumeration has its Russian words."""

import re

import pytest

from app import enums

CLASSES = [
    kind
    for kind in vars(enums).values()
    if isinstance(kind, type)
    and issubclass(kind, enums.LabelledEnum)
    and kind is not enums.LabelledEnum
]


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_every_value_has_a_label_of_its_own(kind: type[enums.LabelledEnum]) -> None:
    labels = [value.label for value in kind]
    assert labels
    assert len(set(labels)) == len(labels)
    assert all(re.search(r"[А-Яа-я%]", label) for label in labels)
