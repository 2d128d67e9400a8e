"""Telling what was saved, with «Отменить» beside it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.errors import KnownProblem
from app.services.changes import Changes, undo
from app.views.messages import ToastAction

if TYPE_CHECKING:
    from app.views.page_context import PageContext


def tell_saved(
    context: "PageContext", changes: Changes, text: str, actions: Sequence[ToastAction] = ()
) -> None:
    """Announce a saved action and offer to take it back; one that changed nothing is not told."""
    context.events.announce(changes)
    number = changes.change_set_id
    if number is None:
        return

    def take_back() -> None:
        try:
            undone = undo(context.workspace, number)
        except KnownProblem as problem:
            context.messages.show_problem(problem)
            return
        context.events.announce_undone(number, undone)
        context.messages.inform("Действие отменено.")

    context.messages.toast(text, [ToastAction("Отменить", take_back), *actions])
