"""The title of a programme inside a sentence."""

from dataclasses import replace
from typing import TYPE_CHECKING

from app.services.language.plan_titles import PlanTitle, is_plan_title, plan_title
from app.services.language.sentences import quoted

if TYPE_CHECKING:
    from app.services.programmes.parts import Programme


def programme_title(programme: "Programme | None") -> PlanTitle:
    """The forms of its title; one that does not say what it is stands behind its kind.

    «муниципальной программы повышения качества образования», «проекта «Школа роста»».
    """
    if programme is None:
        return plan_title("программа")
    if is_plan_title(programme.title) and not programme.title.isupper():
        return plan_title(programme.title)
    of_kind, named = plan_title(programme.kind.label), quoted(programme.title)
    return replace(
        of_kind,
        genitive=f"{of_kind.genitive} {named}",
        accusative=f"{of_kind.accusative} {named}",
    )
