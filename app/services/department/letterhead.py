"""What stands over an order besides the name: emblem, requisites, line ends of the office's own.

Settings of the workspace: they are undone, copied and packed with its database, the emblem too.
"""

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import UserError
from app.services.department.emblem import Emblem, read_picture
from app.services.language.numbers import NBSP
from app.services.log.settings import get_setting, read_setting, set_setting
from app.services.log.words.setting_names import EMBLEM, LETTERHEAD

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.department.department import DepartmentRow
    from app.services.log.changes import Changes
    from app.services.storage.files.sqlite import Reader
    from app.services.storage.workspace import Workspace

_MOST_LINES, _LONGEST_LINE, _LONGEST_CODE = 10, 200, 40
_LOWEST, _HIGHEST = 8, 40  # millimetres


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """What is stored of the letterhead; every text is as it was typed.

    Attributes:
        name_lines: the name with the office's own line ends; empty: the program divides it.
        requisites: whether they are printed.
        requisites_lines: the requisites with the office's own line ends; empty: made of the facts.
        okpo: ОКПО.
        ogrn: ОГРН.
        inn: ИНН.
        kpp: КПП.
        emblem_height: of the picture, millimetres.
    """

    name_lines: str = ""
    requisites: bool = False
    requisites_lines: str = ""
    okpo: str = ""
    ogrn: str = ""
    inn: str = ""
    kpp: str = ""
    emblem_height: float = 20.0


def read_letterhead(reader: "Reader") -> Letterhead:
    """The letterhead within a running read."""
    return _letterhead(read_setting(reader, LETTERHEAD, {}))


def get_letterhead(workspace: "Workspace") -> Letterhead:
    """The letterhead of the workspace."""
    return _letterhead(get_setting(workspace, LETTERHEAD, {}))


def _letterhead(stored: Mapping[str, object]) -> Letterhead:
    """Names that an older or a newer program stored are left out."""
    known = {name: value for name, value in stored.items() if name in FIELDS}
    return Letterhead(**known)  # pyright: ignore[reportArgumentType]


def save_letterhead(workspace: "Workspace", name: str, value: str) -> "Changes":
    """Change one of `FIELDS`; an empty value is the usual one.

    Raises:
        UserError: a text of more lines or letters than a letterhead has, or no such height.
    """
    stored = dict(get_setting(workspace, LETTERHEAD, {}))
    wanted = FIELDS[name].read(value)
    if wanted == getattr(Letterhead(), name):
        stored.pop(name, None)
    else:
        stored[name] = wanted
    return set_setting(workspace, LETTERHEAD, stored or None)


def made_requisites(row: "DepartmentRow | None", letterhead: Letterhead) -> tuple[str, ...]:
    """The lines of the requisites as the program makes them of what is known."""
    contacts = () if row is None else (("тел.", row.phone), ("эл. почта:", row.email))
    reached = [f"{word}{NBSP}{value}" for word, value in contacts if value]
    reached += [_without_scheme(row.website)] if row is not None and row.website else []
    taxes = [("ИНН", letterhead.inn), ("КПП", letterhead.kpp)]
    if letterhead.inn and letterhead.kpp:
        taxes = [("ИНН/КПП", f"{letterhead.inn}/{letterhead.kpp}")]
    codes = (("ОКПО", letterhead.okpo), ("ОГРН", letterhead.ogrn), *taxes)
    lines = (
        "" if row is None else row.address,
        ", ".join(reached),
        ", ".join(f"{word}{NBSP}{value}" for word, value in codes if value),
    )
    return tuple(line for line in lines if line)


def _without_scheme(address: str) -> str:
    return address.removeprefix("https://").removeprefix("http://").rstrip("/")


def printed_requisites(row: "DepartmentRow | None", letterhead: Letterhead) -> tuple[str, ...]:
    """The lines that are printed over an order; none where the office prints no requisites."""
    return letter_requisites(row, letterhead) if letterhead.requisites else ()


def letter_requisites(row: "DepartmentRow | None", letterhead: Letterhead) -> tuple[str, ...]:
    """The lines on a letter, by which it is answered: a letter always has them."""
    if letterhead.requisites_lines:
        return tuple(letterhead.requisites_lines.split("\n"))
    return made_requisites(row, letterhead)


def get_emblem(workspace: "Workspace") -> Emblem | None:
    """The picture over the name, or None."""
    with workspace.database.reading() as reader:
        return read_emblem(reader)


def read_emblem(reader: "Reader") -> Emblem | None:
    """The picture within a running read."""
    stored = read_setting(reader, EMBLEM)
    if stored is None:
        return None
    content = base64.b64decode(stored["content"])
    return Emblem(stored["name"], content, stored["width"], stored["height"])


def take_emblem(workspace: "Workspace", path: "Path") -> "Changes":
    """Store a picture from a file as the emblem; the file is not needed any more.

    Raises:
        UserError: as `emblem.read_picture`.
    """
    picture = read_picture(path)
    stored = {
        "name": picture.name,
        "width": picture.width,
        "height": picture.height,
        "content": base64.b64encode(picture.content).decode("ascii"),
    }
    return set_setting(workspace, EMBLEM, stored)


def remove_emblem(workspace: "Workspace") -> "Changes":
    """Print no picture any more."""
    return set_setting(workspace, EMBLEM, None)


def _lines(value: str) -> str:
    """Lines as typed, without blanks at their ends; empty ones at the ends are left out."""
    lines = [" ".join(line.split(" ")).strip() for line in value.strip().splitlines()]
    if len(lines) > _MOST_LINES:
        raise UserError(
            f"В бланке помещается не больше {_MOST_LINES} строк.", "Соедините или сократите строки."
        )
    if any(len(line) > _LONGEST_LINE for line in lines):
        raise UserError(
            f"Строка бланка длиннее {_LONGEST_LINE} знаков.", "Разделите её на несколько строк."
        )
    return "\n".join(lines)


def _code(value: str) -> str:
    text = " ".join(value.split())
    if len(text) > _LONGEST_CODE:
        raise UserError(f"Здесь больше {_LONGEST_CODE} знаков.", "Проверьте номер.")
    return text


def _height(value: str) -> float:
    if not value.strip():
        return Letterhead().emblem_height
    try:
        height = float(value.replace(",", "."))
    except ValueError:
        height = 0.0
    if not _LOWEST <= height <= _HIGHEST:
        raise UserError(
            f"Высота рисунка «{value}» не подходит.",
            f"Введите число миллиметров от {_LOWEST} до {_HIGHEST}.",
        )
    return height


def _flag(value: str) -> bool:
    known = {"1": True, "да": True, "0": False, "нет": False, "": False}
    if value.strip().casefold() not in known:
        raise UserError(f"Значение «{value}» не подходит.", "Введите да или нет.")
    return known[value.strip().casefold()]


@dataclass(frozen=True, slots=True)
class Field:
    """A setting of the letterhead: its title, and what is stored of a typed text."""

    title: str
    read: Callable[[str], str | float | bool]


FIELDS: Mapping[str, Field] = {
    "name_lines": Field("Наименование в бланке, своими строками", _lines),
    "requisites": Field("Печатать реквизиты", _flag),
    "requisites_lines": Field("Реквизиты в бланке, своими строками", _lines),
    "okpo": Field("ОКПО", _code),
    "ogrn": Field("ОГРН", _code),
    "inn": Field("ИНН", _code),
    "kpp": Field("КПП", _code),
    "emblem_height": Field("Высота рисунка, мм", _height),
}
