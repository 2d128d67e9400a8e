"""A typed cell with posts instead of names: «Начальник отдела» where «Липенко О.Ю.» was typed."""

import re
from collections.abc import Callable, Mapping

from app.enums import GrammarCase, PartyKind
from app.services.plans.parties.recognising import recognise_one
from app.services.plans.parties.register import Register
from app.services.plans.parties.typed.splitting import AGREED_INSIDE, TypedParty, split_cell

_FIRST_WORD = re.compile(r"[А-ЯЁ][а-яё-]*\b")


def with_posts(
    cell: str,
    register: Register,
    names: Mapping[str, str],
    post_of: Callable[[int, GrammarCase], str],
) -> str:
    """The cell with all its signs; a person whose post is known is named by it.

    Args:
        cell: as typed.
        register: the people that are known.
        names: the abbreviations of the plan, see `abbreviations.introduced`.
        post_of: key of a person and a grammatical case -> the post, or empty when not known.
    """
    text, at = "", 0
    for party in split_cell(cell):
        text += cell[at : party.start] + _named_by_post(cell, party, register, names, post_of)
        at = party.end
    return text + cell[at:]


def _named_by_post(
    cell: str,
    typed: TypedParty,
    register: Register,
    names: Mapping[str, str],
    post_of: Callable[[int, GrammarCase], str],
) -> str:
    words = cell[typed.start : typed.end]
    party = recognise_one(typed.text, register, names)
    if party.kind is not PartyKind.PERSON or party.person_id is None or party.school_id:
        return words
    post = post_of(party.person_id, party.case)
    if not post:
        return words
    agreed = AGREED_INSIDE.search(words)
    return _begun(post, words) + ("" if agreed is None else agreed[0])


def _begun(post: str, words: str) -> str:
    """The post with a capital letter where the words that it stands for had one."""
    return post[0].upper() + post[1:] if _FIRST_WORD.match(words) or words[:2][1:] == "." else post
