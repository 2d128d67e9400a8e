"""What the work rests on, in the words of texts: acts by level, the department's own orders."""

from collections.abc import Iterator
from datetime import date
from types import MappingProxyType

from app.enums import ActLevel
from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.text.vocabulary import RowValues, Vocabulary
from app.services.findings.finding import Finding, Weight
from app.services.findings.links import ToProgrammes
from app.services.language.dates import date_digits, year_name
from app.services.language.sentences import quoted
from app.services.programmes.acts import Act

_LEVELS, _GROUNDS = "уровни оснований", "основания"
_FIELDS = ("основание", "дата основания", "номер основания")
_TITLES = MappingProxyType(
    {
        ActLevel.FEDERAL: "Федеральный уровень",
        ActLevel.REGIONAL: "Региональный уровень",
        ActLevel.MUNICIPAL: "Муниципальный уровень",
        ActLevel.SCHOOL: "Уровень образовательной организации",
    }
)


def _acts(facts: DocumentFacts) -> list[Act]:
    """The acts that papers of the workspace took or that were added, and the year's orders."""
    known = [act for act in facts.dossier.acts.values() if act.active]
    return [*known, *_orders(facts)]


def _orders(facts: DocumentFacts) -> Iterator[Act]:
    """The department's own registered orders of the year."""
    for order in facts.dossier.orders.values():
        if order.year == facts.asked_year and order.number is not None:
            yield Act(
                kind="Приказ",
                issuer=facts.office.full_name_genitive,
                title=order.title,
                level=ActLevel.MUNICIPAL,
                issued_on=order.issued_on,
                number=order.number,
            )


def _ground(act: Act) -> RowValues:
    title = quoted(act.title) if act.title else ""
    told = (
        " ".join(filter(None, (act.kind, act.issuer, title))),
        "" if act.issued_on is None else date_digits(act.issued_on),
        act.number,
    )
    return dict(zip(_FIELDS, told, strict=True))


def _rows(facts: DocumentFacts) -> list[RowValues]:
    """The levels that have acts, each with its own by date."""
    acts = sorted(_acts(facts), key=lambda act: (act.issued_on or date.max, act.title))
    of_levels = {level: [_ground(act) for act in acts if act.level is level] for level in _TITLES}
    return [
        {"уровень оснований": _TITLES[level], _GROUNDS: rows}
        for level, rows in of_levels.items()
        if rows
    ]


def _lacking(facts: DocumentFacts) -> Iterator[Finding]:
    """Nothing to list, or acts without date or number."""
    if not _acts(facts) and not facts.register_rows("letter"):
        text = f"Нет правовых актов, приказов и писем за {year_name(facts.asked_year)} учебный год"
        yield Finding(code="grounds.none", text=text, weight=Weight.STOP, link=ToProgrammes())
    bare = [act.words for act in _acts(facts) if not act.number or act.issued_on is None]
    if bare:
        text = f"Не указаны дата или номер: {'; '.join(bare)}"
        yield Finding(code="grounds.undated", text=text, link=ToProgrammes())


GROUNDS = Vocabulary[DocumentFacts]()
GROUNDS.rows(_LEVELS, ("уровень оснований",), _rows, inner={_GROUNDS: _FIELDS})
GROUNDS.check(_lacking, _LEVELS)
