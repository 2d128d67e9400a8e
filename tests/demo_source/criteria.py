"""Criteria of the demo district: published figures of six schools in 2018/2019, then invented ones.

The report that they come from has «23%%» and «Более 670 баллов»; here stands what was meant.
"""

from tests.demo_source.district import BY_KEY

Row = dict[str, object]

_AGREEMENT = "Заключён договор о партнёрстве, есть план совместных мероприятий"
_HELD = "Мероприятия проведены"
_HELP = "Методическая помощь всем педагогам, у которых есть затруднения"
# Values of the eleven criteria: (current, previous, expected).
_Values = tuple[tuple[str, str, str], ...]


def _values(*lines: tuple[str, str, str], confirmed: str, expected: str, deficits: str) -> _Values:
    return (
        *lines,
        ("100 %", "", "100 %"),
        (_AGREEMENT, "", _HELD),
        (confirmed, "", expected),
        (deficits, "", _HELP),
    )


IN_2019 = {
    "burakovo": _values(
        ("1 (9 %)", "", "0 %"),
        ("0 %", "", "0 %"),
        ("63 балла", "69", "Более 70 баллов"),
        ("45 баллов", "47,8", "Более 50 баллов"),
        ("51 балл", "63", "Более 60 баллов"),
        ("0 %", "10 %", "Более 10 %"),
        ("12 %", "32 %", "Не менее 32 %"),
        confirmed="67 %", expected="Не менее 70 %", deficits="11,1 %",
    ),
    "antonovka": _values(
        ("0 (0 %)", "", "0 %"),
        ("0 %", "", "0 %"),
        ("57 баллов", "63", "Более 65 баллов"),
        ("43 балла", "48", "Более 50 баллов"),
        ("49 баллов", "61", "Более 60 баллов"),
        ("8,3 %", "22 %", "Более 20 %"),
        ("0 %", "10 %", "Не менее 20 %"),
        confirmed="75 %", expected="Не менее 75 %", deficits="23 %",
    ),
    "cadets": _values(
        ("16,6 %", "", "0 %"),
        ("1 (25 %)", "", "0 %"),
        ("44 балла", "52", "Более 52 баллов"),
        ("39 баллов", "44", "Более 45 баллов"),
        ("44 балла", "47", "Более 50 баллов"),
        ("0 %", "0 %", "Более 10 %"),
        ("0 %", "17 %", "Не менее 20 %"),
        confirmed="66 %", expected="Не менее 70 %", deficits="19 %",
    ),
    "kimovka": _values(
        ("12 %", "", "0 %"),
        ("0 %", "", "0 %"),
        ("65 баллов", "69", "Более 70 баллов"),
        ("48 баллов", "51", "Более 55 баллов"),
        ("61 балл", "67", "Более 67 баллов"),
        ("12,5 %", "18 %", "Более 20 %"),
        ("13 %", "21 %", "Не менее 25 %"),
        confirmed="77 %", expected="Не менее 80 %", deficits="14 %",
    ),
    "polyanki": _values(
        ("0 %", "", "0 %"),
        ("0 %", "", "0 %"),
        ("58 баллов", "63", "Более 65 баллов"),
        ("47 баллов", "49", "Более 50 баллов"),
        ("65 баллов", "69", "Более 70 баллов"),
        ("11 %", "13 %", "Более 15 %"),
        ("11 %", "28 %", "Не менее 25 %"),
        confirmed="68 %", expected="Не менее 70 %", deficits="12,8 %",
    ),
    "kuznechikha": _values(
        ("0 %", "", "0 %"),
        ("-", "", "-"),
        ("-", "", "-"),
        ("-", "", "-"),
        ("-", "", "-"),
        ("-", "", "-"),
        ("0 %", "5 %", "Не менее 7 %"),
        confirmed="69 %", expected="Не менее 75 %", deficits="26 %",
    ),
}  # fmt: skip

IN_2026 = {
    "thirty": _values(
        ("1 из 39", "2 из 42", "0 %"),
        ("0 из 17", "1 из 19", "0 %"),
        ("66 баллов", "61", "Более 64 баллов"),
        ("54 балла", "49", "Более 52 баллов"),
        ("55 баллов", "53", "Более 55 баллов"),
        ("11,8 %", "5,3 %", "Не менее 10 %"),
        ("9 %", "6 %", "Не менее 8 %"),
        confirmed="74 %", expected="Не менее 70 %", deficits="14,5 %",
    ),
    "antonovka": _values(
        ("0 из 11", "1 из 11", "0 %"),
        ("0 из 5", "0 из 5", "0 %"),
        ("59 баллов", "56", "Более 60 баллов"),
        ("45 баллов", "46", "Более 48 баллов"),
        ("52 балла", "50", "Более 52 баллов"),
        ("0 %", "0 %", "Более 5 %"),
        ("8 %", "4 %", "Не менее 6 %"),
        confirmed="71 %", expected="Не менее 70 %", deficits="21 %",
    ),
    "cadets": _values(
        ("2 из 19", "3 из 18", "Не более 5 %"),
        ("0 из 5", "1 из 5", "0 %"),
        ("51 балл", "48", "Более 52 баллов"),
        ("42 балла", "41", "Более 45 баллов"),
        ("47 баллов", "46", "Более 50 баллов"),
        ("0 %", "0 %", "Более 5 %"),
        ("3 %", "2 %", "Не менее 5 %"),
        confirmed="63 %", expected="Не менее 70 %", deficits="18 %",
    ),
    "twenty_nine": _values(
        ("0 из 20", "1 из 23", "0 %"),
        ("-", "", "-"),
        ("-", "", "-"),
        ("-", "", "-"),
        ("-", "", "-"),
        ("-", "", "-"),
        ("7 %", "5 %", "Не менее 7 %"),
        confirmed="70 %", expected="Не менее 70 %", deficits="15,4 %",
    ),
}  # fmt: skip


def criteria() -> list[Row]:
    """All lines of the criteria workbook."""
    return [
        {
            "year": f"{year - 1}/{year}",
            "school": BY_KEY[key].name,
            "login": f"edu{BY_KEY[key].login}",
            "criterion": number,
            "current": current,
            "previous": previous or None,
            "previous_year": f"{year - 2}/{year - 1}" if previous else None,
            "expected": expected,
            "reached": "да" if current == _AGREEMENT else None,
        }
        for year, schools in ((2019, IN_2019), (2026, IN_2026))
        for key, values in schools.items()
        for number, (current, previous, expected) in enumerate(values, start=1)
    ]
