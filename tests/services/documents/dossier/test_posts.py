"""Posts instead of the names of those responsible, in the documents of a plan."""

from app.services import plans
from app.services.department.people import PersonDraft, save_person
from app.services.documents.dossier.parts import Dossier
from app.services.documents.making.composing import compose
from app.services.documents.model.tables import Row
from app.services.language.deadlines.periods import school_period
from app.services.plans import MeasureDraft, PlanDraft
from app.services.storage.workspace import Workspace
from tests.services.documents.words.reports import tables


def test_names_give_way_to_posts_where_it_is_wanted(workspace: Workspace) -> None:
    save_person(workspace, PersonDraft(surname="Осинина", given_name="Елена", post="методист"))
    plan, _ = plans.save_plan(workspace, PlanDraft(title="План", period=school_period(2027)))
    draft = MeasureDraft(section_id=0, title="Отчёт", responsible=("Осинина Е.; ОО",))
    plans.add_sections(workspace, plan, [("Раздел", [draft])])
    told: list[set[str]] = []
    for posts in ("нет", "да"):
        for kind in ("plan", "execution-report"):
            composed = compose(Dossier(workspace), kind, 2027, {"posts": posts})
            rows = next(iter(tables(composed.document))).rows
            told.append({str(cell) for row in rows if isinstance(row, Row) for cell in row.cells})
    assert ["Осинина Е.; ОО" in cells for cells in told] == [True, True, False, False]
    assert ["Методист; ОО" in cells for cells in told] == [False, False, True, True]
