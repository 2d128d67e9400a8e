"""Goes to a document about what is shown of a plan, with that chosen in its settings."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.services.documents.making.catalogue import describe_settings
from app.services.documents.settings import save_for_year
from app.services.findings.links import ToDocument

if TYPE_CHECKING:
    from app.views.base.page_context import PageContext


def keep_choices(context: "PageContext", kind: str, choices: Mapping[str, str]) -> None:
    """Keep the choices, name and value of each setting, for the year of work.

    Raises:
        UserError: one of them cannot be stored.
    """
    specs, year = describe_settings(kind), context.year
    for change in choices.items():
        context.events.announce(save_for_year(context.workspace, kind, specs, change, year))


def open_document(context: "PageContext", kind: str, choices: Mapping[str, str]) -> None:
    """Keep the choices and show the first.

    In a workspace that cannot be written the document is shown with its former choices.
    """
    if not context.workspace.read_only:
        keep_choices(context, kind, choices)
    context.go_to(ToDocument(kind, next(iter(choices)), context.year))
