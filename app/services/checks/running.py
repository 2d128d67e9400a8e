"""The check before signing: every check over one reading of the data."""

import pkgutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from app.services.checks import kinds
from app.services.checks.data.facts import CheckFacts
from app.services.checks.ground.check_finding import CheckFinding, Row
from app.services.language.numbers import NBSP
from app.services.progress import Progress, Steps, run_steps

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

# None among the findings is a piece of long work that is done: the check may be given up there.
Check = Callable[[CheckFacts], Iterator[CheckFinding | None]]


@cache
def checks() -> tuple[Check, ...]:
    """All checks: the `CHECKS` of every module of `checks.kinds`, in the order of their names."""
    modules = sorted(one.name for one in pkgutil.iter_modules(kinds.__path__))
    return tuple(
        check for name in modules for check in import_module(f"{kinds.__name__}.{name}").CHECKS
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """What a check found.

    Attributes:
        findings: the heaviest first, each said once.
        titles: of the kinds of documents, by kind.
        rows: what each document that can be made is made of, by kind.
    """

    findings: tuple[CheckFinding, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict[str, str])
    rows: Mapping[str, Collection[Row]] = field(default_factory=dict[str, "Collection[Row]"])

    def of(self, kind: str) -> tuple[CheckFinding, ...]:
        """The findings that concern the document of a kind."""
        return concerning(self.findings, kind, self.rows.get(kind, ()))

    def about(self, kind: str, rows: Collection[Row]) -> tuple[CheckFinding, ...]:
        """The findings that concern one of several documents of a kind.

        Args:
            kind: of the document.
            rows: those that it is about instead of other rows of their tables; with none it is the
                document as it is made alone.
        """
        if not rows:
            return self.of(kind)
        tables = {table for table, _key in rows}
        others = {row for row in self.rows.get(kind, ()) if row[0] not in tables}
        of_data = tuple(one for one in self.findings if not one.printed)
        return concerning(of_data, kind, others | set(rows))

    def title_of(self, finding: CheckFinding) -> str:
        """The document where it is read; empty where it is none of its own, or not made here."""
        return self.titles.get(finding.document, "")


def run_checks(workspace: "Workspace", year: int | None = None) -> tuple[CheckFinding, ...]:
    """What contradicts itself, the heaviest first, each said once.

    Args:
        workspace: the open workspace.
        year: the year of work whose data and documents are looked at; all data when None, and each
            document for its likeliest year.
    """
    return run_steps(check_steps(workspace, year)).findings


def check_steps(workspace: "Workspace", year: int | None = None) -> Steps[CheckReport]:
    """The same with all that the window shows of it, a check a step."""
    facts = CheckFacts(workspace, year)
    told: dict[tuple[str, str, str], CheckFinding] = {}
    step = Progress(0, len(checks()), "Проверка перед подписью")
    for _document in facts.making():
        yield step
    for done, check in enumerate(checks()):
        step = step._replace(done=done)
        yield step
        for one in check(facts):
            if one is None:
                yield step
            else:
                told.setdefault((one.code, one.text, one.where), one)
    kept = without_repeated(list(told.values()))
    return CheckReport(
        findings=tuple(
            sorted(kept, key=lambda one: (-one.weight, one.document, one.code, one.where))
        ),
        titles={row.kind: row.title for row in facts.kinds},
        rows={kind: facts.rows_of(kind) for kind in facts.made},
    )


def without_repeated(findings: Sequence[CheckFinding]) -> list[CheckFinding]:
    """The findings without those of a printed document that repeat what the data say."""
    of_data = {_said(one) for one in findings if not one.printed}
    return [one for one in findings if not one.printed or _said(one) not in of_data]


def _said(finding: CheckFinding) -> tuple[str, str]:
    """What is told, with the plain spaces of a printed text."""
    return finding.code, finding.text.replace(NBSP, " ")


def concerning(
    findings: Iterable[CheckFinding], kind: str, rows: Collection[Row]
) -> tuple[CheckFinding, ...]:
    """The findings that concern a document: of its kind, or about a row that it is made of.

    What is told of the kind is left out where it is about another plan or order than its own.
    """
    tables = {table for table, _key in rows}
    return tuple(one for one in findings if _concerns(one, kind, rows, tables))


def _concerns(
    finding: CheckFinding, kind: str, rows: Collection[Row], tables: Collection[str]
) -> bool:
    if any(row in rows for row in finding.about):
        return True
    return finding.document == kind and all(table not in tables for table, _key in finding.about)
