"""The seven places of the window. A page is built when its place is visited first."""

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from PySide6.QtWidgets import QWidget

    from app.services.log.words.aggregate import Aggregate
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

    @property
    def reads(self) -> "frozenset[Aggregate]":
        """What it shows; it is read again when any of it changes."""
        return _all_reads()[self.key]

    def begin(self, context: "PageContext", owner: "QWidget") -> "tuple[Page, Iterator[None]]":
        """The page, and the steps that have to be gone through before it is used."""
        from app.views.base.page import Page, Stepped

        _, _, name = self.factory.partition(":")
        kind: Any = getattr(self.load(), name)
        if issubclass(kind, Stepped):
            page, steps = kind.in_steps(context, owner)
            assert isinstance(page, Page)
            return page, steps
        page = kind(context)
        page.setParent(owner)
        return page, iter(())

    def load(self) -> "ModuleType":
        """Import the module of the page, as its first visit would."""
        return import_module(self.factory.partition(":")[0])


PLACES: tuple[Place, ...] = (
    Place(
        key="overview",
        title="Обзор",
        icon="overview",
        factory="app.views.overview.page:OverviewPage",
    ),
    Place(
        key="schools",
        title="Школы",
        icon="schools",
        factory="app.views.schools.page:SchoolsPage",
    ),
    Place(
        key="results",
        title="Результаты",
        icon="results",
        factory="app.views.results.page:ResultsPage",
    ),
    Place(
        key="identification",
        title="Выявление",
        icon="identification",
        factory="app.views.identification.page:IdentificationPage",
    ),
    Place(
        key="plans",
        title="Планы",
        icon="plans",
        factory="app.views.plans.page:PlansPage",
    ),
    Place(
        key="documents",
        title="Документы",
        icon="documents",
        factory="app.views.documents.page:DocumentsPage",
    ),
    Place(
        key="settings",
        title="Настройки",
        icon="settings",
        factory="app.views.settings.page:SettingsPage",
    ),
)


def place(key: str) -> Place:
    """The place with this key."""
    return next(known for known in PLACES if known.key == key)


@cache
def _all_reads() -> "dict[str, frozenset[Aggregate]]":
    """What each place shows, by its key; the first screen does without."""
    from app.services.log.words.aggregate import Aggregate

    return {
        "overview": frozenset(Aggregate) - {Aggregate.PROCEDURES, Aggregate.LOG},
        "schools": frozenset(Aggregate)
        - {Aggregate.PROCEDURES, Aggregate.DEPARTMENT, Aggregate.REGION, Aggregate.LOG},
        "results": frozenset(
            {Aggregate.SCHOOLS, Aggregate.RESULTS, Aggregate.PROCEDURES, Aggregate.PROFILES}
        ),
        "identification": frozenset(
            {
                Aggregate.SCHOOLS,
                Aggregate.RESULTS,
                Aggregate.PROCEDURES,
                Aggregate.IDENTIFICATION,
                Aggregate.PROFILES,
                Aggregate.SETTINGS,
            }
        ),
        "plans": frozenset(
            {
                Aggregate.SCHOOLS,
                Aggregate.SUPPORT,
                Aggregate.PLANS,
                Aggregate.PROGRAMMES,
                Aggregate.PEOPLE,
                Aggregate.ORDERS,
            }
        ),
        "documents": frozenset(Aggregate)
        - {
            Aggregate.PASSPORTS,
            Aggregate.PROCEDURES,
            Aggregate.PROFILES,
            Aggregate.REGION,
            Aggregate.LOG,
        },
        "settings": frozenset(
            {Aggregate.DEPARTMENT, Aggregate.PEOPLE, Aggregate.PROFILES, Aggregate.SETTINGS}
        ),
    }
