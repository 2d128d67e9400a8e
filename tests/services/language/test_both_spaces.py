"""What is looked for, filtered and compared does not know one kind of space from the other."""

from collections.abc import Callable
from typing import Any

from app.services.importing.binding.refs import municipality_key
from app.services.importing.reading.context import procedure_key
from app.services.language.dates import parse_day, parse_year
from app.services.language.deadlines.deadline import parse_deadline
from app.services.language.deadlines.periods import school_period
from app.services.language.headers import header_key
from app.services.language.matching import folded, queries, searchable
from app.services.language.numbers import NBSP
from app.services.language.ordering import natural_key
from app.services.language.school_names import name_key
from app.services.orders.taken_numbers import number_key
from app.services.results.typed import parse_typed
from app.services.sheets.filtering import read_bound

_READ: list[tuple[Callable[[str], Any], tuple[str, ...]]] = [
    (folded, ("МБОУ «СОШ № 5»", "Ответственные – школы")),
    (lambda text: [query.words for query in queries(text)], ("СОШ № 5", "план 2 класс")),
    (lambda text: searchable(text).names, ("МБОУ «СОШ № 5»",)),
    (natural_key, ("МБОУ «СОШ № 5»", "5 класс")),
    (name_key, ("МБОУ «СОШ № 5 г. Заречье»", "Средняя общеобразовательная школа № 12")),
    (header_key, ("№ приказа", "Доля не справившихся, %")),
    (municipality_key, ("Спасский муниципальный район",)),
    (procedure_key, ("ВПР МА 5", "vpr: ma: 5")),
    (number_key, ("№ 418 - ОД",)),
    (parse_day, ("17.08.2018 г.",)),
    (parse_year, ("2018 / 2019",)),
    (
        lambda text: parse_deadline(text, school_period(2019)).end,
        ("до 15 ноября 2018 г.", "в течение года"),
    ),
    (parse_typed, ("11 из 89", "33 %")),
    (read_bound, ("12,5 %", "1 500")),
]


def test_both_spaces_are_read_alike() -> None:
    offenders = [
        f"{text}: {read(text)} and {read(text.replace(' ', NBSP))}"
        for read, texts in _READ
        for text in texts
        if read(text) != read(text.replace(" ", NBSP))
    ]
    assert not offenders, "\n".join(offenders)
