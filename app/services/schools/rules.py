"""What a school cannot be, in the same words for a form and for a file."""

from dataclasses import replace

from app.services.language.logins import login_key
from app.services.language.school_names import name_key
from app.services.language.sentences import quoted
from app.services.writing.people import is_person
from app.services.writing.target import Wrong

FARTHEST_M = 2_000_000
# Columns of names: a person in one of them stands where a school should.
_NAMES = frozenset(("short_name", "full_name", "aliases"))
# Other columns that never hold a person, by what the form calls them.
WITHOUT_PEOPLE = {
    "municipality": "Муниципалитет",
    "settlement": "Населённый пункт",
    "phone": "Телефон",
    "email": "Электронная почта",
}


def wrong_name(name: str) -> Wrong | None:
    """What is wrong with the short name of a school: there is none."""
    if name_key(name):
        return None
    return Wrong(
        code="no_school",
        text="Не указано краткое наименование школы.",
        hint="Заполните поле «Краткое наименование».",
        cell_hint="Заполните ячейку.",
        field="short_name",
    )


def wrong_distance(metres: int | None) -> Wrong | None:
    """What is wrong with the way to the district centre."""
    if metres is None or 0 <= metres <= FARTHEST_M:
        return None
    return Wrong(
        code="distance",
        text="Расстояние до районного центра указано неверно.",
        hint="Укажите его в километрах от 0 до 2000.",
        field="distance_m",
    )


def wrong_head(name: str) -> Wrong | None:
    """What is wrong with the typed name of a director: it holds digits, or is a surname alone."""
    words = name.split()
    if not words or (len(words) > 1 and not any(letter.isdigit() for letter in name)):
        return None
    return Wrong(
        code="head",
        text="Руководитель указан неверно.",
        hint="Введите фамилию, имя и отчество или оставьте поле пустым.",
        field="head",
    )


def wrong_login(text: str) -> Wrong | None:
    """What is wrong with a login of ФИС ОКО, which is not empty."""
    if login_key(text) is not None:
        return None
    return Wrong(
        code="login",
        text=f"Логин ФИС ОКО «{text}» указан неверно.",
        hint="Введите его цифрами, например 203389.",
        cell_hint="Пример: edu203389.",
        field="login_digits",
    )


def wrong_oo_code(text: str) -> Wrong | None:
    """What is wrong with a code ОО of ГИА, which is not empty."""
    code = text.lstrip("0")
    if code.isascii() and code.isdigit():
        return None
    return Wrong(
        code="oo_code",
        text=f"Код ОО «{text}» указан неверно.",
        hint="Введите его цифрами, например 4210.",
        field="oo_code",
    )


def taken_login(login: str, owner: str, note: str = "") -> Wrong:
    """What is said about a login that another school has; `note` follows its name."""
    return Wrong(
        code="taken",
        text=f"Логин ФИС ОКО {login} уже указан у школы {quoted(owner)}{note}.",
        hint="Проверьте логин: у каждой школы он свой.",
        cell_hint="У каждой школы он свой: исправьте одну из строк.",
        field="login_digits",
    )


def taken_oo_code(code: str, owner: str, note: str = "") -> Wrong:
    """What is said about a code ОО that another school has; `note` follows its name."""
    return Wrong(
        code="taken",
        text=f"Код ОО {code} уже указан у школы {quoted(owner)}{note}.",
        hint="Проверьте код: у каждой школы он свой.",
        cell_hint="У каждой школы он свой: исправьте одну из строк.",
        field="oo_code",
    )


def wrong_person(text: str, column: str) -> Wrong | None:
    """What is wrong with a text of the register that names a person; it is not repeated."""
    if not is_person(text):
        return None
    told = person_told(for_school=column in _NAMES)
    title = WITHOUT_PEOPLE.get(column)
    named = told if title is None else replace(told, text=f"«{title}»: указан человек.")
    return replace(named, field=column)


def person_told(*, for_school: bool) -> Wrong:
    """What is said about a person who stands for a school, or in another text without people."""
    if for_school:
        which = "Если так названа школа, допишите, какая она: «школа», «лицей», «гимназия»."
        never = "Программа не хранит персональные данные: укажите школу"
        return Wrong(
            code="pupils",
            text="Вместо школы указан человек.",
            hint=f"{never}. {which}",
            cell_hint=f"{never} или загрузите итоги по школам. {which}",
        )
    return Wrong(
        code="pupils",
        text="В ячейке указан человек.",
        hint="Программа не хранит персональные данные: уберите имя.",
        cell_hint="Программа не хранит персональные данные: уберите имя из ячейки.",
    )
