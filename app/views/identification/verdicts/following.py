"""Where a list of verdicts and its evidence lead: the calculation and the frozen runs alike."""

from typing import TYPE_CHECKING

from app.services.findings.links import ToResult, ToSchool
from app.services.language.plural import SCHOOL, counted
from app.views.base.source_file import show_source

if TYPE_CHECKING:
    from app.views.base.page_context import PageContext
    from app.views.identification.verdicts.verdicts_view import VerdictsView


def follow(view: "VerdictsView", context: "PageContext") -> None:
    """Show the schools, results and files that the evidence names, and say what was copied."""
    evidence, go_to = view.evidence, context.go_to
    evidence.school_wanted.connect(lambda school_id: go_to(ToSchool(school_id)))
    evidence.result_wanted.connect(
        lambda school_id, procedure, year: go_to(ToResult(school_id, procedure, year))
    )
    evidence.file_wanted.connect(lambda name: show_source(context, name))
    view.copied.connect(
        lambda number: context.messages.toast(f"Список скопирован: {counted(number, SCHOOL)}.")
    )
