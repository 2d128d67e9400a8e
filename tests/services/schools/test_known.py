"""The register of schools for those who only look schools up."""

from app.services.language.school_names import name_key
from app.services.schools import known, schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace


def test_the_register_has_archived_schools_and_other_names_too(workspace: Workspace) -> None:
    five, _ = schools.save_school(
        workspace,
        SchoolDraft(short_name="СОШ № 5", login_digits="edu990005", aliases=("Школа у реки",)),
    )
    seven, _ = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 7", oo_code="007"))
    schools.archive_school(workspace, seven)
    assert known.count_schools(workspace) == 2
    with workspace.database.session() as session:
        connection = session.connection()
        register = {one.id: one for one in known.load_register(connection)}
        assert known.load_school_ids(connection) == {five, seven}
        assert [school for school, _key in known.load_aliases(connection)] == [five]
        assert known.load_all_names(connection) == {
            five: ["СОШ № 5", name_key("Школа у реки")],
            seven: ["СОШ № 7"],
        }
        assert known.load_heads(connection) == {five: None}
    assert (register[five].login_digits, register[five].oo_code) == ("990005", None)
    assert (register[seven].short_name, register[seven].oo_code) == ("СОШ № 7", "7")
    with workspace.database.reading() as reader:
        assert {row["id"]: row["active"] for row in known.read_register(reader)} == {
            five: 1,
            seven: 0,
        }


def test_active_schools_are_known_by_each_of_their_names(workspace: Workspace) -> None:
    five, _ = schools.save_school(
        workspace,
        SchoolDraft(
            short_name="МБОУ «СОШ № 5»",
            full_name="МБОУ «Средняя школа имени Героя»",
            aliases=("Школа у реки",),
        ),
    )
    again, _ = schools.save_school(
        workspace, SchoolDraft(short_name="СОШ 5", settlement="Лесное", oo_code="7")
    )
    gone, _ = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 9"))
    schools.archive_school(workspace, gone)
    named = known.schools_by_name(workspace)
    assert named[name_key("СОШ № 5")] == {five, again}
    assert named[name_key("Средняя школа имени Героя")] == {five}
    assert named[name_key("школа у реки")] == {five}
    assert name_key("СОШ № 9") not in named
    assert "" not in named
