"""What belongs to the whole window: the commands of the search field, the help, the school year."""

from typing import TYPE_CHECKING

from app.services.findings.links import ToSchool
from app.views.overview.page import OverviewPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.screenshots.camera import Camera


class ShellStates:
    """The states by the names of their pictures."""

    def __init__(self, camera: "Camera") -> None:
        self._camera = camera

    def states(self) -> "dict[str, Callable[[], object]]":
        """All of them."""
        return {
            "window-commands": lambda: self._search(""),
            "window-search-schools": lambda: self._search("сош"),
            "window-search-layout": lambda: self._search("irjks"),
            "window-search-nothing": lambda: self._search("ъъъ"),
            "window-year-form": self._year,
            "window-checks": self._checks,
            "window-help": lambda: self._help("identification"),
            "window-help-keys": lambda: self._help("keys"),
            "window-help-search": lambda: self._help("plans", "срок"),
        }

    def _search(self, text: str) -> None:
        workplace = self._camera.workplace
        workplace.show_way(ToSchool(3))
        workplace.top_bar.search.setText(text)
        workplace.search.open()

    def _leave_search(self) -> None:
        search = self._camera.workplace.top_bar.search
        search.clear()
        search.tell_now()
        self._camera.workplace.search.popup.hide()

    def _year(self) -> None:
        self._leave_search()
        self._camera.workplace.show_place("results")
        self._camera.workplace.top_bar.year.ask()

    def _checks(self) -> None:
        workplace = self._camera.workplace
        workplace.show_place("overview")
        page = workplace.current_page
        assert isinstance(page, OverviewPage)
        card = page.year_cards.check
        self._camera.until(lambda: not card.isHidden())
        card.show_all()

    def _help(self, key: str, text: str = "") -> None:
        self._leave_search()
        workplace = self._camera.workplace
        workplace.show_place("plans")
        window = workplace.help_window
        window.close()
        window.setModal(True)  # so that the camera sees it
        window.toggle(key)
        window.search.setText(text)
        window.search.tell_now()
