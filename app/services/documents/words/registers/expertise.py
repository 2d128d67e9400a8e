"""The expertise of documents of schools in the words of texts: due, received, verdict, missing."""

from collections.abc import Iterator, Sequence

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.settings import SettingSpec
from app.services.documents.text.vocabulary import RowValues, Vocabulary
from app.services.documents.words.registers.rows import row_values, without_rows
from app.services.documents.words.registers.supported import ONE_OR_ALL, schools_of
from app.services.findings.finding import Finding, Weight
from app.services.findings.links import ToSchools
from app.services.language.dates import date_digits
from app.services.registers.description.register import RegisterRow
from app.services.registers.kinds.expertise import DOCUMENTS, PAPERS

_SCHOOLS, _OF_SCHOOL, _EXPECTED = "школы экспертизы", "документы школы", "документы экспертизы"
HANDED_IN = SettingSpec(
    name="handed_in",
    title="Как и куда представляются документы (например, в электронном виде на адрес …)",
)
_PAPER = {"получен": "received_on", "вывод эксперта": "verdict", "замечание": "remark"}


def _papers(facts: DocumentFacts) -> list[RegisterRow]:
    documents = facts.register_rows(DOCUMENTS.name)
    return [paper for document in documents for paper in document.children[PAPERS.name]]


def _schools(facts: DocumentFacts) -> dict[int, str]:
    return schools_of(facts, _papers(facts))


def _rows(facts: DocumentFacts) -> list[RowValues]:
    documents = facts.register_rows(DOCUMENTS.name)
    return [
        {
            "школа": name,
            "не представлены": "; ".join(_missing(documents, key)),
            _OF_SCHOOL: [_document(document, key) for document in documents],
        }
        for key, name in _schools(facts).items()
    ]


def _expected(document: RegisterRow) -> RowValues:
    due = document.day("due_on")
    return {
        "документ": document.text("title"),
        "срок": "" if due is None else date_digits(due),
    }


def _document(document: RegisterRow, school_id: int) -> RowValues:
    paper = _paper(document, school_id)
    nothing = dict.fromkeys(_PAPER, "")
    return {
        **_expected(document),
        **(nothing if paper is None else row_values(PAPERS, paper, _PAPER)),
        "не получен": "да" if paper is None else "",
    }


def _paper(document: RegisterRow, school_id: int) -> RegisterRow | None:
    """What a school has handed in of a document; None while it was not received."""
    return next(
        (
            paper
            for paper in document.children[PAPERS.name]
            if paper.number("school_id") == school_id and paper.day("received_on") is not None
        ),
        None,
    )


def _missing(documents: Sequence[RegisterRow], school_id: int) -> Iterator[str]:
    """Titles of the documents that a school has not handed in."""
    for document in documents:
        if _paper(document, school_id) is None:
            yield document.text("title")


def _received(facts: DocumentFacts) -> int:
    schools, documents = _schools(facts), facts.register_rows(DOCUMENTS.name)
    return sum(_paper(one, key) is not None for one in documents for key in schools)


def _without_schools(facts: DocumentFacts) -> Iterator[Finding]:
    if facts.register_rows(DOCUMENTS.name) and not _schools(facts):
        text = "Нет школ, документы которых рассматриваются: печатается бланк"
        link = ToSchools(supported=True, year=facts.year)
        yield Finding(code="expertise.no-schools", text=text, weight=Weight.NOTE, link=link)


EXPERTISE = Vocabulary[DocumentFacts]()
EXPERTISE.rows(
    _SCHOOLS,
    ("школа", "не представлены"),
    _rows,
    inner={_OF_SCHOOL: ("документ", "срок", *_PAPER, "не получен")},
)
EXPERTISE.rows(
    _EXPECTED,
    ("документ", "срок"),
    lambda facts: [_expected(one) for one in facts.register_rows(DOCUMENTS.name)],
)
EXPERTISE.fact("способ представления", lambda facts: facts.chosen(HANDED_IN))
EXPERTISE.flag("экспертиза одной школы", lambda facts: facts.of_school is not None)
EXPERTISE.number(
    "ожидается документов",
    lambda facts: len(facts.register_rows(DOCUMENTS.name)) * len(_schools(facts)),
)
EXPERTISE.number("получено документов", _received)
EXPERTISE.check(
    without_rows(DOCUMENTS, "expertise.none", "Нет документов для экспертизы"), _SCHOOLS
)
EXPERTISE.check(_without_schools, _SCHOOLS)
EXPERTISE.ask(ONE_OR_ALL, _SCHOOLS)
EXPERTISE.ask(HANDED_IN, "способ представления")
