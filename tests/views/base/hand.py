"""A hand that does one arbitrary thing after another."""

import random
from contextlib import suppress
from datetime import date

from app.enums import MeasureStatus, PassportBlockKind
from app.errors import UserError
from app.services import plans, results
from app.services.language.deadlines.periods import school_period
from app.services.log.changes import Changes
from app.services.plans import MarkDraft, MeasureDraft, PlanDraft, SectionDraft
from app.services.results import ResultDraft
from app.services.schools import passports, schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace


class Hand:
    """Does one arbitrary thing after another."""

    def __init__(self, workspace: Workspace, seed: int) -> None:
        self.workspace = workspace
        self.chance = random.Random(seed)
        self.counter = 0

    def act(self) -> Changes:
        acts = (
            self.add_school,
            self.edit_school,
            self.archive,
            self.type_result,
            self.paste,
            self.clear_results,
            self.passport,
            self.add_measure,
            self.delete_measures,
            self.move_measures,
            self.mark,
            self.new_plan,
            self.copy_plan,
            self.delete_plan,
        )
        changes = Changes()
        while changes.change_set_id is None:
            with suppress(UserError):  # refused: a move into another plan
                changes = self.chance.choice(acts)()
        return changes

    def number(self) -> int:
        self.counter += 1
        return self.counter

    def school(self) -> int:
        rows = schools.list_schools(self.workspace, include_archived=True)
        return self.chance.choice(rows).id

    def measures(self) -> list[int]:
        ids = [
            measure.id
            for plan in plans.list_plans(self.workspace)
            for section in plans.get_plan(self.workspace, plan.id).sections
            for measure in section.measures
        ]
        return self.chance.sample(ids, min(len(ids), self.chance.randint(1, 3)))

    def add_school(self) -> Changes:
        draft = SchoolDraft(
            short_name=f"ООШ № {100 + self.number()}", aliases=(f"ооша {self.counter}",)
        )
        return schools.save_school(self.workspace, draft)[1]

    def edit_school(self) -> Changes:
        row = schools.get_school(self.workspace, self.school())
        draft = SchoolDraft(short_name=row.short_name, phone=f"8-900-{self.number()}")
        return schools.save_school(self.workspace, draft, row.id)[1]

    def archive(self) -> Changes:
        row = schools.get_school(self.workspace, self.school())
        service = schools.archive_school if row.active else schools.restore_school
        return service(self.workspace, row.id)

    def draft(self) -> ResultDraft:
        rows = results.list_procedures(self.workspace)
        number = self.chance.randint(1, 90)
        return ResultDraft(
            school_id=self.school(),
            procedure_id=self.chance.choice(rows).id,
            year=self.chance.choice((2025, 2026)),
            participants=number,
            failed=self.chance.randint(0, number),
        )

    def type_result(self) -> Changes:
        return results.save_result(self.workspace, self.draft())

    def paste(self) -> Changes:
        drafts = {
            (draft.school_id, draft.procedure_id, draft.year): draft
            for draft in (self.draft() for _each in range(12))
        }
        return results.change_results(self.workspace, list(drafts.values()))

    def clear_results(self) -> Changes:
        with self.workspace.database.reading() as reader:
            ids = [row["id"] for row in reader.rows("SELECT id FROM result ORDER BY id")]
        chosen = self.chance.sample(ids, min(len(ids), 4))
        return results.change_results(self.workspace, (), chosen)

    def passport(self) -> Changes:
        kind = PassportBlockKind.STAFF
        count = {"teachers": self.chance.randint(1, 50)}
        day = date(2026, 9, self.chance.randint(1, 20))
        return passports.save_block(self.workspace, self.school(), kind, day, count)

    def add_measure(self) -> Changes:
        rows = plans.list_plans(self.workspace)
        if not rows:
            return Changes()
        plan = plans.get_plan(self.workspace, self.chance.choice(rows).id)
        if not plan.sections:
            draft = SectionDraft(plan.id, f"Раздел {self.number()}")
            return plans.save_section(self.workspace, draft)[1]
        measure = MeasureDraft(
            section_id=self.chance.choice(plan.sections).id,
            title=f"Мероприятие {self.number()}",
            deadline_text="октябрь 2026",
            responsible=("Иванова И. И.", "руководители ОО"),
            position=self.chance.choice((None, 1)),
        )
        return plans.save_measure(self.workspace, measure)[1]

    def delete_measures(self) -> Changes:
        chosen = self.measures()
        return plans.delete_measures(self.workspace, chosen) if chosen else Changes()

    def move_measures(self) -> Changes:
        chosen = self.measures()
        sections = [
            section.id
            for plan in plans.list_plans(self.workspace)
            for section in plans.get_plan(self.workspace, plan.id).sections
        ]
        if not chosen:
            return Changes()
        return plans.move_measures(self.workspace, chosen, self.chance.choice(sections), 1)

    def mark(self) -> Changes:
        chosen = self.measures()
        draft = MarkDraft(
            status=MeasureStatus.DONE,
            marked_on=date(2026, 11, 20),
            text=f"Выполнено {self.number()}",
        )
        return plans.mark_measures(self.workspace, chosen, draft) if chosen else Changes()

    def new_plan(self) -> Changes:
        return plans.save_plan(
            self.workspace, PlanDraft(title=f"План {self.number()}", period=school_period(2026))
        )[1]

    def copy_plan(self) -> Changes:
        rows = plans.list_plans(self.workspace)
        if not rows:
            return Changes()
        plan = self.chance.choice(rows)
        return plans.copy_plan(self.workspace, plan.id, 2026, title=f"Копия {self.number()}")[1]

    def delete_plan(self) -> Changes:
        rows = plans.list_plans(self.workspace)
        if not rows:
            return Changes()
        return plans.delete_plan(self.workspace, self.chance.choice(rows).id)
