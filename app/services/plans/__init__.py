"""Plans of measures: reading, editing, marks of execution with evidence, copies for a new year.

`execution/` prints the mark of a measure and reads a printed one back, its `states` say which mark
counts for a due date and a school. `table/` is the one reader of a table of measures, for files and
the clipboard alike. `parties/` parts a typed cell into parties, which stays as typed, and
recognises each by the register; `duties/` says what one of them has to do; `agenda/` groups what is
due.
"""

from app.services.orders.attachments import attach_file, attachment_path
from app.services.plans.copying import (
    MovedText,
    copy_measures,
    copy_plan,
    moved_texts,
    moved_title,
)
from app.services.plans.deadlines.terms import years_of
from app.services.plans.due import DueOccurrence, due_occurrences
from app.services.plans.editing import (
    add_measures,
    add_sections,
    delete_measures,
    delete_plan,
    delete_section,
    require_deletable,
    save_measure,
    save_plan,
    save_section,
)
from app.services.plans.execution.cells import MeasureCell
from app.services.plans.execution.mark_rows import MarkDraft, MarkPlace, MarkRow
from app.services.plans.execution.wording import plan_summary
from app.services.plans.filtering import NO_MONTH, MeasureFilter, stands_in
from app.services.plans.marks import (
    delete_mark,
    list_marks,
    mark_measures,
    mark_places,
    require_markable,
)
from app.services.plans.months import Month, MonthLoad, load_of, months_of, year_months
from app.services.plans.moving import move_measures, move_section, place_after_step
from app.services.plans.plan_table import (
    PLAN_TABLE_TITLES,
    UNTITLED,
    TableMeasure,
    TableSection,
    look_at_table,
    plan_table_rows,
    read_plan_table,
    table_words,
    unknown_columns,
    without,
)
from app.services.plans.reading import (
    get_measures,
    get_plan,
    list_plan_heads,
    list_plans,
    plan_of_measure,
    planned_years,
    reading_weight,
)
from app.services.plans.rows import (
    MeasureDraft,
    MeasureRow,
    PlanDraft,
    PlanHead,
    PlanRow,
    SectionDraft,
    SectionRow,
)
from app.services.plans.standing import PlanState, SchoolStanding, list_standings, standings_words

__all__ = [
    "NO_MONTH",
    "PLAN_TABLE_TITLES",
    "UNTITLED",
    "DueOccurrence",
    "MarkDraft",
    "MarkPlace",
    "MarkRow",
    "MeasureCell",
    "MeasureDraft",
    "MeasureFilter",
    "MeasureRow",
    "Month",
    "MonthLoad",
    "MovedText",
    "PlanDraft",
    "PlanHead",
    "PlanRow",
    "PlanState",
    "SchoolStanding",
    "SectionDraft",
    "SectionRow",
    "TableMeasure",
    "TableSection",
    "add_measures",
    "add_sections",
    "attach_file",
    "attachment_path",
    "copy_measures",
    "copy_plan",
    "delete_mark",
    "delete_measures",
    "delete_plan",
    "delete_section",
    "due_occurrences",
    "get_measures",
    "get_plan",
    "list_marks",
    "list_plan_heads",
    "list_plans",
    "list_standings",
    "load_of",
    "look_at_table",
    "mark_measures",
    "mark_places",
    "months_of",
    "move_measures",
    "move_section",
    "moved_texts",
    "moved_title",
    "place_after_step",
    "plan_of_measure",
    "plan_summary",
    "plan_table_rows",
    "planned_years",
    "read_plan_table",
    "reading_weight",
    "require_deletable",
    "require_markable",
    "save_measure",
    "save_plan",
    "save_section",
    "standings_words",
    "stands_in",
    "table_words",
    "unknown_columns",
    "without",
    "year_months",
    "years_of",
]
