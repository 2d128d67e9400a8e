"""The one search field: Russian words in any case, schools by their other names, ranks."""

from datetime import date

import pytest

from app.enums import DeadlineKind
from app.models import Measure, OutputRecord
from app.services.department import people
from app.services.department.people import PersonDraft
from app.services.findings.links import ToMeasure, ToOrder, ToPerson, ToSchool
from app.services.orders import orders
from app.services.orders.orders import OrderDraft
from app.services.program.search import search
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace
from tests.services.overview_data import add_plan


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    for number in (1, 3, 30):
        schools.save_school(
            workspace,
            SchoolDraft(
                short_name=f"МБОУ «СОШ № {number}»",
                login_digits=f"20338{number}",
                settlement="пос. Ёлкино" if number == 3 else "г. Калтан",
                aliases=("Школа имени Кирова",) if number == 30 else (),
            ),
        )
    people.save_person(
        workspace,
        PersonDraft(
            surname="Лунцова",
            given_name="Елена",
            patronymic="Викторовна",
            post="заведующая сектором",
        ),
    )
    orders.save_order(
        workspace,
        OrderDraft(
            title="Об утверждении перечня школ", number="418-ОД", issued_on=date(2020, 10, 8)
        ),
    )
    _plan, section = add_plan(workspace, 2021)
    with workspace.database.writing() as session:
        session.add(
            Measure(
                section_id=section,
                position=1,
                title="Анализ результатов ВПР",
                deadline_text="Сентябрь 2020 года",
                deadline_kind=DeadlineKind.PERIOD,
                expected="Справка для школы",
            )
        )
        for suffix in ("docx", "pdf", "pdf"):
            session.add(
                OutputRecord(
                    created_at=workspace.clock.now(),
                    kind="list-order",
                    title="Приказ о перечне школ",
                    file_format=suffix,
                    path=f"/документы/Приказ 418.{suffix}",
                    sha256="0" * 64,
                    inputs={},
                )
            )
    return workspace


def found(workspace: Workspace, text: str) -> list[tuple[str, str]]:
    return [(hit.kind, hit.title) for hit in search(workspace, text)]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("сош 3", [("school", "МБОУ «СОШ № 3»")]),
        ("СОШ №30", [("school", "МБОУ «СОШ № 30»")]),
        ("кирова", [("school", "МБОУ «СОШ № 30»")]),
        ("rbhjdf", [("school", "МБОУ «СОШ № 30»")]),
        ("cji 3", [("school", "МБОУ «СОШ № 3»")]),
        ("муниципальный план дорожная", [("plan", "Дорожная карта")]),
        ("edu203381", [("school", "МБОУ «СОШ № 1»")]),
        ("елкино", [("school", "МБОУ «СОШ № 3»")]),
        ("2033830", [("school", "МБОУ «СОШ № 30»")]),
        ("ЛУНЦОВА", [("person", "Лунцова Елена Викторовна")]),
        ("елена сектором", [("person", "Лунцова Елена Викторовна")]),
        ("анализа впр", [("measure", "Анализ результатов ВПР")]),
        ("анализ впр", [("measure", "Анализ результатов ВПР")]),
        ("сентябрь", [("measure", "Анализ результатов ВПР")]),
        ("418-од", [("order", "Об утверждении перечня школ")]),
        ("ничего такого", []),
        ("", []),
        (" «» № ", []),
    ],
)
def test_what_is_found(filled: Workspace, text: str, hits: list[tuple[str, str]]) -> None:
    assert found(filled, text) == hits


def test_titles_come_before_details_and_made_files_once_each(filled: Workspace) -> None:
    assert found(filled, "перечня школ") == [
        ("order", "Об утверждении перечня школ"),
        ("document", "Приказ о перечне школ"),
        ("document", "Приказ о перечне школ"),
    ]
    assert found(filled, "приказ") == [
        ("document", "Приказ о перечне школ"),
        ("document", "Приказ о перечне школ"),
        ("order", "Об утверждении перечня школ"),
    ]
    pdf, docx, _ = search(filled, "приказ")
    assert (pdf.detail, docx.detail) == ("PDF, 22.11.2026", "DOCX, 22.11.2026")


def test_a_hit_leads_to_its_thing(filled: Workspace) -> None:
    (measure,) = search(filled, "анализ")
    assert (measure.link, measure.detail) == (ToMeasure(measure.id), "Дорожная карта, 2020/2021")
    (order,) = search(filled, "418-ОД")
    assert order.link == ToOrder(order.id)
    assert order.detail == "приказ от\u00a008.10.2020 №\u00a0418-ОД"
    (school,) = search(filled, "кирова")
    assert (school.link, school.detail) == (ToSchool(school.id), "г. Калтан")
    person = search(filled, "лунцова")[0]
    assert person.link == ToPerson(person.id)


def test_an_archived_school_is_found_and_says_so(filled: Workspace) -> None:
    (hit,) = search(filled, "кирова")
    schools.archive_school(filled, hit.id)
    (hit,) = search(filled, "кирова")
    assert hit.detail == "г. Калтан, в архиве"


def test_the_number_of_hits_is_limited(filled: Workspace) -> None:
    assert len(search(filled, "сош")) == 3
    assert len(search(filled, "сош", limit=2)) == 2
