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
    for row in rows:
        for place, cell in enumerate(row):
            if isinstance(cell, str) and cell.startswith("#"):
                name = _NAMED.get(cell.strip().upper())
                if name is not None:
                    row[place] = Fault("error", name)
