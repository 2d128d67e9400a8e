"""The shape of a plan workbook."""

from dataclasses import dataclass, field
from datetime import datetime

Row = dict[str, object]
OFFICE, SCHOOLS_PARTY = "Управление образования", "Общеобразовательные организации"
BOTH = f"{OFFICE}; {SCHOOLS_PARTY}"
DONE, PARTLY, NOT_DONE = "выполнено", "выполнено частично", "не выполнено"
IN_PROGRESS, POSTPONED, CANCELLED = "в работе", "перенесено", "снято"


@dataclass(frozen=True)
class Mark:
    """A mark of execution in the plan workbook."""

    status: str
    text: str = ""
    on: str = ""
    order: tuple[str, str] | None = None


@dataclass(frozen=True)
class Item:
    """A measure: title, deadline, responsible parties, expected result, mark."""

    title: str
    deadline: str
    responsible: str = BOTH
    expected: str = ""
    mark: Mark | None = None


@dataclass(frozen=True)
class DemoPlan:
    """A plan workbook: its head and its sections."""

    title: str
    year: int
    sections: dict[str, tuple[Item, ...]] = field(default_factory=dict)
    school: str = ""

    @property
    def head(self) -> dict[str, object]:
        """Cells above the table."""
        return {
            "plan": self.title,
            "year": f"{self.year - 1}/{self.year}",
            "school": self.school or None,
        }

    def rows(self) -> list[Row]:
        """The lines of the table."""
        items = [(section, item) for section, found in self.sections.items() for item in found]
        return [
            {
                "section": section,
                "number": number,
                "title": item.title,
                "deadline": item.deadline,
                "responsible": item.responsible,
                "expected": item.expected or None,
                **_mark_cells(item.mark),
            }
            for number, (section, item) in enumerate(items, start=1)
        ]


def _mark_cells(mark: Mark | None) -> Row:
    if mark is None:
        return {}
    number, issued_on = mark.order or (None, "")
    return {
        "status": mark.status,
        "mark_text": mark.text or None,
        "marked_on": _day(mark.on),
        "order_number": number,
        "order_date": _day(issued_on),
    }


def _day(text: str) -> datetime | None:
    if not text:
        return None
    day, month, year = (int(part) for part in text.split("."))
    return datetime(year, month, day)
