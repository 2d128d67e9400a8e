"""The frozen run of a year that stands, and its statuses; plain portable SQL, no SQLAlchemy.

The start page reads this before its first paint.
"""

from app.services.storage.files.sqlite import Reader, Row


def newest_run(reader: Reader, year: int) -> Row | None:
    """The last frozen run by the results of a year that was not annulled."""
    return reader.row(
        "SELECT * FROM identification_run WHERE year = ?"
        " AND id NOT IN (SELECT run_id FROM run_annulment) ORDER BY id DESC LIMIT 1",
        (year,),
    )


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
