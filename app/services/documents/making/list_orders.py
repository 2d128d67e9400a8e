"""Which orders approve a list of schools: their text says it, and the annexes that are chosen."""

from typing import TYPE_CHECKING

from app.services.documents.common.kind import LISTS
from app.services.documents.kind import DocumentKind
from app.services.documents.making import own_kinds
from app.services.documents.making.catalogue import KINDS
from app.services.documents.making.own_texts import as_said
from app.services.documents.settings import checked_settings
from app.services.documents.shared_settings import BASIS
from app.services.documents.stored import StoredSettings
from app.services.documents.text.whole.naming import names_by_annex
from app.services.documents.words.settings import SETTINGS
from app.services.orders.list_year import LIST_ORDER
from app.services.schools import support

if TYPE_CHECKING:
    from app.services.orders.register import RegisterRow
    from app.services.schools.support import SupportRow
    from app.services.storage.workspace import Workspace


def list_order_kinds(source: "Workspace | StoredSettings") -> frozenset[str]:
    """Kinds of orders by which schools enter a list, the department's own ones too.

    The order of the list is one by its name. The program's text of any other asks on what the list
    rests; the text in force prints the list, and where that is in an annex of choice, the settings
    of the kind want the annex.
    """
    stored = source if isinstance(source, StoredSettings) else StoredSettings.read(source)
    kinds = (*KINDS.values(), *own_kinds.listed(stored, KINDS))
    return frozenset((LIST_ORDER, *(one.kind for one in kinds if _approves_list(stored, one))))


def waiting_for(workspace: "Workspace", row: "RegisterRow") -> "list[SupportRow]":
    """The stays that an order may be named for: it is a registered one of a list, in use."""
    order = row.order
    if order.number is None or order.year is None or row.archived:
        return []
    waiting = support.waiting_for_order(workspace, order.year)
    return waiting if waiting and order.kind in list_order_kinds(workspace) else []


def _approves_list(stored: StoredSettings, kind: DocumentKind) -> bool:
    if not kind.is_order or BASIS not in kind.settings:
        return False
    text = as_said(stored, kind).require_text()
    named, of_annexes = names_by_annex(text.tree, text.words)
    if not named.isdisjoint(LISTS):
        return True
    values = checked_settings(kind.settings, stored.of_kind(kind.kind), {})
    wants = SETTINGS.wants
    return any(
        wants is not None and wants(values, annex) and not names.isdisjoint(LISTS)
        for annex, names in of_annexes.items()
    )
