"""Taking back and doing again, over whatever she edits, compared with the rows of the database."""

import random
from collections.abc import Callable
from contextlib import suppress
from datetime import date

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import insert

from app.enums import MeasureStatus, PassportBlockKind, ResultState
from app.errors import UserError
from app.models import Result
from app.services import plans, results
from app.services.documents.making import history
from app.services.identification.runs import runs
from app.services.log import changes
from app.services.log.changes import Changes, changing
from app.services.plans import MarkDraft, MeasureDraft, PlanDraft, SectionDraft
from app.services.reference import ensure_school_year
from app.services.results import ResultDraft
from app.services.schools import passports, schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace
from app.views.base.page_context import PageContext
from app.views.base.undo_toast import tell_saved
from app.views.shell.workplace import Workplace
from tests.views.conftest import said
from tests.views.samples import District

_LOG = {"change_set", "change_entry", "change_subject", "school_year", "alembic_version"}
Dump = dict[str, list[tuple[object, ...]]]


def dump(workspace: Workspace) -> Dump:
    """Every row of every table but the log itself."""
    with workspace.database.reading() as reader:
        tables = [
            row["name"]
            for row in reader.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
            if row["name"] not in _LOG and not row["name"].startswith("sqlite_")
        ]
        return {
            table: sorted((tuple(row) for row in reader.rows(f"SELECT * FROM {table}")), key=repr)
            for table in tables
        }


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
        made = Changes()
        while made.change_set_id is None:
            with suppress(UserError):  # refused: a move into another plan
                made = self.chance.choice(acts)()
        return made

    def number(self) -> int:
        self.counter += 1
        return self.counter

    def school(self) -> int:
        rows = schools.list_schools(self.workspace, include_archived=True)
        return self.chance.choice(rows).id

    def measures(self) -> list[int]:
        found = [
            measure.id
            for plan in plans.list_plans(self.workspace)
            for section in plans.get_plan(self.workspace, plan.id).sections
            for measure in section.measures
        ]
        return self.chance.sample(found, min(len(found), self.chance.randint(1, 3)))

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
        return results.save_results(self.workspace, list(drafts.values()))

    def clear_results(self) -> Changes:
        with self.workspace.database.reading() as reader:
            found = [row["id"] for row in reader.rows("SELECT id FROM result ORDER BY id")]
        chosen = self.chance.sample(found, min(len(found), 4))
        return results.delete_results(self.workspace, chosen)

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
        return plans.save_plan(self.workspace, PlanDraft(title=f"План {self.number()}", year=2026))[
            1
        ]

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


@pytest.mark.parametrize("seed", range(4))
def test_undo_and_redo_walk_through_every_state_of_the_data(
    context: PageContext, district: District, seed: int
) -> None:
    hand = Hand(context.workspace, seed)
    states, here = [dump(context.workspace)], 0
    for _step in range(45):
        what = hand.chance.choice(("act", "act", "undo", "undo", "redo"))
        if what == "act" or (what == "undo" and here == 0):
            context.events.announce(hand.act())
            here += 1
            del states[here:]
            states.append(dump(context.workspace))
        elif what == "undo":
            context.undoing.undo()
            here -= 1
        elif here + 1 < len(states):
            context.undoing.redo()
            here += 1
        assert dump(context.workspace) == states[here], said(context).texts[-3:]
    for _back in range(here):
        context.undoing.undo()
    assert dump(context.workspace) == states[0]
    assert context.events.last_done is None
    for _again in range(len(states) - 1):
        context.undoing.redo()
    assert dump(context.workspace) == states[-1]
    assert "negative" not in said(context).tones


def add_school(context: PageContext, name: str) -> None:
    _id, made = schools.save_school(context.workspace, SchoolDraft(short_name=name))
    tell_saved(context, made, "Школа добавлена.")


def names(context: PageContext) -> list[str]:
    return [row.short_name for row in schools.list_schools(context.workspace)]


def test_the_messages_name_the_action_and_offer_the_way_back(context: PageContext) -> None:
    add_school(context, "СОШ № 5")
    context.undoing.undo()
    assert said(context).texts[-1] == "Отменено: добавление школы – СОШ № 5"
    assert names(context) == []
    assert said(context).actions[-1].text == "Вернуть"
    said(context).actions[-1].run()
    assert said(context).texts[-1] == "Возвращено: добавление школы – СОШ № 5"
    assert names(context) == ["СОШ № 5"]
    assert said(context).actions[-1].text == "Отменить"
    said(context).actions[-1].run()
    assert names(context) == []


def test_there_may_be_nothing_to_take_back_or_to_do_again(context: PageContext) -> None:
    context.undoing.undo()
    context.undoing.redo()
    assert said(context).texts[0].startswith("Отменять нечего")
    assert said(context).texts[1].startswith("Возвращать нечего")


def test_a_new_action_forgets_what_was_taken_back(context: PageContext) -> None:
    add_school(context, "СОШ № 5")
    context.undoing.undo()
    old = said(context).actions[-1]
    add_school(context, "СОШ № 6")
    context.undoing.redo()
    assert said(context).texts[-1].startswith("Возвращать нечего")
    old.run()
    assert names(context) == ["СОШ № 6"]
    assert said(context).texts[-1].endswith("вернуть нельзя.")


def test_a_button_of_an_earlier_message_keeps_the_order(context: PageContext) -> None:
    add_school(context, "СОШ № 5")
    first = said(context).actions[-1]
    add_school(context, "СОШ № 6")
    first.run()
    assert names(context) == ["СОШ № 6"]
    context.undoing.undo()
    assert names(context) == []
    context.undoing.redo()
    context.undoing.redo()
    assert names(context) == ["СОШ № 5", "СОШ № 6"]
    first.run()
    first.run()
    assert said(context).tones[-1] == "negative"


def test_an_action_used_by_a_later_one_stays_and_is_told_calmly(context: PageContext) -> None:
    add_school(context, "СОШ № 5")
    first = said(context).actions[-1]
    (row,) = schools.list_schools(context.workspace)
    draft = SchoolDraft(short_name="СОШ № 5", phone="2-11-30")
    context.events.announce(schools.save_school(context.workspace, draft, row.id)[1])
    first.run()
    assert said(context).tones[-1] == "negative"
    assert names(context) == ["СОШ № 5"]
    assert context.events.last_done is not None


def test_a_frozen_run_is_the_last_action_and_nothing_behind_it_goes_back(
    context: PageContext, district: District
) -> None:
    outcome = runs.run(context.workspace, year=2026)
    add_school(context, "СОШ № 77")
    context.events.announce(runs.freeze(context.workspace, outcome)[1])
    before = dump(context.workspace)
    context.undoing.undo()
    context.undoing.undo()
    assert dump(context.workspace) == before
    assert said(context).texts[-1].startswith("Последнее действие не отменяется: фиксация – ")
    assert "История действий" in said(context).texts[-1]
    assert said(context).tones[-1] == "warning"
    assert context.undoing.words() == ("", "")
    add_school(context, "СОШ № 78")
    context.undoing.undo()
    assert dump(context.workspace) == before


def make_document(workspace: Workspace) -> None:
    path = workspace.documents / "Отчёт.pdf"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"%PDF")
    history.record_outputs(workspace, "execution-report", "Отчёт об исполнении", [path], {})


def make_blocker(context: PageContext, hand: Hand) -> None:
    """Something that never goes back: a frozen run, a document where there is nothing to freeze."""
    with suppress(UserError):
        if hand.chance.choice((True, False)):
            outcome = runs.run(context.workspace, year=2026)
            context.events.announce(runs.freeze(context.workspace, outcome)[1])
            return
    make_document(context.workspace)


def test_a_made_document_is_the_last_action(context: PageContext) -> None:
    add_school(context, "СОШ № 77")
    make_document(context.workspace)
    context.undoing.undo()
    assert names(context) == ["СОШ № 77"]
    assert "не отменяется: документ «Отчёт об исполнении»" in said(context).texts[-1]
    (made,) = history.list_outputs(context.workspace)
    history.delete_output(context.workspace, made.id)
    context.undoing.undo()
    assert names(context) == []


@pytest.mark.parametrize("seed", range(4))
def test_only_the_newest_action_goes_back_over_restarts_freezes_and_documents(
    make_context: Callable[..., PageContext],
    workspace: Workspace,
    district: District,
    seed: int,
) -> None:
    """What is pushed on a pile comes off in its order; what cannot come off stops the rest."""
    context, hand = make_context(workspace), Hand(workspace, seed)
    states, fixed, here = [dump(workspace)], {0}, 0
    redoable = 0
    for _step in range(60):
        what = hand.chance.choice(("act", "act", "act", "undo", "undo", "redo", "start", "block"))
        if what == "start":
            context, redoable = make_context(workspace), 0
        elif what == "act" or (what == "block" and hand.number() % 3):
            context.events.announce(hand.act())
            here, redoable = here + 1, 0
            states[here:] = [dump(workspace)]
        elif what == "block":
            make_blocker(context, hand)
            redoable = 0
            states[here:] = [states[here], dump(workspace)]
            here += 1
            fixed.add(here)
        elif what == "undo" and here > 0:
            context.undoing.undo()
            if here in fixed:
                assert said(context).texts[-1].startswith("Последнее действие не отменяется")
            else:
                here, redoable = here - 1, redoable + 1
        elif what == "redo" and redoable and here + 1 not in fixed:
            context.undoing.redo()
            here, redoable = here + 1, redoable - 1
        fixed = {place for place in fixed if place < len(states)}
        assert dump(workspace) == states[here], said(context).texts[-3:]
    assert len(fixed) > 1


def test_an_action_of_another_page_and_year_is_named_and_shown(
    open_workplace: Callable[..., Workplace], context: PageContext, district: District
) -> None:
    workplace = open_workplace(context)
    code = results.list_procedures(context.workspace)[0]
    draft = ResultDraft(
        school_id=district.other_id, procedure_id=code.id, year=2025, participants=20, failed=3
    )
    context.events.announce(results.save_result(context.workspace, draft))
    workplace.show_place("plans")
    assert context.year == 2026
    context.undoing.undo()
    assert said(context).texts[-1].endswith("Это на странице «Результаты», 2024/2025 учебный год.")
    assert (workplace.current_key, context.year) == ("results", 2025)
    told = len(said(context).texts)
    context.undoing.redo()
    assert "на странице" not in said(context).texts[told]
    workplace.show_place("overview")
    context.set_year(2026)
    context.undoing.undo()
    assert (workplace.current_key, context.year) == ("results", 2025)


def test_a_new_session_goes_back_from_the_newest_action_on(
    make_context: Callable[..., PageContext], workspace: Workspace, qtbot: QtBot
) -> None:
    """A bulk change that is older than others is not offered before them."""
    first = make_context(workspace)
    for number in range(3):
        add_school(first, f"СОШ № {number}")
    store_many(workspace, action="bulk", title="Ввод результатов: 180", years=1)
    for number in range(12):
        add_school(first, f"ООШ № {number}")
    again = make_context(workspace)
    for number in reversed(range(12)):
        again.undoing.undo()
        assert f"добавление школы – ООШ № {number}" in said(again).questions[-1]
    again.undoing.undo()
    assert "ввод результатов – 180" in said(again).questions[-1]
    qtbot.waitUntil(lambda: not again.tasks.busy)
    assert names(again) == [f"СОШ № {number}" for number in range(3)]


def store_many(workspace: Workspace, *, action: str, title: str, years: int = 4) -> int:
    """Results inserted in bulk, as an import does it: without log entries of their own."""
    with changing(workspace, action, title) as work:
        made: list[dict[str, int | str]] = []
        for year in range(2018, 2018 + years):
            ensure_school_year(work.session, year)
            made += [
                {
                    "school_id": school.id,
                    "procedure_id": procedure.id,
                    "year": year,
                    "state": ResultState.HELD.value,
                    "participants": 10,
                    "failed": 3,
                    "change_set_id": work.change_set_id,
                }
                for school in schools.list_schools(workspace)
                for procedure in results.list_procedures(workspace)
            ]
        work.session.connection().execute(insert(Result), made)
        work.tables.add("result")
        work.summary = {"files": []}
    assert work.changes.change_set_id is not None
    return work.changes.change_set_id


@pytest.mark.parametrize(
    ("action", "title", "button"),
    [
        ("import", "Загрузка файла «впр.xlsx»: ВПР", "Отменить загрузку"),
        ("bulk", "Ввод результатов: 180", "Отменить изменение"),
    ],
)
def test_a_new_session_offers_the_last_big_action(
    context: PageContext, district: District, qtbot: QtBot, action: str, title: str, button: str
) -> None:
    before = dump(context.workspace)
    store_many(context.workspace, action=action, title=title)
    after = dump(context.workspace)
    said(context).answer = False
    context.undoing.undo()
    assert dump(context.workspace) == after
    said(context).answer = True
    asked = len(said(context).questions)
    context.undoing.undo()
    qtbot.waitUntil(lambda: not context.tasks.busy)
    assert len(said(context).questions) == asked + 1
    assert title.split(": ", maxsplit=1)[0][1:] in said(context).questions[-1]
    assert dump(context.workspace) == before
    context.undoing.redo()
    qtbot.waitUntil(lambda: not context.tasks.busy)
    assert dump(context.workspace) == after
    context.undoing.undo()
    qtbot.waitUntil(lambda: not context.tasks.busy)
    assert dump(context.workspace) == before
    assert len(said(context).questions) == asked + 1


def test_keys_pressed_during_a_big_undo_wait_for_their_turn(
    context: PageContext, district: District, qtbot: QtBot
) -> None:
    add_school(context, "СОШ № 5")
    number = store_many(context.workspace, action="import", title="Загрузка")
    context.events.announce(
        Changes(
            change_set_id=number, tables=frozenset({"result"}), action="import", title="Загрузка"
        )
    )
    started: list[object] = []
    context.undoing.task_started.connect(started.append)
    context.undoing.undo()
    assert len(started) == 1
    context.undoing.undo()
    assert "СОШ № 5" in names(context)
    qtbot.waitUntil(lambda: "СОШ № 5" not in names(context))
    assert [text.partition(":")[0] for text in said(context).texts[-2:]] == ["Отменено"] * 2
    assert context.events.last_done is None


def test_a_big_import_comes_back_in_a_moment(context: PageContext, district: District) -> None:
    for number in range(40):
        schools.save_school(context.workspace, SchoolDraft(short_name=f"ООШ № {number + 100}"))
    number = store_many(context.workspace, action="import", title="Загрузка")
    rows = changes.row_count(context.workspace, number)
    before = dump(context.workspace)
    undone = changes.undo(context.workspace, number)
    assert undone.change_set_id is not None
    changes.undo(context.workspace, undone.change_set_id)
    assert rows > 3000
    assert dump(context.workspace) == before
