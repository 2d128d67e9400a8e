"""Telling what was saved, with «Отменить» beside it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.services.log.changes import Changes
from app.views.base.messages import ToastAction

if TYPE_CHECKING:
    from app.views.base.page_context import PageContext


def tell_saved(
    context: "PageContext", changes: Changes, text: str, actions: Sequence[ToastAction] = ()
) -> None:
    """Announce a saved action and offer to take it back; one that changed nothing is not told."""
    context.events.announce(changes)
    number = changes.change_set_id
    if number is None:
        return
    take_back = ToastAction("Отменить", lambda: context.undoing.take_back(number), number)
    context.messages.toast(text, [take_back, *actions])
