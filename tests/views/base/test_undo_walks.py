"""Undo and redo over arbitrary actions, compared with the rows of the database."""

from collections.abc import Callable
from contextlib import suppress

import pytest

from app.errors import UserError
from app.services.identification.runs import runs
from app.services.storage.workspace import Workspace
from app.views.base.page_context import PageContext
from tests.views.base.actions import dump, make_document
from tests.views.base.hand import Hand
from tests.views.conftest import said
from tests.views.samples import District


@pytest.mark.parametrize("seed", range(4))
def test_undo_and_redo_walk_through_every_state_of_the_data(
    context: PageContext, district: District, seed: int
) -> None:
    hand = Hand(context.workspace, seed)
    states, here = [dump(context.workspace)], 0
    for _step in range(45):
        what = hand.chance.choice(("act", "act", "undo", "undo", "redo"))
        if what == "act" or (what == "undo" and here == 0):
            context.events.announce(hand.act())
            here += 1
            del states[here:]
            states.append(dump(context.workspace))
        elif what == "undo":
            context.undoing.undo()
            here -= 1
        elif here + 1 < len(states):
            context.undoing.redo()
            here += 1
        assert dump(context.workspace) == states[here], said(context).texts[-3:]
    for _back in range(here):
        context.undoing.undo()
    assert dump(context.workspace) == states[0]
    assert context.events.last_done is None
    for _again in range(len(states) - 1):
        context.undoing.redo()
    assert dump(context.workspace) == states[-1]
    assert "negative" not in said(context).tones


def make_blocker(context: PageContext, hand: Hand) -> None:
    """Something that never goes back: a frozen run, a document where there is nothing to freeze."""
    with suppress(UserError):
        if hand.chance.choice((True, False)):
            outcome = runs.run(context.workspace, year=2026)
            context.events.announce(runs.freeze(context.workspace, outcome)[1])
            return
    make_document(context.workspace)


@pytest.mark.parametrize("seed", range(4))
def test_only_the_newest_action_goes_back_over_restarts_freezes_and_documents(
    make_context: Callable[..., PageContext],
    workspace: Workspace,
    district: District,
    seed: int,
) -> None:
    """What is pushed on a pile comes off in its order; what cannot come off stops the rest."""
    context, hand = make_context(workspace), Hand(workspace, seed)
    states, fixed, here = [dump(workspace)], {0}, 0
    redoable = 0
    for _step in range(60):
        what = hand.chance.choice(("act", "act", "act", "undo", "undo", "redo", "start", "block"))
        if what == "start":
            context, redoable = make_context(workspace), 0
        elif what == "act" or (what == "block" and hand.number() % 3):
            context.events.announce(hand.act())
            here, redoable = here + 1, 0
            states[here:] = [dump(workspace)]
        elif what == "block":
            make_blocker(context, hand)
            redoable = 0
            states[here:] = [states[here], dump(workspace)]
            here += 1
            fixed.add(here)
        elif what == "undo" and here > 0:
            context.undoing.undo()
            if here in fixed:
                assert said(context).texts[-1].startswith("Последнее действие не отменяется")
            else:
                here, redoable = here - 1, redoable + 1
        elif what == "redo" and redoable and here + 1 not in fixed:
            context.undoing.redo()
            here, redoable = here + 1, redoable - 1
        fixed = {place for place in fixed if place < len(states)}
        assert dump(workspace) == states[here], said(context).texts[-3:]
    assert len(fixed) > 1
