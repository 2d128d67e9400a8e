"""Which procedures a school of a kind can have at all."""

from app.enums import ProcedureKind, SchoolKind

_LAST_GRADE = {SchoolKind.NOSH: 4, SchoolKind.OOSH: 9}


def is_taught(school_kind: str, procedure_kind: str, grade: int | None) -> bool:
    """Whether a school of this kind has the class of a procedure: an ООШ never has ЕГЭ.

    Args:
        school_kind: value of `SchoolKind`.
        procedure_kind: value of `ProcedureKind`.
        grade: the class that takes the procedure, or None when it is not tied to one.
    """
    last = _LAST_GRADE.get(SchoolKind(school_kind))
    if last is None:
        return True
    if procedure_kind == ProcedureKind.EGE:
        return False
    if procedure_kind == ProcedureKind.OGE:
        return last >= 9
    return grade is None or grade <= last
