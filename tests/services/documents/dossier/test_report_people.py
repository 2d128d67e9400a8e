"""Who approves, who compiles, who issued the order."""

from dataclasses import replace

from app.services import plans
from app.services.department import people
from app.services.department.people import PersonDraft
from app.services.documents import facts as facts_of
from app.services.documents.dossier.approval import issuer_genitive
from app.services.documents.dossier.parts import Dossier
from app.services.documents.dossier.report_people import ReportPeople
from app.services.documents.facts import BLANK, Signatory
from app.services.documents.making.catalogue import KINDS
from app.services.documents.model.blocks import ApprovalMark, Signature, dump
from app.services.findings.links import (
    ToDocument,
)
from app.services.language.deadlines.periods import school_period
from app.services.plans import PlanDraft
from app.services.schools import schools
from app.services.storage.workspace import Workspace
from tests.services.documents import facts_samples as given
from tests.services.documents.samples import blocks
from tests.services.documents.words.reports import gathered, school_plan

EXECUTION_REPORT = KINDS["execution-report"]


def test_the_head_approves_and_the_compiler_signs_once() -> None:
    document = EXECUTION_REPORT.compose(given.report())
    (mark,) = blocks(document, ApprovalMark)
    assert (mark.word, mark.post, mark.name) == (
        "УТВЕРЖДАЮ",
        "Начальник управления образования",
        "И.В. Соболева",
    )
    (signature,) = blocks(document, Signature)
    assert (signature.post, signature.name) == (
        "Заведующая сектором общего образования",
        "Т.П. Жукова",
    )


def test_missing_people_become_lines() -> None:
    people = ReportPeople(reporter="", approver=Signatory(), compiler=Signatory())
    text = dump(EXECUTION_REPORT.compose(given.report(people=people)))
    assert text.count(f"post='{BLANK}' name='{BLANK}'") == 2
    assert f"text='{BLANK}'" in text


def compilers(workspace: Workspace, **chosen: str) -> tuple[Signatory, list[str]]:
    """The compiler of the report on the school's plan, and what is told of him."""
    facts = gathered(workspace, 2027, plan=str(school_plan(workspace).id), **chosen)
    found = EXECUTION_REPORT.missing(facts)
    chooser = ToDocument("execution-report", "compiler")
    return facts.people.compiler, [one.text for one in found if one.link == chooser]


def test_a_schools_report_is_approved_by_its_own_head(demo: Workspace) -> None:
    facts = gathered(demo, 2027, plan=str(school_plan(demo).id))
    document = EXECUTION_REPORT.compose(facts)
    (mark,) = blocks(document, ApprovalMark)
    assert mark.post == "Директор МБОУ «СОШ № 30»"
    assert mark.name.endswith("Дёмина")
    assert [school.school for school in facts.criteria] == ["МБОУ «СОШ № 30»"]
    text = dump(document)
    assert "Соболева" not in text
    assert "Жукова" not in text  # nobody said that the coordinator compiled it
    (signature,) = blocks(document, Signature)
    assert (signature.post, signature.name) == (BLANK, BLANK)
    people.save_person(demo, PersonDraft(surname="Дёмина"), facts.people.approver.person_id)
    told = [one.text for one in EXECUTION_REPORT.missing(gathered(demo, 2027, plan="4"))]
    assert "Не указана должность руководителя школы: Дёмина" in told


def test_the_compiler_of_a_school_is_chosen_and_is_not_of_another_one(demo: Workspace) -> None:
    def add(name: str, organisation: str) -> int:
        return people.save_person(
            demo,
            PersonDraft(
                surname=name, given_name="", patronymic="", post="завуч", organisation=organisation
            ),
        )[0]

    head = schools.get_school(demo, school_plan(demo).school_id or 0).head_id
    own = add("Орлова", "МБОУ «СОШ № 30»")
    for chosen, compiler, told in (
        ("", Signatory(), ["Не указан составитель, который подписывает отчёт"]),
        (own, Signatory("Завуч", "Орлова", own), []),
        (
            add("Ким", "МБОУ «Полянская СОШ»"),
            Signatory(),
            ["Составитель отчёта Ким работает в другой организации"],
        ),
        (head, Signatory(), ["Отчёт составляет и утверждает одно лицо: Дёмина\u00a0С.О."]),
    ):
        assert compilers(demo, compiler=str(chosen)) == (compiler, told)


def test_a_department_without_a_coordinator_has_no_compiler(workspace: Workspace) -> None:
    plans.save_plan(workspace, PlanDraft(title="План", period=school_period(2027)))
    facts = gathered(workspace, 2027)
    told = {found.text: found for found in EXECUTION_REPORT.missing(facts)}
    compiler = told["Не указан составитель, который подписывает отчёт"]
    assert compiler.link == ToDocument("execution-report", "compiler")
    assert "Не указано: полное наименование управления образования" in told
    assert not any("родительном" in text for text in told)  # nothing would print it


def test_the_issuer_of_an_order_is_who_signed_it(demo: Workspace) -> None:
    office = facts_of.get_office(demo)
    school = schools.get_school(demo, school_plan(demo).school_id or 0)
    signers = {
        name: people.save_person(demo, PersonDraft(surname=name, organisation=organisation))[0]
        for name, organisation in (
            ("Районов", office.short_name),
            ("Школьный", "МБОУ «Полянская СОШ»"),
            ("Иной", "Министерство образования"),
            ("Ничей", ""),
        )
    }
    for signer, of_district, of_school in (
        (None, office.full_name_genitive, None),
        (office.head_id, office.full_name_genitive, office.full_name_genitive),
        (signers["Районов"], office.full_name_genitive, office.full_name_genitive),
        (signers["Школьный"], "МБОУ «Полянская СОШ»", "МБОУ «Полянская СОШ»"),
        (signers["Иной"], None, None),
        (signers["Ничей"], office.full_name_genitive, None),
        (school.head_id, "МБОУ «СОШ № 30»", "МБОУ «СОШ № 30»"),
    ):
        order = replace(given.REGISTERED, signer_id=signer)
        assert issuer_genitive(Dossier(demo), order, office, None) == of_district
        assert issuer_genitive(Dossier(demo), order, office, school) == of_school
