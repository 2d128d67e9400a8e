"""The schools of the demo district and the sizes of their classes."""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class DemoSchool:
    """A school with what its invented figures are made from.

    Attributes:
        key: short name inside this package.
        name: short name in the register.
        full_name: as in a charter.
        kind: label of its kind.
        login: digits of the ФИС ОКО login.
        oo_code: code ОО.
        settlement: where it stands.
        distance: kilometres to the centre.
        head: full name of the invented director.
        aliases: other names in files.
        cohort: usual number of pupils in a grade.
        weak: share of pupils who fail a ВПР, in a usual year.
        first_grade: the lowest grade.
        seniors: share of pupils who stay for grades 10 and 11; 0 in an ООШ.
    """

    key: str
    name: str
    full_name: str
    kind: str
    login: str
    oo_code: str
    settlement: str
    distance: float
    head: str
    aliases: str
    cohort: int
    weak: float
    first_grade: int = 1
    seniors: float = 0.45


_BUDGET = "Муниципальное бюджетное общеобразовательное учреждение"
_AUTONOMOUS = "Муниципальное автономное общеобразовательное учреждение"
_SOSH = "средняя общеобразовательная школа"
_OOSH = "основная общеобразовательная школа"

SCHOOLS = (
    DemoSchool(
        "gymnasium", "МАОУ «Гимназия № 1»", f"{_AUTONOMOUS} «Гимназия № 1»", "гимназия",
        "990101", "9101", "г. Заречье", 0, "Ланская Вера Игоревна", "Гимназия 1", 74, 0.03,
        seniors=0.7,
    ),
    DemoSchool(
        "two", "МАОУ «СОШ № 2»", f"{_AUTONOMOUS} «Средняя общеобразовательная школа № 2»", "СОШ",
        "990102", "9102", "г. Заречье", 1.2, "Горбачёв Павел Андреевич", "Школа № 2", 58, 0.06,
    ),
    DemoSchool(
        "thirty", "МБОУ «СОШ № 30»", f"{_BUDGET} «Средняя общеобразовательная школа № 30»", "СОШ",
        "990130", "9130", "г. Заречье", 4.5, "Дёмина Светлана Олеговна", "Школа № 30", 41, 0.15,
    ),
    DemoSchool(
        "twenty_nine", "МБОУ «ООШ № 29»",
        f"{_BUDGET} «Основная общеобразовательная школа № 29»", "ООШ",
        "990129", "9129", "п. Малышев Лог", 17.5, "Шубина Алла Георгиевна", "Школа № 29", 25, 0.19,
        seniors=0,
    ),
    DemoSchool(
        "burakovo", "МБОУ «Бураковская СОШ»", f"{_BUDGET} «Бураковская {_SOSH}»", "СОШ",
        "990105", "9105", "с. Бураково", 24, "Мельникова Нина Фёдоровна", "Бураковская школа",
        11, 0.13,
    ),
    DemoSchool(
        "antonovka", "МБОУ «Антоновская СОШ»", f"{_BUDGET} «Антоновская {_SOSH}»", "СОШ",
        "990106", "9106", "с. Антоновка", 31, "Тихонов Сергей Ильич", "Антоновская школа", 9, 0.2,
    ),
    DemoSchool(
        "cadets", "МБОУ «Болгарская кадетская школа»",
        f"{_BUDGET} «Болгарская кадетская школа-интернат»", "кадетская школа",
        "990107", "9107", "г. Болгар", 42, "Кравцов Илья Романович", "Кадетская школа", 17, 0.27,
        first_grade=5, seniors=0.3,
    ),
    DemoSchool(
        "kimovka", "МБОУ «Кимовская СОШ»", f"{_BUDGET} «Кимовская {_SOSH}»", "СОШ",
        "990108", "9108", "с. Кимовка", 27.5, "Лаптева Юлия Борисовна", "Кимовская школа", 8, 0.12,
    ),
    DemoSchool(
        "polyanki", "МБОУ «Полянская СОШ»", f"{_BUDGET} «Полянская {_SOSH}»", "СОШ",
        "990109", "9109", "с. Полянки", 36, "Ершова Лидия Павловна", "Полянская школа", 7, 0.16,
    ),
    DemoSchool(
        "kuznechikha", "МБОУ «Кузнечихинская ООШ»", f"{_BUDGET} «Кузнечихинская {_OOSH}»", "ООШ",
        "990110", "9110", "с. Кузнечиха", 39, "Сомова Галина Ильинична", "Кузнечихинская школа",
        4, 0.16, seniors=0,
    ),
)  # fmt: skip
BY_KEY = {school.key: school for school in SCHOOLS}


def chance(*parts: object) -> float:
    """A number from 0 to 1 that is always the same for the same words."""
    return Random(":".join(map(str, parts))).random()


def grades(school: DemoSchool) -> range:
    """The grades that the school teaches."""
    return range(school.first_grade, 12 if school.seniors else 10)


def pupils(school: DemoSchool, year: int, grade: int) -> int:
    """Pupils of a grade in a school year; a class keeps its size from year to year."""
    if grade not in grades(school):
        return 0
    share = school.seniors if grade >= 10 else 1
    spread = 0.75 + 0.5 * chance(school.key, "cohort", year - grade)
    return max(2, round(school.cohort * share * spread))
