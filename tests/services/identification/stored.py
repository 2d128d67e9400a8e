"""Schools and results put into a workspace, without the import."""

from typing import Any

from app.services.storage.workspace import Workspace


def add_school(workspace: Workspace, name: str, **columns: Any) -> int:
    from app.models import School

    with workspace.database.writing() as session:
        school = School(short_name=name, name_key=name.casefold(), **columns)
        session.add(school)
        session.flush()
        assert school.id is not None
        return school.id


def add_results(workspace: Workspace, school_id: int, year: int, **results: Any) -> None:
    """Results by code with `_` for `:`: counts as (participants, failed), a percent as a number."""
    from sqlmodel import select

    from app.models import Procedure, Result
    from app.services.reference import ensure_school_year

    with workspace.database.writing() as session:
        ensure_school_year(session, year)
        codes = {found.code: found.id for found in session.exec(select(Procedure))}
        for row, (name, value) in enumerate(results.items(), start=2):
            session.add(
                Result(
                    school_id=school_id,
                    procedure_id=codes[name.replace("_", ":")],
                    year=year,
                    source_file="итоги.xlsx",
                    source_sheet="Лист1",
                    source_row=row,
                    **_columns(value),
                )
            )


def _columns(value: Any) -> dict[str, Any]:
    if isinstance(value, tuple):
        return {"participants": value[0], "failed": value[1]}
    if isinstance(value, str):
        return {"state": value}
    return {"percents_only": True, "failed_percent_h": round(value * 100)}


def change_result(workspace: Workspace, school_id: int, year: int, code: str, failed: int) -> None:
    from sqlmodel import select

    from app.models import Procedure, Result

    with workspace.database.writing() as session:
        procedure = session.exec(select(Procedure).where(Procedure.code == code)).one()
        result = session.exec(
            select(Result).where(
                Result.school_id == school_id,
                Result.procedure_id == procedure.id,
                Result.year == year,
            )
        ).one()
        result.failed = failed
        session.add(result)
