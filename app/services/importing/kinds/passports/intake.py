"""The kind of our workbook «Паспорта школ»."""

from collections.abc import Mapping, Sequence

from app.services.importing.kinds.passports.blocks import KEY, passport_layouts
from app.services.importing.kinds.passports.reading import read_passports
from app.services.importing.reading.intake import IN_FILE, Intake
from app.services.importing.tables.layouts import Layout, layout


def _has_counts(_layout: Layout, places: Mapping[str, int], _keys: Sequence[str]) -> bool:
    """A school and a date are a block only beside one of its counts."""
    return bool(places.keys() - {column.key for column in layout(KEY).columns})


INTAKE = Intake(
    key=KEY,
    reader=read_passports,
    fixed="Год паспорта – это год даты в строке. " + IN_FILE,
    parts=passport_layouts,
    is_enough=_has_counts,
)
