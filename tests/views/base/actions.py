"""What is done to a workspace to be taken back, and what its tables hold before and after."""

from app.services.documents.made import history
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace
from app.views.base.page_context import PageContext
from app.views.base.undo_toast import tell_saved

_LOG = {
    "change_set",
    "change_table",
    "change_part",
    "change_key",
    "change_subject",
    "school_year",
    "alembic_version",
}
Dump = dict[str, list[tuple[object, ...]]]


def dump(workspace: Workspace) -> Dump:
    """Every row of every table but the log itself."""
    with workspace.database.reading() as reader:
        tables = [
            row["name"]
            for row in reader.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
            if row["name"] not in _LOG and not row["name"].startswith("sqlite_")
        ]
        return {
            table: sorted((tuple(row) for row in reader.rows(f"SELECT * FROM {table}")), key=repr)
            for table in tables
        }


def names(context: PageContext) -> list[str]:
    return [row.short_name for row in schools.list_schools(context.workspace)]


def add_school(context: PageContext, name: str) -> None:
    _id, made = schools.save_school(context.workspace, SchoolDraft(short_name=name))
    tell_saved(context, made, "Школа добавлена.")


def make_document(workspace: Workspace) -> None:
    path = workspace.documents / "Отчёт.pdf"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"%PDF")
    history.record_outputs(
        workspace, [history.Made("execution-report", "Отчёт об исполнении", [path], {})]
    )
