"""A picture for the letterhead, checked before it is taken.

What is taken can be written into DOCX and into an archival PDF as it is: PNG or JPEG, in shades of
grey or red, green and blue.
"""

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.errors import EnvironmentProblem, UserError

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_BYTES = 1024 * 1024
FEWEST_DOTS, MOST_DOTS = 64, 4000
_STARTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_MODES = frozenset({"1", "L", "LA", "P", "RGB", "RGBA"})


@dataclass(frozen=True, slots=True)
class Emblem:
    """A picture: the name of its file, its bytes as they were, width and height in dots."""

    name: str
    content: bytes = field(repr=False)
    width: int
    height: int


def read_picture(path: "Path") -> Emblem:
    """The picture in a file.

    Raises:
        UserError: it is not there or no PNG or JPEG, is damaged, larger than 1 MB, too small to be
            printed or too large, or in colours for a printing house.
        EnvironmentProblem: the file cannot be read.
    """
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= LARGEST_BYTES else b""
    except FileNotFoundError as error:
        raise UserError(f"Файл «{path.name}» не найден.", "Выберите его снова.") from error
    except OSError as error:
        raise EnvironmentProblem(
            f"Файл «{path.name}» не читается.", "Проверьте, есть ли к нему доступ."
        ) from error
    if size > LARGEST_BYTES:
        raise UserError(
            f"Рисунок «{path.name}» больше 1 МБ.", "Уменьшите его: для бланка хватает 600 точек."
        )
    if not content.startswith(_STARTS):
        raise UserError(
            f"Файл «{path.name}» – не рисунок PNG или JPEG.",
            "Сохраните рисунок в одном из этих форматов.",
        )
    width, height = _dots(path.name, content)
    return Emblem(path.name, content, width, height)


def _dots(name: str, content: bytes) -> tuple[int, int]:
    """Width and height of a picture that was wholly decoded."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as picture:
            width, height = picture.size
            _require_printable(name, width, height)
            picture.load()
            mode = picture.mode
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise UserError(
            f"Рисунок «{name}» повреждён.", "Откройте его в другой программе и сохраните заново."
        ) from error
    if mode not in _MODES:
        raise UserError(
            f"Рисунок «{name}» сохранён в цветах для типографии или приборов ({mode}).",
            "Сохраните его в цветах для экрана (RGB).",
        )
    return width, height


def _require_printable(name: str, width: int, height: int) -> None:
    if min(width, height) < FEWEST_DOTS:
        raise UserError(
            f"Рисунок «{name}» слишком мал: {width}×{height} точек.",
            f"Возьмите рисунок не меньше {FEWEST_DOTS} точек, лучше от 300.",
        )
    if max(width, height) > MOST_DOTS:
        raise UserError(
            f"Рисунок «{name}» слишком велик: {width}×{height} точек.",
            f"Уменьшите его: для бланка хватает 600 точек, можно до {MOST_DOTS}.",
        )
