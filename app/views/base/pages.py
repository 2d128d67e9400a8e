"""The seven places of the window. A page is built when its place is visited first."""

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from app.services.log.words.aggregate import Aggregate

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
        reads: what it shows; it is read again when any of it changes.
    """

    key: str
    title: str
    icon: str
    factory: str
    reads: frozenset[Aggregate]

    def build(self, context: "PageContext") -> "Page":
        """Make the page."""
        module, _, name = self.factory.partition(":")
        return getattr(import_module(module), name)(context)


PLACES: tuple[Place, ...] = (
    Place(
        key="overview",
        title="Обзор",
        icon="overview",
        factory="app.views.overview.page:OverviewPage",
        reads=frozenset(Aggregate) - {Aggregate.PROCEDURES, Aggregate.LOG},
    ),
    Place(
        key="schools",
        title="Школы",
        icon="schools",
        factory="app.views.schools.page:SchoolsPage",
        reads=frozenset(Aggregate)
        - {Aggregate.PROCEDURES, Aggregate.DEPARTMENT, Aggregate.REGION, Aggregate.LOG},
    ),
    Place(
        key="results",
        title="Результаты",
        icon="results",
        factory="app.views.results.page:ResultsPage",
        reads=frozenset(
            {Aggregate.SCHOOLS, Aggregate.RESULTS, Aggregate.PROCEDURES, Aggregate.PROFILES}
        ),
    ),
    Place(
        key="identification",
        title="Выявление",
        icon="identification",
        factory="app.views.identification.page:IdentificationPage",
        reads=frozenset(
            {
                Aggregate.SCHOOLS,
                Aggregate.RESULTS,
                Aggregate.PROCEDURES,
                Aggregate.IDENTIFICATION,
                Aggregate.PROFILES,
                Aggregate.SETTINGS,
            }
        ),
    ),
    Place(
        key="plans",
        title="Планы",
        icon="plans",
        factory="app.views.plans.page:PlansPage",
        reads=frozenset({Aggregate.SCHOOLS, Aggregate.SUPPORT, Aggregate.PLANS, Aggregate.ORDERS}),
    ),
    Place(
        key="documents",
        title="Документы",
        icon="documents",
        factory="app.views.documents.page:DocumentsPage",
        reads=frozenset(Aggregate)
        - {
            Aggregate.PASSPORTS,
            Aggregate.PROCEDURES,
            Aggregate.PROFILES,
            Aggregate.REGION,
            Aggregate.LOG,
        },
    ),
    Place(
        key="settings",
        title="Настройки",
        icon="settings",
        factory="app.views.settings.page:SettingsPage",
        reads=frozenset(
            {Aggregate.DEPARTMENT, Aggregate.PEOPLE, Aggregate.PROFILES, Aggregate.SETTINGS}
        ),
    ),
)


def place(key: str) -> Place:
    """The place with this key."""
    return next(known for known in PLACES if known.key == key)
