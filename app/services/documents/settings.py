"""Settings of a document kind: described as data, stored in the workspace, checked in words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from app.errors import UserError
from app.services.documents.model.manner import Manner
from app.services.documents.model.styles import DEFAULT_PRESET, PRESETS, DocumentStyle, make_style
from app.services.documents.stored import (
    DEPARTMENT,
    by_year,
    kind_key,
    stored_under,
    with_year,
    word_key,
)
from app.services.language.dates import FIRST_YEAR, LAST_YEAR, parse_day
from app.services.language.numbers import measured
from app.services.log.changes import Changes
from app.services.log.settings import get_setting, set_setting

if TYPE_CHECKING:
    from app.services.documents.references import Reference
    from app.services.storage.workspace import Workspace

FLAG_VALUES = {"1": "1", "0": "0", "да": "1", "нет": "0", "true": "1", "false": "0"}
_FLAG_WORDS = "да или нет"


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingSpec:
    """One setting.

    Attributes:
        name: as written in `--set name=value`.
        title: Russian.
        kind: `text`, `lines` (a text of several paragraphs, a line each), `choice`, `flag`
            («1»/«0»), `number`, `date` (as «2026-05-20»), `list` (names separated by commas),
            `reference` (the key of a row), `party` (the name of somebody who answers for measures).
        choices: (Russian words, value) of a choice; the allowed names of a list.
        default: its text when nothing is stored; empty means "the program decides".
        lowest: of a number.
        highest: of a number.
        refers: of a reference, what it names.
        yearly: what is chosen for the document of a year says nothing about that of another.
        group: part of the form: `content`, `model`, `columns`, or `look`, which the department
            presets.
        each: what of its choices a set of papers can make a document for each of, as the window
            says it («по каждой школе»); empty where a set makes one document.
        apart: a set makes them for each unless it is told otherwise: one alone would be that of
            an arbitrary row, or of none.
    """

    name: str
    title: str
    kind: str = "text"
    choices: tuple[tuple[str, str], ...] = ()
    default: str = ""
    lowest: float = 0
    highest: float = 0
    refers: "Reference | None" = None
    yearly: bool = False
    group: str = "content"
    each: str = ""
    apart: bool = False


def _measure(
    name: str, title: str, lowest: float, highest: float, default: str = ""
) -> SettingSpec:
    return SettingSpec(
        name=name,
        title=title,
        kind="number",
        default=default,
        lowest=lowest,
        highest=highest,
        group="look",
    )


def _custom(name: str, title: str, default: str = "0") -> SettingSpec:
    return SettingSpec(name=name, title=title, kind="flag", default=default, group="look")


IN_WORDS = "words"
LOOK_SETTINGS = (
    SettingSpec(
        name="preset",
        title="Правила оформления",
        kind="choice",
        choices=(("ГОСТ Р 7.0.97-2025", "gost-2025"), ("ГОСТ Р 7.0.97-2016", "gost-2016")),
        default=DEFAULT_PRESET,
        group="look",
    ),
    _measure("font_size", "Размер шрифта, пт", 12, 14, "14"),
    _measure("table_font_size", "Размер шрифта в таблицах, пт", 9, 14, "11"),
    _measure("margin_left", "Левое поле, мм", 20, 40, "30"),
    _measure("margin_right", "Правое поле, мм", 10, 30, "10"),
    _measure("margin_top", "Верхнее поле, мм", 20, 40, "20"),
    _measure("margin_bottom", "Нижнее поле, мм", 15, 40, "20"),
    _measure("line_spacing", "Межстрочный интервал (пусто: по правилам оформления)", 1, 1.5),
    _measure("first_line", "Абзацный отступ, мм", 0, 20, "12.5"),
    _measure("mark_width", "Ширина реквизитов, мм (пусто: по правилам оформления)", 50, 100),
    SettingSpec(
        name="hyphenation",
        title="Переносы слов",
        kind="choice",
        choices=(("кроме приказов", "auto"), ("во всех документах", "on"), ("нигде", "off")),
        default="auto",
        group="look",
    ),
    SettingSpec(
        name="dates",
        title="Дата приказа",
        kind="choice",
        choices=(("от 05.03.2018", "digits"), ("от 05 марта 2018 года", IN_WORDS)),
        default="digits",
        group="look",
    ),
    _custom("print_place", "Печатать место издания", "1"),
    _custom("spaced_name", "Название вида документа вразрядку: «П Р И К А З»"),
    _custom("spaced_initials", "Инициалы через пробел: «Н. В. Плюснина»"),
)
BY_TABLE = "auto"
ORIENTATION = SettingSpec(
    name="orientation",
    title="Лист с таблицей",
    kind="choice",
    choices=(
        ("по таблице: от пяти граф – альбомный", BY_TABLE),
        ("книжный", "portrait"),
        ("альбомный", "landscape"),
    ),
    default=BY_TABLE,
    group="look",
)
PUBLIC, INTERNAL = "public", "internal"
VERSION_WORDS = {PUBLIC: "для публикации", INTERNAL: "внутренняя"}
VERSION = SettingSpec(
    name="version",
    title="Редакция",
    kind="choice",
    choices=(("для публикации, малые группы скрыты", PUBLIC), ("внутренняя, все данные", INTERNAL)),
    default=PUBLIC,
)
_MEASURES = tuple(spec.name for spec in LOOK_SETTINGS if spec.kind == "number")


def annex_setting(key: str) -> str:
    """Name of the setting that wants an annex of choice; that of an empty key begins each."""
    return f"annex_{key}"


def department_look(workspace: "Workspace") -> dict[str, str]:
    """`StoredSettings.look` alone."""
    return stored_under(workspace, DEPARTMENT)


def own_settings(workspace: "Workspace", kind: str) -> dict[str, str]:
    """`StoredSettings.own` alone."""
    return stored_under(workspace, kind_key(kind))


def save_look(workspace: "Workspace", name: str, value: str) -> Changes:
    """Change one setting of the department's look.

    Raises:
        UserError: an unknown name, or a value that is not allowed, with what is.
    """
    return _save(workspace, DEPARTMENT, LOOK_SETTINGS, {}, (name, value))


def forget_look(workspace: "Workspace") -> Changes:
    """Let the look of the department be that of the rules again."""
    return set_setting(workspace, DEPARTMENT, None)


def save_for_year(
    workspace: "Workspace",
    kind: str,
    specs: Sequence[SettingSpec],
    change: tuple[str, str],
    year: int,
) -> Changes:
    """Change one setting as it is chosen for the document of a year, where it is one of a year.

    Args:
        workspace: the open workspace.
        kind: name of the kind.
        specs: its settings.
        change: name and value; the empty value gives the choice up: of a row that is named, for
            other years too where it had been chosen for all.
        year: year of work of the document.

    Raises:
        UserError: as `save_setting`.
    """
    name, value = change
    spec = next((one for one in specs if one.name == name and one.yearly), None)
    if spec is None:
        return save_setting(workspace, kind, specs, name, value)
    if spec.refers is None:
        for_all_years = own_settings(workspace, kind)
        key = kind_key(kind)
        return _save(workspace, key, specs, for_all_years, change, word_key(name, year))
    value = with_year(own_settings(workspace, kind).get(name, ""), year, value.strip())
    return save_setting(workspace, kind, specs, name, value)


def save_setting(
    workspace: "Workspace", kind: str, specs: Sequence[SettingSpec], name: str, value: str
) -> Changes:
    """Change one setting of a kind; the value of the department is not stored a second time.

    Raises:
        UserError: an unknown name, or a value that is not allowed, with what is.
    """
    inherited = department_look(workspace)
    return _save(workspace, kind_key(kind), specs, inherited, (name, value))


def forget_settings(workspace: "Workspace", kind: str, names: Sequence[str]) -> Changes:
    """Let settings of a kind be the department's again."""
    stored = get_setting(workspace, kind_key(kind), {})
    left = {name: value for name, value in stored.items() if name not in names}
    return set_setting(workspace, kind_key(kind), left or None)


def _save(
    workspace: "Workspace",
    key: str,
    specs: Sequence[SettingSpec],
    inherited: Mapping[str, str],
    change: tuple[str, str],
    stored_as: str = "",
) -> Changes:
    """Store a setting, under its own name unless told, where it is not what is inherited."""
    name, value = change
    stored = stored_under(workspace, key)
    wanted = checked_settings(specs, {}, {name: value})[name]
    standing = checked_settings(specs, inherited, {})[name]
    stored.pop(stored_as or name, None)
    if wanted != standing:
        stored[stored_as or name] = wanted
    return set_setting(workspace, key, _typed(specs, stored) or None)


def _typed(specs: Sequence[SettingSpec], stored: Mapping[str, str]) -> dict[str, Any]:
    """Settings as they are stored: each of its own type, one that nobody knows as it was."""
    known = {spec.name: spec for spec in specs}
    return {
        name: _typed_value(known.get(name.partition("@")[0]), text) for name, text in stored.items()
    }


def _typed_value(spec: SettingSpec | None, text: str) -> Any:  # noqa: ANN401 - a value of JSON
    try:
        match None if spec is None else spec.kind:
            case "flag":
                return text == "1"
            case "number":
                return float(text)
            case "list":
                return text.split(",")
            case "reference" if spec is not None and spec.yearly:
                return {year: int(key) for year, key in by_year(text).items()}
            case "reference":
                return int(text)
            case _:
                return text
    except ValueError:  # what an older version let pass; it falls back and is told when it is read
        return text


def checked_settings(
    specs: Sequence[SettingSpec], stored: Mapping[str, str], chosen: Mapping[str, str]
) -> dict[str, str]:
    """A value for every setting: chosen for this document, else stored, else the default.

    A stored value that is not allowed any more falls back to the default; a chosen one is refused.

    Raises:
        UserError: an unknown name or a value that is not allowed, with what is.
    """
    known = {spec.name: spec for spec in specs}
    for name in chosen:
        if name not in known:
            raise UserError(
                f"У этого документа нет настройки «{name}».", f"Есть: {', '.join(known)}."
            )
    values: dict[str, str] = {}
    for spec in specs:
        if spec.name in chosen:
            values[spec.name] = _checked(spec, chosen[spec.name])
            continue
        try:
            values[spec.name] = _checked(spec, stored.get(spec.name, spec.default))
        except UserError:
            values[spec.name] = spec.default
    return values


def _checked(spec: SettingSpec, value: str) -> str:
    text = value.strip()
    return _CHECKS[spec.kind](spec, text) if text else spec.default


def _refused(spec: SettingSpec, value: str, allowed: str) -> UserError:
    return UserError(
        f"Значение «{value}» не подходит для настройки «{spec.title}» ({spec.name}).",
        f"Допустимо: {allowed}.",
    )


def _as_text(_spec: SettingSpec, value: str) -> str:
    return value


def _as_choice(spec: SettingSpec, value: str) -> str:
    allowed = [choice for _words, choice in spec.choices]
    if value not in allowed:
        raise _refused(spec, value, ", ".join(allowed))
    return value


def _as_flag(spec: SettingSpec, value: str) -> str:
    if value.casefold() not in FLAG_VALUES:
        raise _refused(spec, value, _FLAG_WORDS)
    return FLAG_VALUES[value.casefold()]


def _as_number(spec: SettingSpec, value: str) -> str:
    allowed = f"число от {measured(spec.lowest)} до {measured(spec.highest)}"
    try:
        number = float(value.replace(",", "."))
    except ValueError as error:
        raise _refused(spec, value, allowed) from error
    if spec.highest and not spec.lowest <= number <= spec.highest:
        raise _refused(spec, value, allowed)
    return f"{number:g}"


def _as_date(spec: SettingSpec, value: str) -> str:
    try:
        day = parse_day(value)
    except UserError as error:
        raise _refused(spec, value, "дата, например 20.05.2026 или 2026-05-20") from error
    if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise _refused(spec, value, f"дата с {FIRST_YEAR} по {LAST_YEAR} год")
    return "" if day is None else day.isoformat()


def _as_reference(spec: SettingSpec, value: str) -> str:
    if not all(key.isdecimal() for key in by_year(value).values()):
        raise _refused(spec, value, "номер строки, например 7")
    return value


def _as_list(spec: SettingSpec, value: str) -> str:
    allowed = [choice for _words, choice in spec.choices]
    names = [name.strip() for name in value.split(",") if name.strip()]
    if not names or len(set(names)) != len(names) or not set(names) <= set(allowed):
        raise _refused(spec, value, f"{', '.join(allowed)} через запятую, каждое один раз")
    return ",".join(names)


_CHECKS: Mapping[str, Callable[[SettingSpec, str], str]] = {
    "text": _as_text,
    "lines": _as_text,
    "party": _as_text,
    "choice": _as_choice,
    "flag": _as_flag,
    "number": _as_number,
    "date": _as_date,
    "list": _as_list,
    "reference": _as_reference,
}


def style_of(values: Mapping[str, str], *, is_order: bool = False) -> DocumentStyle:
    """The style that the look settings ask for, on top of their preset.

    Words of an order are not divided unless that is asked for: it is quoted and copied.
    """
    preset = values["preset"]
    defaults = {spec.name: spec.default for spec in LOOK_SETTINGS}
    changes = {name: float(values[name]) for name in _MEASURES if values[name] != defaults[name]}
    assert preset in PRESETS
    manner = Manner(
        spaced_name=values["spaced_name"] == "1",
        dates_in_words=values["dates"] == IN_WORDS,
        place=values["print_place"] == "1",
        spaced_initials=values["spaced_initials"] == "1",
    )
    asked = values["hyphenation"]
    hyphenate = asked == "on" or (asked == "auto" and not is_order)
    return replace(make_style(preset, hyphenate=hyphenate, **changes), manner=manner)
