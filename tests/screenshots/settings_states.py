"""The place «Настройки» in the middle of work, and what the window says when something is wrong."""

import json
import shutil
from typing import TYPE_CHECKING, Any, cast

from app.crash import CrashReport
from app.errors import EnvironmentProblem
from app.services.documents.making.export import build
from app.services.open_file.exporting.export import file_text, read_district
from app.services.program.releases.updating.preparing import review_file
from app.services.progress import run_steps
from app.services.schools.schools import SchoolDraft, save_school
from app.services.storage.backup import compress_copies
from app.services.storage.copies import list_copies
from app.views.base.links import SettingsSpot
from app.views.settings.releases.update_dialog import UpdateDialog
from app.views.shell.start.crash_dialog import CrashDialog
from tests.naming import name_in_copy
from tests.services.program.releases.packages import NEWS, installed, write_msi
from tests.services.storage.test_compressed import spoil_index

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.views.settings.page import SettingsPage
    from app.views.settings.sections.workspace import WorkspaceSection
    from tests.screenshots.camera import Camera

_NEWS = (
    {
        "version": "1.2.0",
        "day": "2027-03-01",
        "lines": [
            "Протокол совещания собирается из реестра вместе с листом присутствия.",
            "История школы показывается целиком, поиск в ней идёт по всем годам.",
            "Резервные копии хранятся дольше и занимают меньше места.",
        ],
    },
)
_SECTIONS = ("department", "profiles", "presets", "history", "backups", "space", "look")


class SettingsStates:
    """The states by the names of their pictures."""

    def __init__(self, camera: "Camera") -> None:
        self._camera = camera
        self._added = False

    def states(self) -> "dict[str, Callable[[], object]]":
        return {
            **{f"settings-{name}": lambda name=name: self._page(name) for name in _SECTIONS},
            "settings-letterhead": lambda: self._field("requisites_lines"),
            "settings-terms": lambda: self._field("conditions_term"),
            "settings-history-row": self._history_row,
            "settings-checked": self._checked,
            "settings-compare-profiles": self._compare,
            "settings-licences": lambda: self._page("about").about.show_licences(),
            "settings-news": lambda: self._page("about").about.update_card.show_news(),
            "settings-update": lambda: self._update(kind="full", schema="9999"),
            "settings-update-refused": lambda: self._update(kind="update", runtime="d" * 64),
            "settings-restore": self._restore,
            "settings-space-choice": self._space,
            "settings-open-file": self._open_file,
            "settings-open-file-tried": self._tried_file,
            "settings-open-file-wrong": self._wrong_file,
            "settings-damaged-copy": self._damaged,
            "settings-newer-copy": self._newer,
            "settings-space-needed": self._needed,
            "settings-failed-copy": self._failed,
            "settings-disk-full": self._disk_full,
            "crash": self._crash,
        }

    def _page(self, section: str) -> "SettingsPage":
        self._camera.workplace.show_way(SettingsSpot(section=section))
        self._camera.settle()
        return cast("SettingsPage", self._camera.workplace.pages["settings"])

    def _field(self, name: str) -> None:
        self._camera.workplace.show_way(SettingsSpot(section="department", field=name))
        self._camera.settle()

    def _history_row(self) -> None:
        self._change()
        self._page("history").history.table.selectRow(0)

    def _checked(self) -> None:
        self._page("workspace").workspace.check()

    def _compare(self) -> None:
        profiles = self._page("profiles").profiles
        profiles.view.table.select_key("ru-ma-4-8")
        profiles.compare()

    def _change(self) -> None:
        """A copy, and a few actions after it."""
        if self._added:
            return
        self._added = True
        context = self._camera.workplace.context
        self._page("backups").backups.make_backup()
        self._camera.settle()
        for name, place in (("МБОУ «Заречная СОШ»", "Заречье"), ("МБОУ «Ольховская ООШ»", "")):
            _key, changes = save_school(
                context.workspace, SchoolDraft(short_name=name, settlement=place)
            )
            context.events.announce(changes)

    def _restore(self) -> None:
        self._change()
        backups = self._page("backups").backups
        self._camera.settle()
        backups.table.selectRow(0)
        backups.begin_restore()

    def _space(self) -> None:
        self._change()
        section = self._page("space").space
        self._camera.settle()
        section.cards["backups"].button.click()
        assert section.dialog is not None
        next(iter(section.dialog.ticks.boxes)).click()

    def _open_file(self) -> "WorkspaceSection":
        section = self._page("workspace").workspace
        section.ensureWidgetVisible(section.open_file)
        return section

    def _tried_file(self) -> None:
        """A file in which a school lies elsewhere, one is new, and an order has two dates."""
        district = json.loads(file_text(read_district(self._camera.workplace.context.workspace)))
        district["schools"][2]["settlement"] = "Ясный"
        district["schools"].append({"login": "990001", "name": "МБОУ «Ясногорская ООШ»"})
        order = {"number": "458", "title": "О перечне школ", "kind": "Приказ"}
        for name, day in (("o901", "2020-10-08"), ("o902", "2020-10-06")):
            district["orders"].append({**order, "id": name, "date": day})
        self._load(district)

    def _wrong_file(self) -> None:
        school = {"login": "990001", "name": "МБОУ «Ясногорская ООШ»", "vilage": "Ясный"}
        plan = {"title": "План", "period": {"start": "01.09.2026", "end": "2027-08-31"}}
        self._load({"opora": 1, "schools": [school], "plans": [plan]})

    def _load(self, district: "Mapping[str, Any]") -> None:
        path = self._camera.workplace.context.workspace.root / "Район.json"
        path.write_text(json.dumps(district), encoding="utf-8")
        self._open_file().open_file.begin_loading(path)

    def _update(self, **release: str) -> None:
        """A file on a stick, beside a program that seems to be installed."""
        root = self._camera.workplace.context.workspace.root
        file = write_msi(root / "Opora-1.2.0.msi", news=[*_NEWS, *NEWS[1:]], **release)
        reviewed = run_steps(review_file(file, installed(root)))
        card = self._page("about").about.update_card
        UpdateDialog(card.window(), reviewed, lambda: None).open()

    def _damaged(self) -> None:
        self._change()
        folder = self._camera.workplace.context.workspace.backups
        (folder / "opora-20261121-163000-exit.sqlite").write_bytes(b"damaged" * 90_000)
        backups = self._page("backups").backups
        backups.refresh()
        self._camera.settle()
        backups.table.selectRow(1)

    def _newer(self) -> None:
        """Somebody went back from a newer program."""
        self._change()
        folder = self._camera.workplace.context.workspace.backups
        newer = folder / "opora-20261121-173000-newer-9998.sqlite"
        shutil.copyfile(list_copies(folder)[0].path, newer)
        backups = self._page("backups").backups
        backups.refresh()
        self._camera.settle()
        backups.table.select_key(newer)

    def _needed(self) -> None:
        """Documents were made after the copy that somebody went back to."""
        self._change()
        context = self._camera.workplace.context
        made = context.workspace.attachments / "made"
        made.mkdir(parents=True, exist_ok=True)
        out = context.workspace.root / "out"
        formats = ("docx", "pdf")
        for path in run_steps(
            build(context.workspace, "list-order", year=2020, formats=formats, out=out)
        ):
            kept = path.rename(made / f"{path.stat().st_size:064d}{path.suffix}")
            name_in_copy(list_copies(context.workspace.backups)[0].path, kept.stem)
        section = self._page("space").space
        self._camera.settle()
        section.cards["document-copies"].button.click()

    def _failed(self) -> None:
        """The window was closed meanwhile: the copies were checked, and one did not pass."""
        folder = self._camera.workplace.context.workspace.backups
        spoil_index(list_copies(folder)[0].path)
        compress_copies(folder)
        self._page("backups").backups.refresh()

    def _disk_full(self) -> None:
        page = self._page("backups")
        page.context.messages.show_problem(
            EnvironmentProblem(
                "На диске не осталось места, файл «opora-20261122-120000-manual.sqlite» "
                "не сохранён.",
                "Освободите место и повторите.",
            )
        )

    def _crash(self) -> None:
        self._page("workspace")
        report = CrashReport(
            "ZeroDivisionError: division by zero",
            "Опора 0.2.0, Python 3.12, Windows 10\n22.11.2026 15:00:00\n\nTraceback …",
            self._camera.workplace.context.workspace.logs / "crash-20261122-150000-000000.txt",
        )
        dialog = CrashDialog(report, self._camera.session.window)
        dialog.open()
