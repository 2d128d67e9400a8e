"""The frozen run of a year of work that stands, its statuses; plain portable SQL, no SQLAlchemy.

The start page reads this before its first paint.
"""

from app.enums import VerdictStatus
from app.services.storage.files.sqlite import Reader, Row


def newest_run(reader: Reader, year: int) -> Row | None:
    """Key, year of results and year of work of the last frozen run for a year of work.

    None when there is none that was not annulled. Without its snapshots, which hold all results of
    a district.
    """
    return reader.row(
        "SELECT id, year, work_year FROM identification_run WHERE work_year = ?"
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


def shnor_names(reader: Reader, run_id: int) -> dict[int, str]:
    """School -> its name in a run, of those that stand as ШНОР."""
    statuses = verdict_statuses(reader, run_id)
    names = reader.rows("SELECT school_id, school_name FROM verdict WHERE run_id = ?", (run_id,))
    return {
        row["school_id"]: row["school_name"]
        for row in names
        if statuses[row["school_id"]] == VerdictStatus.SHNOR
    }
