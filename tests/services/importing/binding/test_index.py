"""Which school a row is about."""

from collections.abc import Generator
from contextlib import contextmanager

import pytest

from app.models import School
from app.services.department import department
from app.services.department.department import DepartmentDraft
from app.services.importing.binding.index import (
    SchoolAnswer,
    SchoolIndex,
    SchoolQuestion,
    SchoolRef,
    bare_name,
    load_index,
    municipality_key,
)
from app.services.progress import run_steps
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace


@contextmanager
def index_of(workspace: Workspace, **options: object) -> Generator[SchoolIndex]:
    with workspace.database.session() as session:
        yield load_index(session.connection(), **options)  # type: ignore[arg-type]


def bind(index: SchoolIndex, ref: SchoolRef) -> int | None:
    return index.bind_all([ref])[ref]


def test_login_digits_come_first(workspace: Workspace, school: int) -> None:
    other, _ = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 4", oo_code="4"))
    with index_of(workspace) as index:
        assert bind(index, SchoolRef("совсем другое имя", "990130", "77")) == school
        assert bind(index, SchoolRef("СОШ № 4", "000", "4")) == other
        assert index.questions == {}


def question_about(index: SchoolIndex, ref: SchoolRef) -> SchoolQuestion:
    """The question that binding leaves open; nothing else may come of it."""
    assert bind(index, ref) is None
    assert index.to_create == {}
    return index.questions[ref.key]


@pytest.mark.parametrize("create", [False, True])
def test_marks_of_two_schools_in_one_row_are_a_question(
    workspace: Workspace, school: int, create: bool
) -> None:
    other, _ = schools.save_school(
        workspace, SchoolDraft(short_name="СОШ № 4", login_digits="990104", oo_code="4")
    )
    wanted = {
        SchoolRef("МБОУ СОШ №4", "990130"): ("school.login-name", [school, other]),
        SchoolRef("МБОУ СОШ №4", None, "9130"): ("school.code-name", [school, other]),
        SchoolRef("совсем другое имя", "990130", "4"): ("school.login-code", [school, other]),
        SchoolRef("совсем другое имя", "990777", "4"): ("school.login-code", [other]),
    }
    with index_of(workspace, create=create) as index:
        found = {ref: question_about(index, ref) for ref in wanted}
    assert {ref: (one.code, [c.id for c in one.candidates]) for ref, one in found.items()} == wanted
    reason = found[SchoolRef("МБОУ СОШ №4", "990130")].reason
    assert reason == (
        "Логин 990130 в реестре – у школы «МБОУ „СОШ № 30“», а такое название – у школы «СОШ № 4»."
    )


def test_a_name_written_otherwise_is_no_contradiction(workspace: Workspace, school: int) -> None:
    schools.save_school(workspace, SchoolDraft(short_name="СОШ № 1", municipality="г. Алейск"))
    schools.save_school(workspace, SchoolDraft(short_name="СОШ № 3"))
    with index_of(workspace) as index:
        for name in ("МБОУ COШ №30", "Школа № 30", "СОШ № 300", "СОШ № 30 им. Героя", ""):
            assert bind(index, SchoolRef(name, "990130")) == school
        # The other school of that name is in another municipality than the row.
        assert bind(index, SchoolRef("СОШ № 1", "990130", None, "Спасский район")) == school


@pytest.mark.parametrize("create", [False, True])
def test_a_name_of_several_schools_is_a_question(workspace: Workspace, create: bool) -> None:
    four = [
        schools.save_school(
            workspace, SchoolDraft(short_name="Начальная школа", login_digits=login)
        )[0]
        if number == 0
        else add_namesake(workspace, login)
        for number, login in enumerate(("163100", "163101", "163102", "163103"))
    ]
    with index_of(workspace, create=create) as index:
        question = question_about(index, SchoolRef("Начальная школа"))
        assert (question.code, question.reason) == (
            "school.ambiguous",
            "Таких школ в реестре 4: укажите логин.",
        )
        assert [(one.id, one.reason) for one in question.candidates] == [
            (key, f"логин {login}")
            for key, login in zip(four, ("163100", "163101", "163102", "163103"), strict=True)
        ]
        assert bind(index, SchoolRef("Начальная школа", "163102")) == four[2]


def add_namesake(workspace: Workspace, login: str) -> int:
    """One more school of the name; the form refuses it in one place, a list of schools does not."""
    with workspace.database.writing() as session:
        record = School(short_name="Начальная школа", name_key="нош", login_digits=login)
        session.add(record)
        session.flush()
        assert record.id is not None
        return record.id


def test_an_answer_to_a_contradiction_holds_for_this_file_only(
    workspace: Workspace, school: int
) -> None:
    schools.save_school(workspace, SchoolDraft(short_name="СОШ № 4", login_digits="990104"))
    ref = SchoolRef("СОШ № 4", "990130")
    with index_of(workspace, answers={ref.key: SchoolAnswer("bind", school)}) as index:
        assert bind(index, ref) == school
        assert index.remembered == {}
    with index_of(workspace, answers={ref.key: SchoolAnswer("create")}) as index:
        assert question_about(index, ref).code == "school.login-name"
    with index_of(workspace, answers={ref.key: SchoolAnswer("skip")}) as index:
        assert bind(index, ref) is None
        assert index.questions == {}


def test_letters_of_a_login_tell_schools_of_one_number_apart(workspace: Workspace) -> None:
    plain, _ = schools.save_school(
        workspace, SchoolDraft(short_name="СОШ № 1", login_digits="edu220001")
    )
    cadets, _ = schools.save_school(
        workspace, SchoolDraft(short_name="Кадеты", login_digits="ksh220001")
    )
    with index_of(workspace) as index:
        assert bind(index, SchoolRef("x", "220001")) == plain
        assert bind(index, SchoolRef("y", "ksh220001")) == cadets


def test_a_cadet_school_stored_by_its_digits_alone_is_known_by_its_name(
    workspace: Workspace,
) -> None:
    cadets, _ = schools.save_school(
        workspace, SchoolDraft(short_name="Кадеты", login_digits="220001")
    )
    with index_of(workspace, create=True) as index:
        assert bind(index, SchoolRef("Кадеты", "ksh220001")) == cadets
        assert bind(index, SchoolRef("Другие кадеты", "ksh220001")) == -1


def test_a_login_stored_without_its_zero_answers_to_the_full_one(workspace: Workspace) -> None:
    with workspace.database.writing() as session:
        record = School(short_name="СОШ № 1", name_key="сош 1", login_digits="52345")
        session.add(record)
        session.flush()
        key = record.id
    with index_of(workspace) as index:
        assert bind(index, SchoolRef("x", "052345")) == key


def test_then_the_code_and_then_the_name(workspace: Workspace, school: int) -> None:
    with index_of(workspace) as index:
        assert bind(index, SchoolRef("x", None, "9130")) == school
        for name in ("СОШ №30", 'МБОУ "COШ № 30"', "муниципальное бюджетное СОШ  30"):
            assert bind(index, SchoolRef(name)) == school
        assert index.questions == {}


def test_other_names_of_a_school_count(workspace: Workspace) -> None:
    key, _ = schools.save_school(
        workspace, SchoolDraft(short_name="Бураковская СОШ", aliases=("Школа в Бураково",))
    )
    with index_of(workspace) as index:
        assert bind(index, SchoolRef("школа в бураково")) == key


def test_a_name_binds_only_within_its_municipality(workspace: Workspace) -> None:
    department.save_department(
        workspace, DepartmentDraft(full_name="Управление", territory="Спасский муниципальный район")
    )
    ours, _ = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 1"))
    theirs, _ = schools.save_school(
        workspace, SchoolDraft(short_name="СОШ № 1", municipality="г. Алейск")
    )
    with index_of(workspace) as index:
        assert bind(index, SchoolRef("СОШ № 1", None, None, "Спасский район")) == ours
        assert bind(index, SchoolRef("СОШ № 1", None, None, "город Алейск")) == theirs
        assert bind(index, SchoolRef("СОШ № 1", None, None, "Чарышский район")) is None
        assert bind(index, SchoolRef("СОШ № 1")) is None
        assert len(index.questions) == 2


def test_a_school_with_another_login_is_not_meant_by_its_name(
    workspace: Workspace, school: int
) -> None:
    with index_of(workspace) as index:
        ref = SchoolRef("СОШ № 30", "990999")
        assert bind(index, ref) is None
        run_steps(index.suggest())
        (question,) = index.questions.values()
        assert [candidate.id for candidate in question.candidates] == [school]
        assert question.candidates[0].reason == "то же название"


def test_a_question_offers_similar_names(workspace: Workspace) -> None:
    key, _ = schools.save_school(workspace, SchoolDraft(short_name="МБОУ «Бураковская СОШ»"))
    with index_of(workspace) as index:
        bind(index, SchoolRef("Бураковская СШ"))
        run_steps(index.suggest())
        (question,) = index.questions.values()
        assert [(one.id, one.reason) for one in question.candidates] == [(key, "похожее название")]


def test_looking_for_similar_names_tells_its_progress_and_may_be_given_up(
    workspace: Workspace,
) -> None:
    schools.save_school(workspace, SchoolDraft(short_name="МБОУ «Бураковская СОШ»"))
    with index_of(workspace) as index:
        index.bind_all([SchoolRef(f"Бураковская СШ {number}") for number in range(120)])
        assert [(step.done, step.total) for step in index.suggest()] == [(50, 120), (100, 120)]
        assert all(question.candidates for question in index.questions.values())


def test_several_municipalities_in_a_file_bind_no_school_of_an_unnamed_district(
    workspace: Workspace, school: int
) -> None:
    here, there = (SchoolRef("СОШ № 30", None, None, place) for place in ("Алейск", "Спасск"))
    with index_of(workspace) as index:
        assert index.bind_all([here, there]) == {here: None, there: None}
        assert index.bind_all([here]) == {here: school}


def test_answers_bind_make_or_leave_out(workspace: Workspace, school: int) -> None:
    refs = [SchoolRef(name) for name in ("Первая", "Вторая", "Третья")]
    actions = [SchoolAnswer("bind", school), SchoolAnswer("create"), SchoolAnswer("skip")]
    answers = {ref.key: answer for ref, answer in zip(refs, actions, strict=True)}
    with index_of(workspace, answers=answers) as index:
        bound, made, left_out = index.bind_all(refs).values()
        assert bound == school
        assert index.remembered == {school: [refs[0]]}
        assert made is not None
        assert made < 0
        assert index.to_create == {made: refs[1]}
        assert left_out is None
        assert index.questions == {}


def test_a_made_school_is_bound_by_the_next_rows(workspace: Workspace) -> None:
    with index_of(workspace, create=True) as index:
        first = bind(index, SchoolRef("Новая СОШ", "990777"))
        assert bind(index, SchoolRef("Новая", "990777")) == first
        assert bind(index, SchoolRef("МБОУ «Новая СОШ»")) == first
        assert len(index.to_create) == 1


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Спасский муниципальный район", "спасский"),
        ("Спасский район", "спасский"),
        ("г. Алейск", "алейск"),
        ("город Алейск", "алейск"),
        ("reg22_m067 | город Славгород", "славгород"),
        ("Урус-Мартановский р-н", "урус-мартановский"),
        ("", ""),
    ],
)
def test_municipality_keys(text: str, key: str) -> None:
    assert municipality_key(text) == key


def test_logins_glued_to_names_are_cut_off() -> None:
    assert bare_name("МБОУ «СОШ №1 г.Урус-Мартан»(edu203389)") == "МБОУ «СОШ №1 г.Урус-Мартан»"
    for sign in ("-", "???", ";;;;", "(edu203389)", "№"):
        assert bare_name(sign) == ""
    assert bare_name('edu223379 | МКОУ "Усть-Кажинская СОШ"') == 'МКОУ "Усть-Кажинская СОШ"'
