"""The row of a register that a paper is about: that there is one, and which of its cells lack."""

from collections.abc import Callable, Iterator

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.settings import SettingSpec
from app.services.documents.words.registers.rows import without_rows
from app.services.findings.finding import Finding
from app.services.findings.links import ToRegister
from app.services.registers.cells import cell_text
from app.services.registers.description.register import Register, RegisterRow

Tell = Callable[[DocumentFacts], Iterator[Finding]]


def cell_of(register: Register, row: RegisterRow | None, column: str) -> str:
    """A cell as it reads; empty without a row."""
    return "" if row is None else cell_text(register, row, column)


def without_row(register: Register, chosen: SettingSpec, nothing: str) -> Tell:
    """The check that there is a row: the chosen one, else any of the year."""
    tell_none = without_rows(register, f"{register.name}.none", nothing)

    def tell(facts: DocumentFacts) -> Iterator[Finding]:
        if facts.register_row(chosen) is None:
            yield from tell_none(facts)

    return tell


def without_cell(register: Register, chosen: SettingSpec, column: str) -> Tell:
    """The check that a cell of the row is filled in, or that a register of its own has rows."""
    children = {child.name: child.title.lower() for child in register.children}
    title = children.get(column) or register.described(column).title

    def tell(facts: DocumentFacts) -> Iterator[Finding]:
        row = facts.register_row(chosen)
        if row is None or (row.children[column] if column in children else row.values[column]):
            return
        link = ToRegister(register.name, row.id, row.year)
        code, text = f"{register.name}.{column}", f"Не указано: {title} ({register.words.one})"
        yield Finding(code=code, text=text, link=link)

    return tell
