"""Plans with their sections, measures and marks."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from app.enums import EvidenceKind
from app.services.open_file.exporting.programmes import period_told
from app.services.open_file.exporting.source import Object, Source
from app.services.open_file.shapes.lists import MARKS
from app.services.open_file.shapes.plan_columns import usual_titles
from app.services.plans.deadlines.terms import stored_answers, stored_columns
from app.services.plans.parties.schools_meant import SchoolsMeant, stored_schools_meant

if TYPE_CHECKING:
    from app.services.storage.files.sqlite import Row


def export_plans(source: Source) -> Iterator[Object]:
    """All plans whole."""
    sections = source.by_parent("plan_section", "plan_id", ("position", "id"))
    measures = _Measures(source)
    for row in source.rows("plan"):
        columns = stored_columns(row["columns"])
        school, order, programme = row["school_id"], row["order_id"], row["programme_id"]
        yield {
            "title": row["title"],
            "programme": None if programme is None else source.programmes[programme],
            "period": period_told(row) | source.notes("plan", f"{row['id']}/period"),
            "order": None if order is None else source.orders[order],
            "school": None if school is None else source.schools[school],
            "columns": [key for key, _title in columns],
            "column_titles": {
                key: title for key, title in columns if usual_titles().get(key, key) != title
            },
            "answers": {
                question.value: answer
                for question, answer in stored_answers(row["answers"]).items()
            },
            "group_schools": {
                group: _meant(source, schools)
                for group, schools in stored_schools_meant(row["group_schools"]).items()
            },
            "sections": [
                {
                    "title": section["title"],
                    "measures": measures.of(section["id"]),
                    **source.notes("plan_section", str(section["id"])),
                }
                for section in sections.get(row["id"], ())
            ],
            **source.notes("plan", str(row["id"])),
        }


def _meant(source: Source, schools: SchoolsMeant) -> str | list[str]:
    if isinstance(schools, str):
        return schools
    return [source.schools[key] for key in schools if key in source.schools]


class _Measures:
    """The measures of all plans by section."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._rows = source.by_parent("measure", "section_id", ("position", "id"))
        self._parties = source.by_parent("measure_party", "measure_id", ("measure_id", "position"))
        self._marks = source.by_parent("execution_mark", "measure_id")
        self._files: Mapping[int, str] = {
            row["id"]: row["original_name"] for row in source.rows("attachment")
        }

    def of(self, section_id: int) -> list[Object]:
        """The measures of a section in their order."""
        rows = self._rows.get(section_id, [])
        return [self._measure(row, _joined(rows[place:])) for place, row in enumerate(rows)]

    def _measure(self, row: "Row", expected_rows: int) -> Object:
        key = row["id"]
        cell = row["responsible_text"]
        parties = self._parties.get(key, ())
        return {
            "number": row["number"],
            "title": row["title"],
            "deadline": row["deadline_text"],
            "responsible": cell.split("\n") if cell else [one["name"] for one in parties],
            "expected": row["expected"],
            "expected_rows": expected_rows,
            "marks": [self._mark(one) for one in self._marks.get(key, ())],
            "note": row["note"],
            **self._source.notes("measure", str(key)),
        }

    def _mark(self, row: "Row") -> Object:
        """A mark; a file that proves it is told by its name alone."""
        words = row["evidence_text"]
        link = words if row["evidence_kind"] == EvidenceKind.LINK else ""
        if row["evidence_kind"] == EvidenceKind.FILE:
            words = words or self._files.get(row["attachment_id"], "")
        return self._source.object_of(MARKS, row) | {
            "link": link,
            "evidence": "" if link else words,
        }


def _joined(rows: "Sequence[Mapping[str, Any] | Row]") -> int:
    """How many measures, from the first on, share its expected result."""
    count = 1
    for row in rows[1:]:
        if not row["expected_joined"]:
            break
        count += 1
    return 1 if rows[0]["expected_joined"] else count
