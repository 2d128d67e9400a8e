"""A packed workspace was opened: what is in it, and where it shall be unpacked."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from app import __version__
from app.errors import EnvironmentProblem, KnownProblem
from app.services.language.dates import date_digits
from app.services.language.numbers import size_text
from app.services.language.plural import FILE, counted
from app.services.program.releases.version import is_newer_program
from app.services.progress import Steps
from app.services.storage.files.files import is_free, safe_name
from app.services.storage.packing.packing import Package
from app.services.storage.packing.unpacking import read_package, unpack
from app.services.storage.workspace import is_workspace
from app.views.first_start.card_page import CardPage
from app.views.first_start.problem_page import ProblemPage, WayOut
from app.views.look import theme
from app.views.widgets.buttons import button, button_row
from app.views.widgets.labels import ElidedLabel, label


class PackagePage(CardPage):
    """Tells what a package holds and asks for its folder.

    Signals:
        accepted: unpack into this folder (a `Path`).
        declined: go on without the package.
    """

    accepted = Signal(object)
    declined = Signal()

    def __init__(self, file: Path, package: Package, own: Path) -> None:
        super().__init__("Данные из файла", icon="archive", tone="accent")
        self.folder = free_folder(own, package.title)
        self._place = ElidedLabel(str(self.folder))
        self.accept_button = button("Распаковать и открыть", self._on_accept, role="primary")
        self.other_button = button("Выбрать другую…", self._on_other, role="link")
        self.decline_button = button("Не сейчас", self.declined.emit)
        card = self.card
        if package.title:
            card.add(label(package.title, "strong", wrap=True))
        card.add(label(_facts(file, package), "muted", wrap=True))
        card.body.addSpacing(theme.STEP)
        card.add(label("Папка, в которую распакуются данные", "small"))
        place = QHBoxLayout()
        place.addWidget(self._place, 1)
        place.addWidget(self.other_button)
        card.add_layout(place)
        if is_workspace(own):
            text = f"Данные в папке «{own}» останутся на этом компьютере как есть."
            card.add(label(text, "muted", wrap=True))
        card.body.addSpacing(theme.STEP)
        card.add_layout(button_row(self.accept_button, self.decline_button))
        self.accept_button.setFocus()

    def _on_accept(self) -> None:
        self.accepted.emit(self.folder)

    def _on_other(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Куда распаковать", str(self.folder.parent))
        if chosen:
            self.show_folder(Path(chosen))

    def show_folder(self, folder: Path) -> None:
        """Unpack into this folder, or into a new one inside when something lies in it."""
        try:
            self.folder = folder if is_free(folder) else free_folder(folder / "Опора")
        except EnvironmentProblem:
            self.folder = folder  # unpacking says why it cannot be used
        self._place.setText(str(self.folder))


def package_page(
    file: Path,
    own: Path,
    wait_for: Callable[
        [Callable[[], Steps[Path]], str, Callable[[Path], None], Callable[[KnownProblem], object]],
        object,
    ],
    opened: Callable[[Path], None],
    decline: Callable[[], object],
    show: Callable[[QWidget], object],
) -> QWidget:
    """The page of a packed workspace, or of what is wrong with its file.

    Args:
        file: the packed workspace.
        own: the folder of the user's own workspace; there may be none yet.
        wait_for: runs work in the background under a title and tells what it gave, or why not.
        opened: opens the folder it was unpacked into.
        decline: goes on without the package.
        show: shows the page that comes when nothing could be unpacked.
    """
    without = WayOut("Продолжить без него", decline)
    try:
        package = read_package(file)
    except KnownProblem as problem:
        return ProblemPage("Файл не открывается", problem, [without])
    page = PackagePage(file, package, own)

    def accept(root: Path) -> None:
        wait_for(lambda: unpack(file, root), "Распаковка данных", opened, refused)

    def refused(problem: KnownProblem) -> None:
        def ask_again() -> None:
            show(package_page(file, own, wait_for, opened, decline, show))

        ways = [WayOut("Попробовать снова", ask_again), without]
        show(ProblemPage("Файл не распакован", problem, ways))

    page.accepted.connect(accept)
    page.declined.connect(decline)
    return page


def free_folder(wanted: Path, title: str = "") -> Path:
    """The wanted folder when nothing lies there, else a new name beside it."""
    if is_free(wanted):
        return wanted
    name = safe_name(title or "Данные Опоры")
    number, folder = 1, wanted.with_name(name)
    while not is_free(folder):
        number += 1
        folder = wanted.with_name(f"{name} {number}")
    return folder


def _facts(file: Path, package: Package) -> str:
    moment = package.made_at.astimezone()
    newer = (
        f" Это новее установленной ({__version__}): обновите программу и здесь."
        if is_newer_program(package.program)
        else ""
    )
    return (
        f"Файл «{file.name}» упакован {date_digits(moment.date())} в {moment:%H:%M} программой "
        f"версии {package.program}. Внутри {counted(len(package.files), FILE)}, "
        f"{size_text(package.size)}.{newer}"
    )
