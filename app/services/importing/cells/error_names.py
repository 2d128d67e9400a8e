"""Errors of cells by the names that Russian Excel shows."""

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
