"""The seven places of the window. A page is built when its place is visited first."""

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from app.views.base.page import Page
    from app.views.base.page_context import PageContext


class Place(NamedTuple):
    """A place of the window.

    Attributes:
        key: stable name, the `place` of its spots.
        title: the word in the rail.
        icon: name in `resources/icons`.
        factory: "module:Class" of the page, imported on the first visit.
    """

    key: str
    title: str
    icon: str
    factory: str

    def build(self, context: "PageContext") -> "Page":
        """Make the page."""
        module, _, name = self.factory.partition(":")
        return getattr(import_module(module), name)(context)


PLACES: tuple[Place, ...] = (
    Place("overview", "Обзор", "overview", "app.views.overview.page:OverviewPage"),
    Place("schools", "Школы", "schools", "app.views.schools.page:SchoolsPage"),
    Place("results", "Результаты", "results", "app.views.results.page:ResultsPage"),
    Place(
        "identification",
        "Выявление",
        "identification",
        "app.views.identification.page:IdentificationPage",
    ),
    Place("plans", "Планы", "plans", "app.views.plans.page:PlansPage"),
    Place("documents", "Документы", "documents", "app.views.documents.page:DocumentsPage"),
    Place("settings", "Настройки", "settings", "app.views.settings.page:SettingsPage"),
)


def place(key: str) -> Place:
    """The place with this key."""
    return next(known for known in PLACES if known.key == key)
