"""Plural forms of Russian nouns after a number."""

from app.services.language.numbers import NBSP, whole

Forms = tuple[str, str, str]

SCHOOL: Forms = ("школа", "школы", "школ")
PROCEDURE: Forms = ("процедура", "процедуры", "процедур")
MEASURE: Forms = ("мероприятие", "мероприятия", "мероприятий")
INDICATOR: Forms = ("показатель", "показателя", "показателей")
ROW: Forms = ("строка", "строки", "строк")
RESULT: Forms = ("результат", "результата", "результатов")
SCORE: Forms = ("балл", "балла", "баллов")
DOCUMENT: Forms = ("документ", "документа", "документов")
ORDER: Forms = ("приказ", "приказа", "приказов")
ACTION: Forms = ("действие", "действия", "действий")
UPLOAD: Forms = ("загрузка", "загрузки", "загрузок")
RECORD: Forms = ("запись", "записи", "записей")
FILE: Forms = ("файл", "файла", "файлов")
DAY: Forms = ("день", "дня", "дней")
REMARK: Forms = ("замечание", "замечания", "замечаний")
EVENT: Forms = ("событие", "события", "событий")
OF_PARTICIPANTS: Forms = ("участника", "участников", "участников")
OF_INDICATORS: Forms = ("показателя", "показателей", "показателей")  # «у 3 показателей»
OF_MEASURES: Forms = ("мероприятия", "мероприятий", "мероприятий")  # «у 3 мероприятий»
OF_SCHOOLS: Forms = ("школы", "школ", "школ")  # «у 1 школы», «из 5 школ»


def plural(number: int, forms: Forms) -> str:
    """The form that stands after `number`: 1 школа, 2 школы, 5 школ, 11 школ, 21 школа."""
    tens, ones = abs(number) % 100, abs(number) % 10
    if ones == 1 and tens != 11:
        return forms[0]
    if 2 <= ones <= 4 and not 12 <= tens <= 14:
        return forms[1]
    return forms[2]


def counted(number: int, forms: Forms) -> str:
    """Number and noun with a non-breaking space: «5 школ»."""
    return f"{whole(number)}{NBSP}{plural(number, forms)}"


_TO_SO_MANY = (
    *("одной", "двум", "трём", "четырём", "пяти"),
    *("шести", "семи", "восьми", "девяти", "десяти"),
)


def counted_dative(number: int, forms: Forms) -> str:
    """A number and a feminine noun behind «по»: «двум процедурам», from eleven on in digits."""
    if not 1 <= number <= len(_TO_SO_MANY):
        return counted(number, forms)
    return f"{_TO_SO_MANY[number - 1]} {plural(number, forms)}"
