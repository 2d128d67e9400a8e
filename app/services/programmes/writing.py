"""The one writer of programmes: whole, with everything that belongs to them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from app.errors import UserError
from app.services.language.dates import FIRST_YEAR, LAST_YEAR
from app.services.language.deadlines.periods import school_period
from app.services.language.sentences import quoted, titled
from app.services.log.changes import Changes, changing
from app.services.plans.parts import plans_of_programme, take_period
from app.services.programmes.parts import LISTS, TEXTS, Programme, YearValue, years_of_programme
from app.services.programmes.reading import missing_programme
from app.services.writing.target import Wrong, refuse_first

if TYPE_CHECKING:
    from sqlmodel import Session, SQLModel

    from app import models
    from app.services.storage.workspace import Workspace

_LONGEST = 20_000


def save_programme(workspace: "Workspace", programme: Programme) -> tuple[int, Changes]:
    """Add a programme, or change the stored one with its key; its plans take its period.

    Raises:
        UserError: the title is missing, a value cannot be, a text is too long, or what it refers
            to is not there.
    """
    from app.models import Programme as Record

    refuse_first(wrong_parts(programme))
    action = "Добавление программы" if programme.id is None else "Изменение программы"
    with changing(workspace, "edit", action) as work:
        session = work.session
        _require_links(session, programme)
        record = _existing(session, programme.id) if programme.id else Record(**_columns(programme))
        record.sqlmodel_update(_columns(programme))
        session.add(record)
        session.flush()
        assert record.id is not None
        work.about(titled(record.title))
        _store_parts(session, record.id, programme)
        _store_indicators(session, record.id, programme)
        take_period(session, record.id, programme.period)
    return record.id, work.changes


def set_archived(workspace: "Workspace", programme_id: int, *, archived: bool) -> Changes:
    """Put a programme away or take it out again; documents that name it keep working.

    Raises:
        UserError: there is no such programme.
    """
    title = "Программа в архив" if archived else "Программа из архива"
    with changing(workspace, "edit", title) as work:
        record = _existing(work.session, programme_id)
        work.about(titled(record.title))
        record.archived = archived
        work.session.add(record)
    return work.changes


def approve_programme(session: "Session", programme_id: int, order_id: int) -> None:
    """Name, within a running change, the order that approves a programme which names none."""
    record = _existing(session, programme_id)
    if record.order_id is None:
        record.order_id = order_id
        session.add(record)


def delete_programme(workspace: "Workspace", programme_id: int) -> Changes:
    """Take a programme away with its parts.

    Raises:
        UserError: there is no such programme, or plans belong to it.
    """
    with changing(workspace, "edit", "Удаление программы") as work:
        session = work.session
        record = _existing(session, programme_id)
        work.about(titled(record.title))
        plans = plans_of_programme(session, programme_id)
        if plans:
            named = ", ".join(quoted(title) for title in plans)
            raise UserError(
                f"К программе относятся планы: {named}.",
                "Сначала уберите программу из этих планов или отправьте её в архив.",
            )
        empty = Programme(title=record.title, period=school_period(LAST_YEAR))
        _store_parts(session, programme_id, empty)
        _store_indicators(session, programme_id, empty)
        session.delete(record)
    return work.changes


def wrong_parts(programme: Programme) -> Iterator[Wrong]:
    """What is wrong with a programme as typed."""
    if not " ".join(programme.title.split()):
        yield _wrong("title", "Не указано название программы.", "Заполните поле «Название».")
    for end in (programme.period.start, programme.period.end):
        if not FIRST_YEAR <= end.year <= LAST_YEAR:
            yield _wrong("period", f"Год {end.year} указан неверно.", "Исправьте срок.")
    for name in TEXTS:
        if len(getattr(programme, name)) > _LONGEST:
            hint = f"Сократите до {_LONGEST} знаков."
            yield _wrong(name, "Текст слишком длинный.", hint)
    years = years_of_programme(programme.period)
    for indicator in programme.indicators:
        if not indicator.title.strip():
            yield _wrong("indicators", "Есть показатель без названия.", "Впишите название.")
        for year, value in indicator.years.items():
            yield from _wrong_value(quoted(indicator.title), year, years, value)


def _wrong_value(title: str, year: int, years: Sequence[int], value: YearValue) -> Iterator[Wrong]:
    if year not in years and not value.is_empty:
        text = f"{title}: значение за {year} год, а это вне срока программы."
        yield _wrong("indicators", text, "Исправьте год или срок.")
    part, whole = value.value_part, value.value_whole
    if (part is None) != (whole is None):
        text = f"{title}, {year} год: указано только одно из двух чисел доли."
        yield _wrong("indicators", text, "Укажите, сколько и из скольких.")
    elif part is not None and whole is not None and not 0 <= part <= whole:
        text = f"{title}, {year} год: {part} из {whole} не бывает."
        yield _wrong("indicators", text, "Исправьте числа.")


def _wrong(field: str, text: str, hint: str) -> Wrong:
    return Wrong(code=f"programme.{field}", text=text, hint=hint, field=field)


def _require_links(session: "Session", programme: Programme) -> None:
    from app.models import Act, OrderRecord, Person, School

    named: tuple[tuple[type[SQLModel], Sequence[int | None], str], ...] = (
        (OrderRecord, (programme.order_id,), "Выбранного приказа нет в реестре."),
        (School, programme.schools, "Одной из школ нет в реестре."),
        (Person, [one.person_id for one in programme.members], "Одного из сотрудников нет."),
        (Act, programme.acts, "Одного из правовых актов нет в списке."),
    )
    for model, keys, text in named:
        if any(key is not None and session.get(model, key) is None for key in keys):
            raise UserError(text, "Выберите другую запись.")
    if len(set(programme.schools)) < len(programme.schools):
        raise UserError("Одна школа указана дважды.", "Уберите повтор.")
    if len(set(programme.acts)) < len(programme.acts):
        raise UserError("Один правовой акт указан дважды.", "Уберите повтор.")


def _columns(programme: Programme) -> dict[str, Any]:
    return {
        "kind": programme.kind.value,
        "title": " ".join(programme.title.split()),
        "period_start": programme.period.start,
        "period_end": programme.period.end,
        "years_kind": programme.period.kind.value,
        "period_words": " ".join(programme.period_words.split()),
        "order_id": programme.order_id,
        "archived": programme.archived,
        **{name: getattr(programme, name).strip() for name in TEXTS},
        **{name: joined(getattr(programme, name)) for name in LISTS},
    }


def joined(items: Sequence[str]) -> str:
    """A list as it is stored: a line each; a line end inside an item becomes a blank."""
    return "\n".join(filter(None, (" ".join(item.split()) for item in items)))


def _store_parts(session: "Session", key: int, programme: Programme) -> None:
    """The lists that belong to a programme become these, in their order."""
    from app import models

    directions = [
        {"title": one.title.strip(), "aim": one.aim.strip(), "tasks": joined(one.tasks)}
        for one in programme.directions
    ]
    members = [{"person_id": one.person_id, "role": one.role.strip()} for one in programme.members]
    risks = [{"title": one.title.strip(), "measures": one.measures} for one in programme.risks]
    _replace(session, models.ProgrammeDirection, key, directions)
    _replace(session, models.ProgrammeMember, key, members)
    _replace(session, models.ProgrammeRisk, key, risks)
    _replace_keyed(session, models.ProgrammeSchool, key, "school_id", programme.schools)
    _replace_keyed(session, models.ProgrammeAct, key, "act_id", programme.acts)


def _replace(
    session: "Session", model: "type[SQLModel]", key: int, rows: Sequence[Mapping[str, Any]]
) -> None:
    """Rows by their places: those that are there change, others come or go."""
    stored = _stored(session, model, key)
    for position, values in enumerate(rows, start=1):
        if position <= len(stored):
            record = stored[position - 1]
            record.sqlmodel_update({**values, "position": position})
        else:
            record = model(programme_id=key, position=position, **values)
        session.add(record)
    for record in stored[len(rows) :]:
        session.delete(record)
    session.flush()


def _replace_keyed(
    session: "Session", model: "type[SQLModel]", key: int, column: str, keys: Sequence[int]
) -> None:
    """Rows by what they name: those that stay keep their row at another place."""
    stored = {getattr(record, column): record for record in _stored(session, model, key)}
    for position, one in enumerate(keys, start=1):
        record = stored.pop(one, None) or model(programme_id=key, position=0, **{column: one})
        record.sqlmodel_update({"position": position})
        session.add(record)
    for record in stored.values():
        session.delete(record)
    session.flush()


def _store_indicators(session: "Session", key: int, programme: Programme) -> None:
    from app.models import Indicator as Record

    stored = {record.id: record for record in _stored(session, Record, key)}
    for position, one in enumerate(programme.indicators, start=1):
        record = stored.pop(one.id, None) or Record(programme_id=key, position=0, title="")
        record.sqlmodel_update(
            {
                "position": position,
                "title": " ".join(one.title.split()),
                "group_title": one.group.strip(),
                "aim": one.aim.strip(),
                "unit": one.unit.strip(),
                "operator": one.operator.value,
                "base_h": one.base_h,
                "base_text": one.base_text.strip(),
                "source": one.source,
                **{
                    name: getattr(one, name).strip()
                    for name in ("collection", "processing", "procedure", "system")
                },
            }
        )
        session.add(record)
        session.flush()
        assert record.id is not None
        store_years(session, record.id, one.years)
    for record in stored.values():
        store_years(session, record.id, {})
        session.delete(record)
    session.flush()


def store_years(session: "Session", indicator_id: int, years: Mapping[int, YearValue]) -> None:
    """The years of an indicator become these; one that says nothing has no row."""
    from sqlmodel import select

    from app.models import IndicatorYear

    query = select(IndicatorYear).where(IndicatorYear.indicator_id == indicator_id)
    stored = {record.year: record for record in session.exec(query)}
    for year, value in years.items():
        if value.is_empty:
            continue
        record = stored.pop(year, None) or IndicatorYear(indicator_id=indicator_id, year=year)
        record.sqlmodel_update({name: getattr(value, name) for name in YearValue.__slots__})
        session.add(record)
    for record in stored.values():
        session.delete(record)
    session.flush()


def _stored(session: "Session", model: "type[SQLModel]", key: int) -> "list[Any]":
    from sqlmodel import select

    records: list[Any] = list(session.exec(select(model).filter_by(programme_id=key)))
    return sorted(records, key=lambda one: one.position)


def _existing(session: "Session", key: int) -> "models.Programme":
    from app.models import Programme as Record

    record = session.get(Record, key)
    if record is None:
        raise missing_programme()
    return record
