"""The whole workspace as readable workbooks of Excel, one a subject; nothing loads them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.enums import MeasureStatus, YearsKind
from app.services.criteria.wording import REACHED
from app.services.language.dates import date_digits, year_name
from app.services.language.deadlines.periods import PlanPeriod, period_between, period_words
from app.services.language.numbers import hundredths, percent_h, whole
from app.services.language.sentences import capital
from app.services.log.catalogue import descriptions
from app.services.log.words.columns import Column, Unit, value_words
from app.services.open_file.exporting.export import read_district
from app.services.open_file.shapes.indicators import known_indicators
from app.services.open_file.shapes.lists import (
    LISTS,
    MEETINGS,
    ORDERS,
    PEOPLE,
    PROGRAMMES,
    RESULTS,
    SCHOOLS,
)
from app.services.open_file.shapes.shape import REFERENCES, Shape, Sort
from app.services.open_file.shapes.titles import section_title
from app.services.program_files import program_json
from app.services.progress import Steps
from app.services.sheets.sheet import Cell, Sheet, SheetColumn, share_of_h
from app.services.sheets.workbook import write_sheet
from app.services.storage.files.files import safe_name

if TYPE_CHECKING:
    from app.services.open_file.format.district import District
    from app.services.open_file.format.part import Part
    from app.services.storage.workspace import Workspace

Row = Sequence[Cell]
_OWNERS = {
    Sort.SCHOOL: "школа",
    Sort.PERSON: "сотрудник",
    Sort.ORDER: "приказ",
    Sort.DOCUMENT: "документ",
    Sort.FACTOR: "фактор",
    Sort.PROCEDURE: "процедура",
    Sort.PROGRAMME: "программа",
}
_VERDICTS = {"reached": REACHED[True], "not_reached": REACHED[False], "no_data": REACHED[None]}
_SHAPES: Mapping[str, Shape] = {
    "people": PEOPLE,
    "schools": SCHOOLS,
    "results": RESULTS,
    "orders": ORDERS,
    "programmes": PROGRAMMES,
    "meetings": MEETINGS,
    **LISTS,
}


def export_workbooks(workspace: "Workspace", folder: Path) -> Steps[list[Path]]:
    """Write a workbook a subject into a folder, which is made; subjects without rows have none.

    Raises:
        EnvironmentProblem: a file is open elsewhere or cannot be written.
        UserError: there can be no such folder.
    """
    district = read_district(workspace)
    made: list[Path] = []
    for sheet in sheets(district):
        out = folder / safe_name(sheet.title, ".xlsx")
        yield from write_sheet(sheet, out, made_at=workspace.clock.now())
        made.append(out)
    return made


def sheets(district: "District") -> Iterator[Sheet]:
    """The tables of all subjects that have rows, in the order of the file."""
    names = _Names(district)
    for section, shape in _SHAPES.items():
        parts: Sequence[Part] = getattr(district, section)
        if parts:
            yield _of_shape(section_title(section), shape, parts, names)
    own = (
        ("Паспорта школ", _PASSPORTS, _passports(district, names)),
        ("Показатели программ", _INDICATORS, _indicators(district)),
        ("Планы", _PLANS, _plans(district, names)),
        ("Повестки заседаний", _ITEMS, _items(district)),
        ("Значения критериев", _CRITERIA, _criteria(district, names)),
    )
    for title, columns, rows in own:
        listed = list(rows)
        if listed:
            yield Sheet(title=title, columns=columns, rows=listed, count=len(listed))


class _Names:
    """What the objects of a district are called where others name them."""

    def __init__(self, district: "District") -> None:
        schools = {one.login or one.id: one.name for one in district.schools}
        orders = {
            one.id: f"{one.title} ({_requisites(one.number, one.date)})" for one in district.orders
        }
        self._names: Mapping[Sort, Mapping[str, str]] = {
            Sort.SCHOOL: schools,
            Sort.PERSON: {
                one.id: f"{one.surname} {one.name or one.initials} {one.patronymic}".strip()
                for one in district.people
            },
            Sort.ORDER: orders,
            Sort.DOCUMENT: {one.id: one.title for one in district.expert_documents},
            Sort.PROCEDURE: {
                **{one["code"]: one["title"] for one in program_json("procedures.json")},
                **{one.code: one.title for one in district.procedures},
            },
        }

    def of(self, sort: Sort, key: str | None) -> str:
        """The name of an object; a code that names itself, as it is."""
        return self._names.get(sort, {}).get(key or "", key or "")


def _requisites(number: str | None, day: date | None) -> str:
    told = f"№ {number}" if number else "проект"
    return told if day is None else f"{told} от {date_digits(day)}"


def _of_shape(title: str, shape: Shape, parts: "Sequence[Part]", names: _Names) -> Sheet:
    """The rows of a list under the words of its table."""
    described = descriptions()[shape.table].columns
    keys = type(parts[0]).model_fields  # in the order of the file
    told = [
        key
        for key in keys
        if key in shape.columns and key != "active" and shape.columns[key].name in described
    ]
    columns = [_heading(shape, key, described) for key in told]
    rows = [[_cell(shape, key, part, described, names) for key in told] for part in parts]
    return Sheet(title=title, columns=columns, rows=rows, count=len(rows))


def _heading(shape: Shape, key: str, described: Mapping[str, Column]) -> SheetColumn:
    column = shape.columns[key]
    words = described.get(column.name)
    title = (words.title if words else "") or _OWNERS.get(column.sort, "")
    typed = column.sort is Sort.HUNDREDTHS or (
        words is not None and words.unit in (Unit.COUNT, Unit.DAY, Unit.HUNDREDTHS)
    )
    return SheetColumn(capital(title), typed=typed)


def _cell(
    shape: Shape, key: str, part: "Part", described: Mapping[str, Column], names: _Names
) -> Cell:
    column, value = shape.columns[key], getattr(part, key)
    words = described.get(column.name)
    if column.sort in REFERENCES:
        return Cell(names.of(column.sort, value))
    if isinstance(value, list):
        return Cell("\n".join(map(str, value)))  # pyright: ignore[reportUnknownArgumentType]
    if column.sort is Sort.HUNDREDTHS and value is not None:
        return Cell(hundredths(round(value * 100)), value)
    if words is not None and words.unit is Unit.YEAR and value is not None:
        return Cell(year_name(value))
    if words is not None and words.choice is not None:
        return Cell(value_words(words, value))
    return _plain(value)


def _plain(value: Any) -> Cell:  # noqa: ANN401 - a value of the file
    if isinstance(value, bool):
        return Cell("да" if value else "нет")
    if isinstance(value, date):
        return Cell(date_digits(value), value)
    if isinstance(value, int):
        return Cell(whole(value), value)
    return Cell("" if value is None else str(value))


def _columns(*titles: str, typed: Sequence[str] = ()) -> tuple[SheetColumn, ...]:
    return tuple(SheetColumn(title, typed=title in typed) for title in titles)


_PASSPORTS = _columns(
    *("Школа", "Дата", "Показатель", "Число", "Доля", "Источник"), typed=("Дата", "Число", "Доля")
)
_INDICATORS = _columns("Программа", "Показатель", "Единица", "Начало", "Год", "Цель", "Значение")
_PLANS = _columns(
    *("План", "Срок плана", "Школа", "Раздел", "№", "Мероприятие", "Срок", "Ответственные"),
    *("Ожидаемый результат", "Статус", "Отметка"),
)
_ITEMS = _columns(
    *("Заседание", "Дата", "Вопрос", "Слушали", "Решили", "Ответственный", "Срок"), typed=("Дата",)
)
_CRITERIA = _columns(
    *("Школа", "№", "Критерий", "Учебный год", "Текущее значение", "Ожидаемое значение", "Вывод"),
    typed=("№",),
)


def _passports(district: "District", names: _Names) -> Iterator[Row]:
    for passport in district.passports:
        for code, value in passport.values.items():
            count, share = Cell(""), Cell("")
            if isinstance(value, int):
                count = Cell(str(value), value)
            else:
                stored = round(value.percent * 100)
                share = Cell(percent_h(stored), share_of_h(stored))
            yield (
                Cell(names.of(Sort.SCHOOL, passport.school)),
                _plain(passport.date),
                Cell(known_indicators()[code].title),
                count,
                share,
                Cell(passport.source),
            )


def _indicators(district: "District") -> Iterator[Row]:
    for programme in district.programmes:
        for one in programme.indicators:
            head = (programme.title, one.title, one.unit, _words(one.base))
            for year in sorted({*one.targets, *one.values}) or [""]:
                told = (year, _words(one.targets.get(year)), _words(one.values.get(year)))
                yield tuple(Cell(text) for text in (*head, *told))


def _words(value: Any) -> str:  # noqa: ANN401 - a value of an indicator
    """A target or a value as it reads."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, int | float):
        return hundredths(round(value * 100))
    counts = "" if value.whole is None else f"{value.part} из {value.whole}"
    number = "" if value.number is None else hundredths(round(value.number * 100))
    return "; ".join(filter(None, (number, counts, value.text)))


def _plans(district: "District", names: _Names) -> Iterator[Row]:
    for plan in district.plans:
        assert plan.period.start is not None
        assert plan.period.end is not None
        period = _period(plan.period.start, plan.period.end, plan.period.years)
        for section in plan.sections:
            for measure in section.measures:
                mark = measure.marks[-1] if measure.marks else None
                status = "not_started" if mark is None else mark.status
                told = (
                    *(plan.title, period, names.of(Sort.SCHOOL, plan.school), section.title),
                    *(measure.number, measure.title, measure.deadline),
                    *("\n".join(measure.responsible), measure.expected),
                    *(MeasureStatus(status).label, "" if mark is None else mark.text),
                )
                yield tuple(Cell(text) for text in told)


def _period(start: date, end: date, years: str | None) -> str:
    if years is None:
        return period_words(period_between(start, end))
    return period_words(PlanPeriod(start, end, YearsKind(years)))


def _items(district: "District") -> Iterator[Row]:
    for meeting in district.meetings:
        for item in meeting.items:
            told = (item.question, item.heard, item.decision, item.responsible, item.deadline)
            yield (Cell(meeting.title), _plain(meeting.date), *(Cell(text) for text in told))


def _criteria(district: "District", names: _Names) -> Iterator[Row]:
    titles = dict(enumerate(_criterion_titles(district), start=1))
    for value in district.criteria:
        told = (
            *(titles.get(value.criterion, ""), year_name(value.year)),
            *(value.current, value.expected, _VERDICTS[value.verdict or "no_data"]),
        )
        yield (
            Cell(names.of(Sort.SCHOOL, value.school)),
            _plain(value.criterion),
            *(Cell(text) for text in told),
        )


def _criterion_titles(district: "District") -> list[str]:
    titles = [one["title"] for one in program_json("criteria.json")]
    for told in district.criteria_titles:
        titles[told.criterion - 1 : told.criterion] = [told.title]
    return titles
