"""Which school a row is about."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from app.services import department, schools
from app.services.department import DepartmentDraft
from app.services.importing.binding import (
    SchoolAnswer,
    SchoolIndex,
    SchoolRef,
    bare_name,
    load_index,
    municipality_key,
)
from app.services.schools import SchoolDraft
from app.services.storage.workspace import Workspace


@contextmanager
def index_of(workspace: Workspace, **options: object) -> Iterator[SchoolIndex]:
    with workspace.database.session() as session:
        yield load_index(session.connection(), **options)  # type: ignore[arg-type]


def bind(index: SchoolIndex, ref: SchoolRef) -> int | None:
    return index.bind_all([ref])[ref]


def test_login_digits_come_first(workspace: Workspace, school: int) -> None:
    other, _ = schools.save_school(workspace, SchoolDraft("СОШ № 4", oo_code="4"))
    with index_of(workspace) as index:
        assert bind(index, SchoolRef("совсем другое имя", "990130", "4")) == school
        assert bind(index, SchoolRef("СОШ № 30", "000", "4")) == other


def test_then_the_code_and_then_the_name(workspace: Workspace, school: int) -> None:
    with index_of(workspace) as index:
        assert bind(index, SchoolRef("x", None, "9130")) == school
        for name in ("СОШ №30", 'МБОУ "COШ № 30"', "муниципальное бюджетное СОШ  30"):
            assert bind(index, SchoolRef(name)) == school
        assert index.questions == {}


def test_other_names_of_a_school_count(workspace: Workspace) -> None:
    key, _ = schools.save_school(
        workspace, SchoolDraft("Бураковская СОШ", aliases=("Школа в Бураково",))
    )
    with index_of(workspace) as index:
        assert bind(index, SchoolRef("школа в бураково")) == key


def test_a_name_binds_only_within_its_municipality(workspace: Workspace) -> None:
    department.save_department(
        workspace, DepartmentDraft("Управление", territory="Спасский муниципальный район")
    )
    ours, _ = schools.save_school(workspace, SchoolDraft("СОШ № 1"))
    theirs, _ = schools.save_school(workspace, SchoolDraft("СОШ № 1", municipality="г. Алейск"))
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
        (question,) = index.questions.values()
        assert [candidate.id for candidate in question.candidates] == [school]
        assert question.candidates[0].reason == "то же название"


def test_a_question_offers_similar_names(workspace: Workspace) -> None:
    key, _ = schools.save_school(workspace, SchoolDraft("МБОУ «Бураковская СОШ»"))
    with index_of(workspace) as index:
        bind(index, SchoolRef("Бураковская СШ"))
        (question,) = index.questions.values()
        assert [(one.id, one.reason) for one in question.candidates] == [(key, "похожее название")]


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
    assert bare_name('edu223379 | МКОУ "Усть-Кажинская СОШ"') == 'МКОУ "Усть-Кажинская СОШ"'
