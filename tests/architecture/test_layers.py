"""The layers of docs/architecture.md, held by the imports of the code itself.

main.py -> app.bootstrap -> app.views / app.cli -> app.services -> app.models
"""

import re

from tests.architecture.modules import HEAVY, MODULES, SQL, imports_of, is_within, name_of

# Which parts of ours each part may import, besides itself.
ALLOWED = {
    "app.models": {"app.enums", "app.errors"},
    "app.services": {"app.models", "app.enums", "app.errors", "app.paths", "app.terms", "app"},
    "app.cli": {
        "app.services",
        "app.enums",
        "app.errors",
        "app.paths",
        "app.terms",
        "app.crash",
        "app",
    },
    "app.views": {
        "app.services",
        "app.enums",
        "app.errors",
        "app.paths",
        "app.terms",
        "app.crash",
        "app.logsetup",
        "app",
    },
    "app.bootstrap": {"app.cli", "app.views"},
    "app.crash": {"app.paths", "app.errors", "app.logsetup", "app"},
    "app.logsetup": {"app.paths", "app"},
    "app.errors": set(),
    "app.paths": set(),
    "app.terms": set(),
    "app.enums": {"app.terms", "app"},
}
QT = frozenset({"PySide6", "shiboken6"})


def part_of(module: str) -> str:
    """The part of the program that a module of ours belongs to."""
    return ".".join(module.split(".")[:2])


def test_modules_import_only_the_layers_below_them() -> None:
    offenders: list[str] = []
    for path in MODULES:
        name, imports = name_of(path), imports_of(path)
        part = part_of(name)
        if part == "app":
            continue
        ours = {part_of(one) for one in imports if one.split(".")[0] == "app"}
        # `from app import paths` names the package and the module; the module is what counts.
        ours.discard("app" if any(one.startswith("app.") for one in imports) else "")
        known = {one for one in ours if one in ALLOWED or one == "app"}
        offenders += [f"{name} imports {one}" for one in sorted(known - ALLOWED[part] - {part})]
    assert not offenders


def test_qt_stays_in_views() -> None:
    assert not [
        f"{name_of(path)} imports {one}"
        for path in MODULES
        if part_of(name_of(path)) not in ("app.views", "app.bootstrap")
        for one in sorted(imports_of(path))
        if is_within(one, QT)
    ]


def test_sql_stays_in_models_and_services() -> None:
    assert not [
        f"{name_of(path)} imports {one}"
        for path in MODULES
        if part_of(name_of(path)) not in ("app.models", "app.services")
        for one in sorted(imports_of(path))
        if is_within(one, SQL) or one.startswith("app.models")
    ]


# What reads texts and reckons with numbers.
READING = frozenset({"csv", "decimal", "difflib", "fractions", "html", "re", "statistics", "xml"})
# Shortening a name that is painted, and the heading of a text of a licence.
READS_FOR_THE_LOOK = {"app.views.look.elision", "app.views.settings.dialogs.licences_dialog"}


def test_views_leave_reading_and_reckoning_to_services() -> None:
    assert not [
        f"{name_of(path)} imports {one}"
        for path in MODULES
        if part_of(name_of(path)) == "app.views" and name_of(path) not in READS_FOR_THE_LOOK
        for one in sorted(imports_of(path))
        if is_within(one, READING)
    ]


_SQLITE_ONLY = re.compile(r"\bPRAGMA\b|INSERT OR |ON CONFLICT|\browid\b|\bstrftime\('")


def test_what_only_sqlite_knows_stays_in_its_modules() -> None:
    storage = "app.services.storage.files"
    knows = {f"{storage}.{name}" for name in ("sqlite", "sqlite_faults", "sqlite_queries")}
    others = [path for path in MODULES if name_of(path) not in knows]
    assert not [
        name_of(path)
        for path in others
        if "sqlite3" in {one.split(".")[0] for one in imports_of(path)}
        or _SQLITE_ONLY.search(path.read_text(encoding="utf-8"))
    ]


# Modules that are heavy as a whole: what imports them at its top is heavy too.
WHOLLY_HEAVY = frozenset(
    {
        "app.services.documents.fonts.embedded",
        "app.services.documents.pdf.render",
        "app.services.documents.pdf.writer",
        "app.services.documents.pdf.archival",
        "app.services.documents.pdf.contents",
        "app.services.documents.pdf.footnotes",
        "app.services.documents.pdf.page_marks",
        "app.services.documents.pdf.pieces",
        "app.services.documents.pdf.bound.together",
        "app.services.documents.pdf.row_table",
        "app.services.documents.pdf.texts",
        "app.services.documents.pdf.words",
        "app.services.log.reverting",
        "app.services.open_file.format.district",
        "app.services.open_file.format.papers",
        "app.services.open_file.format.part",
        "app.services.open_file.format.people",
        "app.services.open_file.format.programmes",
        "app.services.open_file.format.schools",
    }
)


def test_what_is_heavy_is_imported_where_it_is_needed() -> None:
    offenders: list[str] = []
    for path in MODULES:
        name = name_of(path)
        if part_of(name) == "app.models" or name in WHOLLY_HEAVY:
            continue
        at_once = imports_of(path, at_top_only=True)
        heavy = {one for one in at_once if is_within(one, HEAVY) or part_of(one) == "app.models"}
        heavy |= at_once & WHOLLY_HEAVY
        offenders += [f"{name} imports {one} at once" for one in sorted(heavy)]
    assert not offenders


def test_messages_have_one_door() -> None:
    users = [
        name_of(path)
        for path in MODULES
        if any(name.endswith(".QMessageBox") for name in imports_of(path))
    ]
    assert set(users) <= {"app.views.base.messages", "app.views.shell.start.crash_dialog"}
