"""Saves an action and tells of it, with «Отменить» beside the words."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from app.services.log.changes import Changes
from app.views.base.messages import ToastAction

if TYPE_CHECKING:
    from app.views.base.page_context import PageContext


def save_and_tell(
    context: "PageContext",
    save: "Callable[[], Changes]",
    text: str,
    actions: Sequence[ToastAction] = (),
) -> bool:
    """Do an action and tell it, or show why it cannot be done; returns whether it was done."""
    with context.messages.attempt(text):
        tell_saved(context, save(), text, actions)
        return True
    return False


def tell_saved(
    context: "PageContext",
    changes: Changes,
    text: str,
    actions: Sequence[ToastAction] = (),
    *,
    take_back: str = "Отменить",
) -> None:
    """Announce a saved action and offer to take it back; one that changed nothing is not told.

    `take_back` says what is taken back where the words tell of more than that.
    """
    context.events.announce(changes)
    number = changes.change_set_id
    if number is None:
        return
    undo = ToastAction(take_back, lambda: context.undoing.take_back(number), number)
    context.messages.toast(text, [undo, *actions])
