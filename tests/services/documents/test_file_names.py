import string
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.services.documents import file_names
from app.services.documents.making.catalogue import KINDS
from app.services.storage.files.files import is_file_name, safe_name
from tests.services.documents import facts_samples as samples

LIST_ORDER = KINDS["list-order"]

PARTS = st.lists(
    st.text(f'абвгд№«» \u00a0/\\\\:*?"<>|.{string.ascii_letters}', max_size=160), max_size=5
)


@given(PARTS, st.sampled_from([".docx", " (12).docx", " 22.11.2026 12-00 (2).docx"]))
def test_windows_takes_every_name(parts: list[str], suffix: str) -> None:
    title = file_names.file_title(parts)
    assert len(title) <= file_names.LONGEST_TITLE
    name = safe_name(title, suffix)
    assert is_file_name(name)
    assert len(name) <= 120
    assert name.endswith(suffix)


def test_a_long_part_is_cut_and_dates_and_numbers_stay() -> None:
    school = "Муниципальное бюджетное общеобразовательное учреждение «Средняя школа № 5 села Ключи»"
    title = file_names.file_title(("Отчёт об исполнении плана 2025-2026", school, "на 22.11.2026"))
    assert title.startswith("Отчёт об исполнении плана 2025-2026, Муниципальное бюджетное")
    assert title.endswith("…, на 22.11.2026")
    assert file_names.file_title(("Отчёт", "", "на\u00a022.11.2026")) == "Отчёт, на 22.11.2026"


def test_an_order_is_named_by_date_and_number() -> None:
    order = replace(samples.REGISTERED, number="01-05/12-ОД", issued_on=date(2026, 2, 3))
    assert file_names.order_part(order) == "от 03.02.2026 № 01-05-12-ОД"
    assert file_names.order_part(samples.DRAFT) == file_names.order_part(None) == "проект"


def test_list_orders_of_different_content_have_different_names() -> None:
    names = {
        LIST_ORDER.file_title(facts)
        for facts in (
            samples.list_order(),
            samples.list_order(order=None),
            samples.list_order(order=replace(samples.REGISTERED, number="532")),
            samples.support_order(),
            samples.support_order(order=None),
        )
    }
    assert len(names) == 5
    assert all(len(name) <= file_names.LONGEST_TITLE for name in names)
    assert LIST_ORDER.file_title(samples.list_order()) == (
        "Приказ о перечне школ 2018-2019, от 21.10.2019 № 531"
    )
