"""Errors of cells by the names that Russian Excel shows."""

from app.services.importing.cells.cell import Cell, Fault

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


def with_faults(rows: list[list[Cell]]) -> None:
    """Put a `Fault` for every text that is the name of an error: so a CSV file keeps errors."""
    values: set[Cell] = set().union(*rows)  # each one once: a large table repeats its texts
    faults = {
        value: Fault("error", _NAMED[name])
        for value in values
        if isinstance(value, str) and (name := value.strip().upper()) in _NAMED
    }
    if not faults:
        return
    for row in rows:
        for place, cell in enumerate(row):
            if isinstance(cell, str) and cell in faults:
                row[place] = faults[cell]
