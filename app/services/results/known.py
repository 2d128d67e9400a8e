"""The procedures of the workspace as those know them who look one up by what files call it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownProcedure:
    """What a procedure is recognised by.

    Attributes:
        id: key of the procedure.
        code: `vpr:ma:5`.
        title: «ВПР по математике, 5 класс».
        short_title: «ВПР МА 5».
        kind: value of `ProcedureKind`.
        subject_title: «Математика».
        grade: class, or None.
    """

    id: int
    code: str
    title: str
    short_title: str
    kind: str
    subject_title: str
    grade: int | None


def known_procedures(connection: "Connection") -> list[KnownProcedure]:
    """All procedures in their order."""
    from sqlalchemy import select
    from sqlmodel import col

    from app.models import Procedure

    query = select(
        col(Procedure.id),
        col(Procedure.code),
        col(Procedure.title),
        col(Procedure.short_title),
        col(Procedure.kind),
        col(Procedure.subject_title),
        col(Procedure.grade),
    ).order_by(col(Procedure.position))
    return [
        KnownProcedure(
            id=key,
            code=code,
            title=title,
            short_title=short,
            kind=kind,
            subject_title=subject,
            grade=grade,
        )
        for key, code, title, short, kind, subject, grade in connection.execute(query)
        if key is not None
    ]
