"""The procedures for those who look one up by what files call it."""

from app.services import results
from app.services.results.known import known_procedures
from app.services.storage.workspace import Workspace


def test_procedures_come_in_their_order_with_what_names_them(workspace: Workspace) -> None:
    with workspace.database.session() as session:
        known = known_procedures(session.connection())
    assert [one.id for one in known] == [one.id for one in results.list_procedures(workspace)]
    (maths,) = (one for one in known if one.code == "vpr:ma:5")
    assert (maths.kind, maths.subject_title, maths.grade) == ("vpr", "Математика", 5)
    assert maths.short_title == "ВПР МА 5"
