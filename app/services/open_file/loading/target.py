"""The workspace as the loading writes it: objects as rows, and whom the names in the file mean."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from app.services.findings.finding import Finding, Weight
from app.services.language.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    local_day,
    school_year_of,
    year_of_paper,
)
from app.services.language.logins import login_key
from app.services.language.numbers import hundredths
from app.services.language.sentences import quoted
from app.services.open_file.loading.store import Store, key_number
from app.services.open_file.shapes.shape import REFERENCES, Column, Shape, Sort

if TYPE_CHECKING:
    from sqlmodel import SQLModel

    from app.services.log.changes import Work
    from app.services.open_file.format.part import Part
    from app.services.writing.target import Wrong

_MISSING = {
    Sort.SCHOOL: ("школы", "нет ни в файле, ни в реестре.", "Добавьте её в schools."),
    Sort.PERSON: ("сотрудника", "в файле нет.", "Добавьте его в people с этим id."),
    Sort.ORDER: ("приказа", "в файле нет.", "Добавьте его в orders с этим id."),
    Sort.PROGRAMME: ("программы", "в файле нет.", "Добавьте её в programmes с этим id."),
    Sort.DOCUMENT: ("документа", "в файле нет.", "Добавьте его в expert_documents с этим id."),
    Sort.FACTOR: ("фактора", "нет ни в файле, ни в списке.", "Добавьте его в risk_factors."),
    Sort.PROCEDURE: ("процедуры", "нет.", "Исправьте код или опишите её в procedures."),
}


# What a form would not do without.
_NAMED = {
    "person": "surname",
    "school": "name",
    "order_record": "title",
    "programme": "title",
    "indicator": "title",
    "act": "kind",
    "plan": "title",
    "library_measure": "title",
    "risk_factor": "title",
}


class Target:
    """One loading.

    Attributes:
        store: what is stored.
        names: by sort the keys of the rows that the file names.
        findings: what looks wrong and is taken all the same.
        placed: by table the rows of the file, each with its path.
        moment: when it is loaded; `today` is its day.
        usual_year: the school year of rows whose year nothing tells.
    """

    def __init__(self, work: "Work", sections: Sequence[str], moment: datetime) -> None:
        self.work = work
        self.moment = moment
        self.today = local_day(moment)
        self.store = Store(work, sections)
        self.names: dict[Sort, dict[str, int]] = {sort: {} for sort in REFERENCES}
        self.findings: list[Finding] = []
        self.placed: defaultdict[str, list[tuple[Any, str]]] = defaultdict(list)
        self.usual_year = school_year_of(self.today)

    def name(self, sort: Sort, name: str, record: "SQLModel", path: str) -> None:
        """Let others call a stored row by its name in the file."""
        if name and self.names[sort].setdefault(name, key_number(record)) != key_number(record):
            self.store.wrong(f"{path}.id", f"{quoted(name)} уже есть.", "Назовите иначе.")

    def key(self, sort: Sort, name: str | None, path: str) -> int | None:
        """The key of the row that a name means; None for none; a wrong one is told."""
        if not name:
            return None
        known = self.names[sort]
        found = known.get(name)
        if found is None and sort is Sort.SCHOOL:
            found = known.get(login_key(name) or "")
        if found is None:
            what, gone, hint = _MISSING[sort]
            self.store.wrong(path, f"{what} {quoted(name)} {gone}", hint)
        return found

    def values(self, shape: Shape, part: "Part", path: str) -> dict[str, Any]:
        """An object as columns of its table; a flag that the file does not tell is left out."""
        told: dict[str, Any] = {}
        for key, column in shape.columns.items():
            if column.sort is Sort.FLAG and not part.is_told(key):
                continue
            told[column.name] = self.value(column, getattr(part, key), f"{path}.{key}")
        if shape.yearly:
            told["year"] = self._year(shape, part, told, path)
        return told

    def value(self, column: Column, value: Any, path: str) -> Any:  # noqa: ANN401 - any value
        """A value of the file as its column holds it."""
        match column.sort:
            case Sort.PLAIN | Sort.FLAG:
                return value
            case Sort.LINES:
                return lines_text(value)
            case Sort.HUNDREDTHS:
                return self.hundredths(value, path)
            case Sort.TIME:
                return minutes(value)
            case _:
                return self.key(column.sort, value, path)

    def hundredths(self, value: float | None, path: str) -> int | None:
        """A number in hundredths; one with more decimals is rounded, which is told."""
        if value is None:
            return None
        exact = Fraction(str(value)) * 100
        stored = int(exact + Fraction(1, 2)) if exact >= 0 else -int(-exact + Fraction(1, 2))
        if stored != exact:
            text = f"Число {value} округлено до {hundredths(stored)}."
            self.find("file.rounded", text, path, weight=Weight.NOTE)
        return stored

    def find(
        self, code: str, text: str, path: str, *, hint: str = "", weight: Weight = Weight.ERROR
    ) -> None:
        """Tell what looks wrong and is taken all the same."""
        self.findings.append(Finding(code=code, text=text, hint=hint, weight=weight, where=path))

    def find_wrong(self, wrong: "Wrong", path: str) -> None:
        """Tell what a form would refuse."""
        self.find(wrong.code, wrong.text, path, hint=wrong.hint, weight=wrong.weight)

    def put(
        self,
        shape: Shape,
        part: "Part",
        path: str,
        kept: Mapping[str, Any] | None = None,
        **others: Any,  # noqa: ANN401 - values of columns
    ) -> Any:  # noqa: ANN401 - a record
        """Store an object of a shape with further columns; `kept` are those of a new row only."""
        record = self.store.put(
            shape.table,
            shape.key,
            {**others, **self.values(shape, part, path)},
            path=path,
            unique=shape.unique,
            kept={**(kept or {}), **({"position": 0} if shape.ordered else {})},
        )
        self.keep(shape.table, record, part, path)
        return record

    def keep(self, table: str, record: "SQLModel", part: "Part", path: str) -> None:
        """Remember where a row stands in the file, and its notes; tell of one without a name."""
        name = _NAMED.get(table)
        if name is not None and not str(getattr(part, name)).strip():
            self.find("file.no-name", "Не заполнено.", f"{path}.{name}", hint="Впишите значение.")
        self.placed[table].append((record, path))
        self.store.remark(table, record, part.notes)

    def put_list(
        self,
        shape: Shape,
        parts: "Sequence[Part]",
        path: str,
        **others: Any,  # noqa: ANN401 - values of columns
    ) -> "list[SQLModel]":
        """Store objects that stand in their order among those of the same values."""
        records = [
            self.put(shape, part, f"{path}[{at}]", **others) for at, part in enumerate(parts)
        ]
        if shape.ordered and records:
            within: Mapping[str, Any] = {name: others[name] for name in shape.within}
            self.store.arrange(shape.table, within, records)
        return records

    def _year(self, shape: Shape, part: "Part", told: Mapping[str, Any], path: str) -> int | None:
        """The school year of a row: as told, else that of its day, else the usual one."""
        year: int | None = getattr(part, "year", None)
        if year is None and not (shape.may_lack_year and part.is_told("year")):
            days = (told[name] for name in shape.dated)
            day: date | None = next((one for one in days if one is not None), None)
            usual = None if shape.may_lack_year else self.usual_year
            year = usual if day is None else year_of_paper(day)
            if shape.may_lack_year and year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
                return None
        if year is not None or not shape.may_lack_year:
            self.store.has_year(year, f"{path}.year")
        return year


def minutes(time: str | None) -> int | None:
    """«14:30» in minutes after midnight."""
    if time is None:
        return None
    hours, rest = time.split(":")
    return int(hours) * 60 + int(rest)


def lines_text(items: Sequence[str]) -> str:
    """A list as it is stored: a line each; a line end inside an item becomes a blank."""
    return "\n".join(filter(None, (item.replace("\n", " ") for item in items)))
