"""«О программе»: the version, what is new, and updating from a file without the internet."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from app import __version__, logsetup, terms
from app.errors import KnownProblem
from app.services.language.dates import date_digits
from app.services.program.releases.news import own_news
from app.services.program.releases.updating import preparing
from app.services.program.releases.updating.judging import Review
from app.services.program.releases.updating.preparing import Prepared
from app.services.program.releases.updating.reading import list_formats
from app.views.base.progress_strip import ProgressStrip
from app.views.settings.releases.news_dialog import NewsDialog
from app.views.settings.releases.update_dialog import UpdateDialog
from app.views.widgets.buttons import button, button_row
from app.views.widgets.card import Card
from app.views.widgets.labels import label, selectable

if TYPE_CHECKING:
    from app.views.base.page_context import PageContext

_FOLDER = "update folder"
_OFFLINE = (
    "Программа не обращается в интернет. Новую версию передают файлом, например на флешке: "
    "выберите его, программа скажет, что это и подойдёт ли он."
)


class UpdateCard(Card):
    """Version, news, and the way to a newer version.

    Attributes:
        dialog: the one that was opened last.
    """

    def __init__(self, context: "PageContext") -> None:
        super().__init__(_title())
        self._context = context
        self.dialog: NewsDialog | UpdateDialog | None = None
        self.news_button = button("Что нового", self.show_news, icon="info")
        self.update_button = button("Обновить из файла…", self.choose_file, icon="import")
        self.progress = ProgressStrip()
        self.add(
            label(
                "Программа для муниципального координатора школ с "
                f"{terms.in_use().low.results.instrumental}. Работает без сети, данные остаются на "
                "этом компьютере. Лицензия MIT.",
                wrap=True,
            )
        )
        self.add(selectable(logsetup.system_line(), "muted"))
        self.add(label(_OFFLINE, wrap=True))
        self.add_layout(button_row(self.update_button, self.news_button))
        self.add(self.progress)

    def show_news(self) -> None:
        """Open «Что нового»."""
        with self._context.messages.attempt("Что нового"):
            self.dialog = NewsDialog(self.window())
            self.dialog.open()

    def choose_file(self) -> None:
        """Ask for the file of a release."""
        if self._context.tasks.busy:
            self._context.messages.inform("Дождитесь окончания начатой работы.")
            return
        suffixes = " ".join(f"*{one.suffix}" for one in list_formats() if one.suffix)
        name, _filter = QFileDialog.getOpenFileName(
            self.window(),
            "Обновление из файла",
            self._context.state.text(_FOLDER),
            f"Выпуски «Опоры» ({suffixes});;Все файлы (*)",
        )
        if name:
            self._context.state.keep_text(_FOLDER, str(Path(name).parent))
            self.review(Path(name))

    def review(self, path: Path) -> None:
        """Read and check a file, then show what it is."""
        task = self._context.tasks.run(
            lambda: preparing.review_file(path),
            self._on_reviewed,
            title="Обновление: проверка файла",
        )
        self.progress.follow(task)

    def install(self, reviewed: Review) -> None:
        """Get everything ready, then close the window; the program starts again by itself."""
        workspace = self._context.workspace
        task = self._context.tasks.run(
            lambda: preparing.prepare(reviewed, workspace),
            self._on_prepared,
            title="Обновление: подготовка",
        )
        self.progress.follow(task)

    def _on_reviewed(self, reviewed: Review) -> None:
        dialog = UpdateDialog(self.window(), reviewed, lambda: self.install(reviewed))
        self.dialog = dialog
        dialog.open()

    def _on_prepared(self, ready: Prepared) -> None:
        """The window closes as ever, and may refuse to: then nothing is installed."""

        def install(own: Path) -> None:
            preparing.begin_installing(ready, os.getpid(), own)

        def put_off() -> None:
            preparing.give_up(ready)
            self._context.messages.inform(
                "Обновление отложено, ничего не установлено.", "Выберите файл снова, когда решите."
            )

        self._context.close_and(install, put_off)


def _title() -> str:
    """The version and its day, where that is known."""
    try:
        news = own_news()
    except KnownProblem:  # a damaged file of the program: its version is known all the same
        news = None
    return f"Опора {__version__}" + (f" от {date_digits(news.day)}" if news else "")
