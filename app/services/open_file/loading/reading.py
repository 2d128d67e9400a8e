"""The text of a file as an object of the format; every error has the path of its value."""

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from app.errors import EnvironmentProblem, UserError
from app.services.language.sentences import quoted
from app.services.open_file.loading.problems import FileProblemsError, Problem

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

    from app.services.open_file.format.district import District

_MOST_BYTES = 200_000_000
_EXPECTED = {
    "missing": "нет обязательного ключа.",
    "string_too_short": "значение пустое.",
    "opora_day": "это не дата.",
    "opora_time": "это не время.",
    "list_type": "здесь должен быть список.",
    "dict_type": "здесь должен быть объект.",
    "model_type": "здесь должен быть объект.",
    "string_type": "здесь должен быть текст.",
    "int_type": "здесь должно быть целое число.",
    "int_from_float": "здесь должно быть целое число.",
    "float_type": "здесь должно быть число.",
    "finite_number": "здесь должно быть число.",
    "bool_type": "здесь должно быть true или false.",
}
_HINTS = {
    "missing": "Добавьте его.",
    "string_too_short": "Впишите его.",
    "opora_day": "Пишите так: 2020-11-23.",
    "opora_time": "Пишите так: 14:30.",
    "list_type": "Заключите значения в квадратные скобки.",
    "string_type": "Заключите значение в кавычки.",
    "int_type": "Напишите число без кавычек и дробной части.",
    "int_from_float": "Напишите число без дробной части.",
    "float_type": "Напишите число без кавычек и знака %.",
}
_FALLBACK = "значение не подходит."
# The reader of JSON tells what is wrong in English, of its words only the spot is taken.
_SPOT = re.compile(r"line (\d+) column (\d+)")


def read_file(path: Path) -> "District":
    """Read a file.

    Raises:
        EnvironmentProblem: the file cannot be read.
        UserError: there is no such file, or it is no JSON document.
        FileProblemsError: it is none of this format; all errors are told, each with its path.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UserError(f"Файл {quoted(path.name)} слишком большой.", "Это не открытый файл.")
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise UserError(f"Файла {quoted(str(path))} нет.", "Проверьте имя и папку.") from error
    except (IsADirectoryError, NotADirectoryError, ValueError) as error:
        raise UserError(f"{quoted(str(path))} – не файл.", "Укажите файл .json.") from error
    except OSError as error:
        raise EnvironmentProblem(
            f"Файл {quoted(path.name)} не читается.", "Проверьте права на него и диск."
        ) from error
    return read_text(content)


def read_text(content: bytes | str) -> "District":
    """The same of what a file holds."""
    from pydantic import ValidationError

    from app.services.open_file.format.district import District

    if isinstance(content, bytes):
        content = content.removeprefix(b"\xef\xbb\xbf")  # Notepad puts a mark before the text
    try:
        return District.model_validate_json(content)
    except ValidationError as error:
        raise FileProblemsError(_problems(error.errors())) from None


def _problems(errors: "Sequence[ErrorDetails]") -> list[Problem]:
    """One problem a value: of a value that may be of several kinds the last is told."""
    by_path: dict[str, Problem] = {}
    for error in errors:
        keys, model = _keys(error["loc"])
        path = _path(keys)
        problem = _problem(path, error, str(keys[-1]) if keys else "", model)
        if by_path.get(path) is not None and error["type"] == "model_type":
            continue
        by_path[path] = problem
    return list(by_path.values())


def _problem(
    path: str, error: "ErrorDetails", key: str, model: "type[BaseModel] | None"
) -> Problem:
    kind = error["type"]
    if kind == "json_invalid":
        at = _SPOT.search(str(error.get("ctx", {}).get("error", "")))
        where = f": ошибка в строке {at[1]}, знак {max(int(at[2]), 1)}" if at else ""
        return Problem("", f"Файл – не документ JSON{where}.", "Проверьте скобки и кавычки.")
    if kind == "extra_forbidden":
        return _unknown(path, key, model)
    if kind == "literal_error":
        return Problem(path, f"{_shown(error['input'])} здесь не бывает.", _allowed(error))
    if kind in _EXPECTED and kind not in ("missing",):
        shown = "" if error["input"] in ("", None) else f"{_shown(error['input'])}: "
        return Problem(path, f"{shown}{_EXPECTED[kind]}", _HINTS.get(kind, ""))
    return Problem(path, _EXPECTED.get(kind, _FALLBACK), _HINTS.get(kind, "Исправьте его."))


def _unknown(path: str, key: str, model: "type[BaseModel] | None") -> Problem:
    """A key that the format does not have: what is near, what to do."""
    known = [] if model is None else list(model.model_fields)
    near = difflib.get_close_matches(key, known, n=1)
    if near:
        return Problem(path, f"ключ {quoted(key)} неизвестен.", f"Похожий ключ: {near[0]}.")
    hint = f"Есть: {', '.join(known)}." if known else "Уберите его."
    return Problem(path, f"ключ {quoted(key)} неизвестен.", hint)


def _allowed(error: "ErrorDetails") -> str:
    told = str(error.get("ctx", {}).get("expected", ""))
    return f"Допустимо: {told.replace(' or ', ', ')}." if told else ""


def _shown(value: Any) -> str:  # noqa: ANN401 - any JSON value
    text = str(value)
    return quoted(text if len(text) <= 60 else f"{text[:60]}…")


def _keys(place: tuple[int | str, ...]) -> "tuple[list[int | str], type[BaseModel] | None]":
    """The keys of a value without the names of the kinds it might be, and the object it is in."""
    from app.services.open_file.format.district import District

    keys: list[int | str] = []
    kinds: list[Any] = [District]
    model: type[BaseModel] | None = None
    for step in place:
        models = [one for one in kinds if _is_model(one)]
        below = list(_below(kinds, step))
        if not below and keys and _names_kind(kinds, step):
            kinds = [one for one in kinds if _kind_name(one) == step]
            continue
        model = models[0] if models else None
        keys.append(step)
        kinds = below
    return keys, model


def _below(kinds: Sequence[Any], step: int | str) -> Iterator[Any]:
    """What may stand at a step below values of some kinds."""
    for kind in kinds:
        if _is_model(kind):
            fields: Mapping[str, Any] = kind.model_fields
            if step in fields:
                yield from _kinds(fields[str(step)].annotation)
        elif getattr(kind, "__origin__", None) in (list, dict):
            inner = get_args(kind)
            if isinstance(step, int) == (len(inner) == 1):
                yield from _kinds(inner[-1])


def _kinds(annotation: Any) -> list[Any]:  # noqa: ANN401 - a type
    """The members of a union, or the type itself."""
    import types
    from typing import Union, get_origin

    if get_origin(annotation) in (types.UnionType, Union):
        return [one for member in get_args(annotation) for one in _kinds(member)]
    return [annotation]


def _is_model(kind: Any) -> bool:  # noqa: ANN401 - a type
    return isinstance(kind, type) and hasattr(kind, "model_fields")


def _kind_name(kind: Any) -> str:  # noqa: ANN401 - a type
    return getattr(kind, "__name__", "")


def _names_kind(kinds: Sequence[Any], step: int | str) -> bool:
    """Whether a step only names which of several kinds a value was tried as."""
    return len(kinds) > 1 and isinstance(step, str)


def _path(keys: Sequence[int | str]) -> str:
    """«plans[0].sections[1].title»."""
    told = ""
    for key in keys:
        told += f"[{key}]" if isinstance(key, int) else f".{key}" if told else str(key)
    return told
