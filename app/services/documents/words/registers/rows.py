"""The rows of a register as texts print them: a field a column, in the words of the cell."""

from collections.abc import Callable, Iterator, Mapping

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.text.vocabulary import RowValues, Vocabulary
from app.services.findings.finding import Finding, Weight
from app.services.findings.links import ToRegister
from app.services.language.dates import year_name
from app.services.registers.cells import cell_text
from app.services.registers.description.register import Register, RegisterRow

Fields = Mapping[str, str]  # columns of the register by the names that texts use


def row_values(register: Register, row: RegisterRow, fields: Fields) -> RowValues:
    """A row in words; what is not entered is empty."""
    return {field: cell_text(register, row, column) for field, column in fields.items()}


def name_rows(
    words: Vocabulary[DocumentFacts], name: str, register: Register, fields: Fields
) -> None:
    """Add all rows of a register, of the year where it has years, in its order."""
    words.rows(
        name,
        tuple(fields),
        lambda facts: [
            row_values(register, row, fields) for row in facts.register_rows(register.name)
        ],
    )


def without_rows(
    register: Register, code: str, nothing: str
) -> Callable[[DocumentFacts], Iterator[Finding]]:
    """The check that a register has something to print; `nothing` says what it has not."""

    def tell(facts: DocumentFacts) -> Iterator[Finding]:
        if not facts.register_rows(register.name):
            text = f"{nothing} на {year_name(facts.asked_year)} учебный год"
            link = ToRegister(register.name, year=facts.asked_year)
            yield Finding(
                code=code, text=text if register.yearly else nothing, weight=Weight.STOP, link=link
            )

    return tell
