"""Errors of a spreadsheet by the names that Russian Excel shows; copied, they are plain text."""

from dataclasses import replace

from app.services.writing.target import Wrong

ERRORS = {
    "#NULL!": "#ПУСТО!",
    "#DIV/0!": "#ДЕЛ/0!",
    "#VALUE!": "#ЗНАЧ!",
    "#REF!": "#ССЫЛКА!",
    "#NAME?": "#ИМЯ?",
    "#NUM!": "#ЧИСЛО!",
    "#N/A": "#Н/Д",
    "#GETTING_DATA": "#ОЖИДАНИЕ_ДАННЫХ",
    "#SPILL!": "#ПЕРЕНОС!",
    "#CALC!": "#ВЫЧИСЛ!",
    "#FIELD!": "#ПОЛЕ!",
    "#BLOCKED!": "#ЗАБЛОКИРОВАНО!",
    "#CONNECT!": "#ПОДКЛЮЧЕНИЕ!",
    "#BUSY!": "#ЗАНЯТО!",
    "#UNKNOWN!": "#НЕИЗВЕСТНО!",
    "#EXTERNAL!": "#ВНЕШНИЙ!",
    "#PYTHON!": "#PYTHON!",
}


def error_name(error: str) -> str:
    """«#ССЫЛКА!» for `#REF!`; an unknown one as it is written."""
    text = error.strip()
    return ERRORS.get(text.upper(), text or "#ЗНАЧ!")


_NAMED = {**ERRORS, **{name: name for name in ERRORS.values()}}


def named_error(text: str) -> str:
    """The Russian name of the error that a whole text is; empty for any other text."""
    return _NAMED.get(text.strip().upper(), "") if "#" in text else ""


def error_in_cell(name: str) -> Wrong:
    """What is said about an error in place of a value, by the name that Excel shows."""
    return Wrong(
        code="cell.error",
        text=f"В ячейке ошибка {name}: исправьте формулу в Excel или впишите значение.",
    )


def wrong_error(text: str, field: str) -> Wrong | None:
    """What is wrong with a typed or pasted text that is the error of a spreadsheet."""
    name = named_error(text)
    return replace(error_in_cell(name), field=field) if name else None
