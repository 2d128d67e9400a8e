"""What cannot be is refused in the same words, whether a file says it or somebody types it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.errors import UserError
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace
from tests.services.importing.books import write_own
from tests.services.importing.conftest import Preview

PERSON = "Тайнов Пётр Ильич"


def refusal(type_in: Callable[[], object]) -> UserError:
    """What is said when somebody types it."""
    with pytest.raises(UserError) as raised:
        type_in()
    return raised.value


def other_words(path: Path, preview: Preview, typed: UserError) -> str:
    """What a file is told, if it is not what somebody is told who types the same."""
    told = [problem.message for problem in preview(path).problems]
    # A form says which field holds a person, a file which cell.
    core = typed.message.rpartition("»: ")[2].removesuffix(".")
    if len(told) == 1 and core in told[0]:
        return ""
    return f"{typed.message} <> {told}"


def test_schools(tmp_path: Path, workspace: Workspace, preview: Preview) -> None:
    cases: tuple[tuple[dict[str, Any], dict[str, Any]], ...] = (
        ({"short_name": ""}, {"short_name": " "}),
        ({"short_name": "«–»"}, {"short_name": "«–»"}),
        ({"distance": 4000}, {"distance_m": 4_000_000}),
        ({"email": "нет адреса"}, {"email": "нет адреса"}),
        ({"login": "тридцать"}, {"login_digits": "тридцать"}),
        ({"oo_code": "9-1"}, {"oo_code": "9-1"}),
        ({"short_name": PERSON}, {"short_name": PERSON}),
        ({"full_name": PERSON}, {"full_name": PERSON}),
        ({"aliases": PERSON}, {"aliases": (PERSON,)}),
        ({"municipality": PERSON}, {"municipality": PERSON}),
        ({"settlement": f"с. Лесное, {PERSON}"}, {"settlement": f"с. Лесное, {PERSON}"}),
        ({"phone": f"112, {PERSON}"}, {"phone": f"112, {PERSON}"}),
        ({"email": PERSON}, {"email": PERSON}),
    )
    offenders: list[str] = []
    for cells, typed in cases:
        row = {"short_name": "СОШ № 4", "phone": "112", **cells}
        path = write_own(tmp_path / "школы.xlsx", "schools", [row])
        draft = replace(SchoolDraft("СОШ № 4"), **typed)
        said = refusal(lambda draft=draft: schools.save_school(workspace, draft))
        assert PERSON not in str(said)
        offenders += filter(None, [other_words(path, preview, said)])
    assert offenders == []


def test_a_code_of_another_school(tmp_path: Path, workspace: Workspace, preview: Preview) -> None:
    schools.save_school(workspace, SchoolDraft("СОШ № 4", oo_code="4"))
    key, _ = schools.save_school(workspace, SchoolDraft("Лицей", login_digits="990777"))
    row = {"short_name": "Лицей", "login": "990777", "oo_code": "04"}
    path = write_own(tmp_path / "школы.xlsx", "schools", [row])
    draft = SchoolDraft("Лицей", login_digits="990777", oo_code="04")
    said = refusal(lambda: schools.save_school(workspace, draft, key))
    assert other_words(path, preview, said) == ""
