"""Papers of a school: orders, files made about it, evidence of its measures."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.enums import EvidenceKind, MeasureStatus, SupportEventKind, SupportStage
from app.services import plans
from app.services.documents.made.history import Made, record_outputs
from app.services.orders import attachments, orders
from app.services.orders.orders import OrderDraft
from app.services.plans import MarkDraft, MeasureDraft, SectionDraft
from app.services.school_card.papers import SchoolPaper, list_school_papers
from app.services.schools import schools, support_events, support_steps, support_work
from app.services.schools.papers import Paper
from app.services.schools.support_events import EventDraft
from app.services.schools.support_steps import StepDraft
from app.services.schools.support_work import SchoolWork
from app.services.storage.workspace import Workspace
from tests.views.samples import District, make_district


@pytest.fixture
def district(workspace: Workspace) -> District:
    return make_district(workspace)


def papers(workspace: Workspace, school_id: int) -> list[SchoolPaper]:
    return list_school_papers(workspace, schools.get_school(workspace, school_id))


def test_the_order_of_the_entry_is_a_paper_of_the_school(
    workspace: Workspace, district: District
) -> None:
    [paper] = papers(workspace, district.school_id)
    assert (paper.kind, paper.key, paper.day) == ("order", district.order_id, date(2025, 11, 17))
    assert paper.why == "внесена в список ШНОР"
    assert papers(workspace, district.other_id) == []


def test_made_files_that_name_the_school_or_belong_to_its_order(
    workspace: Workspace, district: District, tmp_path: Path
) -> None:
    def made(name: str, **inputs: object) -> None:
        path = tmp_path / name
        path.write_bytes(b"x")
        record_outputs(
            workspace, [Made("list-order", "Приказ об утверждении перечня", [path], inputs)]
        )

    made("named.docx", schools=["МБОУ «Покровская ООШ»"])
    made("order.docx", schools=[], order_id=district.order_id)
    made("other.docx", schools=["МБОУ «СОШ № 300»"])
    made("gone.docx", schools=["СОШ №30"])
    (tmp_path / "gone.docx").unlink()

    found = {row.path.name: row for row in papers(workspace, district.school_id) if row.path}
    assert {name: row.why for name, row in found.items()} == {
        "order.docx": "файл приказа",
        "gone.docx": "школа названа в документе",
    }
    assert found["order.docx"].exists
    assert not found["gone.docx"].exists
    [other] = papers(workspace, district.other_id)
    assert other.path == tmp_path / "named.docx"


def test_a_file_made_again_in_the_same_place_is_told_once(
    workspace: Workspace, district: District, tmp_path: Path
) -> None:
    path = tmp_path / "order.docx"
    path.write_bytes(b"x")
    for _ in range(2):
        record_outputs(
            workspace,
            [Made("list-order", "Приказ", [path], {"schools": ["МБОУ «Покровская ООШ»"]})],
        )
    assert len(papers(workspace, district.other_id)) == 1


def test_evidence_of_the_measures_of_the_school(
    workspace: Workspace, district: District, tmp_path: Path
) -> None:
    source = tmp_path / "соглашение.pdf"
    source.write_bytes(b"%PDF")
    number = attachments.attach_file(workspace, source)
    mark = MarkDraft(
        status=MeasureStatus.DONE,
        marked_on=date(2026, 1, 15),
        evidence_kind=EvidenceKind.FILE,
        attachment_id=number,
    )
    plans.mark_measures(workspace, [district.measure_ids[1]], mark)
    [evidence] = [row for row in papers(workspace, district.school_id) if row.kind == "evidence"]
    assert (evidence.title, evidence.exists) == ("соглашение.pdf", True)
    assert evidence.why == "исполнение мероприятия №\u00a02, 2025/2026"


def test_of_a_measure_of_several_schools_each_has_the_papers_of_its_own_marks(
    workspace: Workspace, district: District
) -> None:
    section, _ = plans.save_section(workspace, SectionDraft(district.plan_id, "Анализ"))
    draft = MeasureDraft(
        section_id=section,
        title="Сдать отчёт",
        deadline_text="октябрь 2025 года, январь 2026 года",
        responsible=("СОШ № 30", "Покровская ООШ"),
    )
    measure, _ = plans.save_measure(workspace, draft)
    order, _ = orders.save_order(workspace, OrderDraft(title="Об отчётах"))
    autumn, winter = date(2025, 10, 31), date(2026, 1, 31)

    def mark(school_id: int, day: date, **evidence: Any) -> None:
        done = MarkDraft(status=MeasureStatus.DONE, **evidence)
        plans.mark_measures(workspace, [measure], done, occurrence_on=day, school_id=school_id)

    mark(district.school_id, autumn, evidence_text="https://e.ru/30")
    mark(district.school_id, winter, order_id=order)
    mark(district.other_id, autumn, evidence_text="https://e.ru/p1")
    mark(district.other_id, winter, evidence_text="https://e.ru/p2")

    def told(school_id: int) -> set[tuple[str, str]]:
        why = "исполнение мероприятия"
        found = [row for row in papers(workspace, school_id) if row.why.startswith(why)]
        assert len({(row.kind, row.key) for row in found}) == len(found)
        return {(row.kind, row.title) for row in found}

    assert told(district.school_id) == {
        ("link", "https://e.ru/30"),
        ("order", "Проект приказа «Об отчётах»"),
    }
    assert told(district.other_id) == {("link", "https://e.ru/p1"), ("link", "https://e.ru/p2")}


def test_an_order_that_names_the_school_in_its_title(
    workspace: Workspace, district: District
) -> None:
    orders.save_order(workspace, OrderDraft(title="О проверке: Покровская ООШ, кадры"))
    [paper] = papers(workspace, district.other_id)
    assert (paper.day, paper.why) == (None, "школа названа в приказе")


def test_an_agreement_noted_in_the_work_with_the_school_is_a_paper(
    workspace: Workspace, district: District
) -> None:
    work = SchoolWork(agreement=date(2025, 12, 5), note="№ 4")
    support_work.save_work(workspace, district.other_id, 2026, work)
    [paper] = papers(workspace, district.other_id)
    assert (paper.kind, paper.day) == ("agreement", date(2025, 12, 5))
    assert paper.title == "Соглашение со школой, 2025/2026: № 4"


def test_papers_of_steps_and_events_are_papers_of_the_school(
    workspace: Workspace, district: District, tmp_path: Path
) -> None:
    order, _ = orders.save_order(workspace, OrderDraft(title="О выезде"))
    path = tmp_path / "заявка.pdf"
    path.write_bytes(b"x")
    file = attachments.attach_file(workspace, path)
    day = date(2025, 9, 3)
    step = StepDraft(done_on=day, paper=Paper(attachment_id=file))
    support_steps.save_step(workspace, district.other_id, 2026, SupportStage.APPLICATION, step)
    planned = StepDraft(paper=Paper(link="https://e.ru/1"))
    support_steps.save_step(workspace, district.other_id, 2027, SupportStage.PROGRAMME, planned)
    visit = EventDraft(SupportEventKind.VISIT, date(2026, 2, 10), paper=Paper(order))
    support_events.save_event(workspace, district.other_id, 2026, visit)

    found = papers(workspace, district.other_id)
    assert {(row.kind, row.title, row.day, row.why, row.exists) for row in found} == {
        ("order", "Проект приказа «О выезде»", None, "выезд в школу, 2025/2026", False),
        ("evidence", "заявка.pdf", day, "заявка, 2025/2026", True),
        ("link", "https://e.ru/1", None, "программа школы, 2026/2027", False),
    }
    assert len({(row.kind, row.key) for row in found}) == 3
    assert [row.address for row in found if row.kind == "link"] == ["https://e.ru/1"]
