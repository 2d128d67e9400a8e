"""What several parts of the start page are made from; plain portable SQL, no SQLAlchemy."""

from datetime import date

from app.services.storage.files.sqlite import Reader, Row


def results_year(reader: Reader, today: date, year: int) -> int:
    """The year whose results count: `year`, or the one before while its procedures lie ahead."""
    if today >= date(year, 5, 1):
        return year
    stored = reader.scalar("SELECT count(*) FROM result WHERE year = ?", (year,))
    return year if stored else year - 1


def newest_run(reader: Reader, year: int) -> Row | None:
    """The last frozen run by the results of a year that was not annulled."""
    return reader.row(
        "SELECT * FROM identification_run WHERE year = ?"
        " AND id NOT IN (SELECT run_id FROM run_annulment) ORDER BY id DESC LIMIT 1",
        (year,),
    )


def list_run(reader: Reader, today: date, year: int) -> Row | None:
    """The run by whose list a school year lives: by its own results, else by those before.

    Until its autumn a year lives by the list that the results of the year before gave.
    """
    base = results_year(reader, today, year)
    run = newest_run(reader, year) or newest_run(reader, base)
    if run is None and base == year and today < date(year, 9, 1):
        run = newest_run(reader, year - 1)
    return run


def verdict_statuses(reader: Reader, run_id: int) -> dict[int, str]:
    """School -> its status in a run, the decision of the working group before the computed one."""
    return {
        row["school_id"]: row["decided"] or row["status"]
        for row in reader.rows(
            "SELECT v.school_id, v.status, (SELECT d.status FROM manual_decision d"
            " WHERE d.verdict_id = v.id ORDER BY d.id DESC LIMIT 1) AS decided"
            " FROM verdict v WHERE v.run_id = ?",
            (run_id,),
        )
    }
