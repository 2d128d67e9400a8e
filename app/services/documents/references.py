"""Settings that name a row of the workspace: a run, an order, a person, a plan, a programme.

The setting holds the key of the row. What is offered for it and what is said when the row is gone
follow from its table (`dossier.named`), what holds then from its `Reference`; a new setting needs
nothing else. A register is such a table as it is.
"""

from dataclasses import dataclass

from app.services.documents.settings import SettingSpec


@dataclass(frozen=True, slots=True)
class Reference:
    """What a setting names.

    Attributes:
        table: of the rows that it may name.
        unset: what holds while none is named, as the form says it.
        instead: what holds when the named row is gone, as a remark says it.
        offered: how a row is offered, with a place for its words.
    """

    table: str
    unset: str
    instead: str
    offered: str = "{}"


def naming(
    name: str,
    title: str,
    refers: Reference,
    *,
    yearly: bool = False,
    group: str = "content",
    each: str = "",
    apart: bool = False,
) -> SettingSpec:
    """A setting that names a row; one that is chosen year by year is `yearly`.

    With `each` it may name the rows one after another, see `SettingSpec`.
    """
    return SettingSpec(
        name=name,
        title=title,
        kind="reference",
        refers=refers,
        yearly=yearly,
        group=group,
        each=each,
        apart=apart,
    )


def naming_row(register: str, title: str) -> SettingSpec:
    """The setting with the row of a register that a paper is about: the last one of its year."""
    refers = Reference(register, "Последняя запись года", "взята последняя запись года")
    each = "по каждой записи"
    return naming(register, title, refers, yearly=True, each=each, apart=True)
