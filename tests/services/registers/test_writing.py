"""Every register is written, read, changed, taken away and told in one way."""

from datetime import date
from typing import Any

import pytest

from app.errors import UserError
from app.services.log import changes
from app.services.log.details import describe_change
from app.services.registers.catalogue import registers
from app.services.registers.rows import list_rows
from app.services.registers.writing import RowDraft, delete_rows, move_row, save_rows
from app.services.storage.workspace import Workspace
from tests.services.registers.conftest import ROWS, YEAR


def add(workspace: Workspace, name: str, **values: Any) -> int:
    keys, _changes = save_rows(workspace, name, YEAR, [RowDraft(values=ROWS[name] | values)])
    return keys[0]


def refusal(workspace: Workspace, name: str, *drafts: RowDraft) -> str:
    with pytest.raises(UserError) as caught:
        save_rows(workspace, name, YEAR, drafts)
    return caught.value.message


def test_every_register_has_a_row_here() -> None:
    assert ROWS.keys() == registers().keys()


def test_what_is_saved_is_read_again_and_taken_back(district: Workspace) -> None:
    for name, values in ROWS.items():
        keys, made = save_rows(district, name, YEAR, [RowDraft(values=values)])
        (row,) = list_rows(district, name, YEAR)
        assert row.id == keys[0], name
        assert {key: row.values[key] for key in values} == values, name
        yearly = registers()[name].yearly
        assert row.year == (YEAR if yearly else None), name
        assert list_rows(district, name, YEAR + 1) == ([] if yearly else [row]), name
        assert made.change_set_id is not None
        changes.undo(district, made.change_set_id)
        assert list_rows(district, name) == [], name


def test_every_column_is_told_by_name_when_it_is_required(district: Workspace) -> None:
    silent: list[str] = []
    for name, values in ROWS.items():
        for column in registers()[name].columns:
            if column.required:
                text = refusal(district, name, RowDraft(values=values | {column.name: None}))
                title = registers()[name].title_of(column.name)
                if text != f"Не заполнено: «{title}».":
                    silent.append(f"{name}.{column.name}: {text}")
    assert silent == []


def test_what_is_left_out_stays_and_what_is_emptied_goes(district: Workspace) -> None:
    key = add(district, "tutor", post="учитель")
    save_rows(district, "tutor", YEAR, [RowDraft(values={"subject": "физика"}, id=key)])
    (row,) = list_rows(district, "tutor", YEAR)
    assert (row.text("subject"), row.text("post")) == ("физика", "учитель")
    save_rows(district, "tutor", YEAR, [RowDraft(values={"post": ""}, id=key)])
    assert list_rows(district, "tutor", YEAR)[0].text("post") == ""


def test_texts_lose_their_stray_blanks_and_lines_stay_lines(district: Workspace) -> None:
    add(district, "school_pair", direction="  обмен   опытом\n", actions=" Уроки \n\n Семинар ")
    (row,) = list_rows(district, "school_pair", YEAR)
    assert (row.text("direction"), row.text("actions")) == ("обмен опытом", "Уроки\nСеминар")
    assert (row.text("school_id"), row.text("partner_id")) == ("СОШ № 1", "Лицей № 2")


def test_several_rows_are_saved_whole_or_not_at_all(district: Workspace) -> None:
    good = RowDraft(values=ROWS["recommendation"])
    bad = RowDraft(values={"school_id": 99, "advice": "Совет"})
    assert "выбранной записи больше нет" in refusal(district, "recommendation", good, bad)
    assert list_rows(district, "recommendation") == []


def test_rows_keep_the_order_in_which_they_are_put(district: Workspace) -> None:
    keys = [add(district, "recommendation", advice=advice) for advice in ("а", "б", "в")]
    move_row(district, "recommendation", keys[2], 0)
    assert [row.text("advice") for row in list_rows(district, "recommendation", YEAR)] == [
        *("в", "а", "б")
    ]


def test_what_belongs_to_a_row_is_kept_in_its_order_and_goes_with_it(district: Workspace) -> None:
    items = [RowDraft(values={"question": text}) for text in ("О плане", "О сроках")]
    people = [RowDraft(values={"person_id": 1}), RowDraft(values={"name": "Орлов", "post": "врач"})]
    children = {"meeting_item": items, "meeting_person": people}
    draft = RowDraft(values=ROWS["meeting"], children=children)
    (key,), _changes = save_rows(district, "meeting", YEAR, [draft])
    (row,) = list_rows(district, "meeting", YEAR)
    first, second = row.children["meeting_item"]
    assert [one.text("question") for one in (first, second)] == ["О плане", "О сроках"]
    assert [one.values["present"] for one in row.children["meeting_person"]] == [True, True]
    kept = [RowDraft(values={"decision": "Утвердить"}, id=second.id)]
    again = RowDraft(values={}, id=key, children={"meeting_item": kept})
    save_rows(district, "meeting", YEAR, [again])
    (row,) = list_rows(district, "meeting", YEAR)
    (item,) = row.children["meeting_item"]
    assert (item.text("question"), item.text("decision")) == ("О сроках", "Утвердить")
    assert len(row.children["meeting_person"]) == 2
    gone = delete_rows(district, "meeting", [key])
    assert list_rows(district, "meeting") == []
    assert gone.change_set_id is not None
    changes.undo(district, gone.change_set_id)
    (row,) = list_rows(district, "meeting")
    assert len(row.children["meeting_person"]) == 2


def test_papers_of_two_schools_change_places(district: Workspace) -> None:
    papers = [RowDraft(values={"school_id": school}) for school in (1, 2)]
    draft = RowDraft(values=ROWS["expert_document"], children={"expert_paper": papers})
    (key,), _changes = save_rows(district, "expert_document", YEAR, [draft])
    (row,) = list_rows(district, "expert_document", YEAR)
    swapped = [
        RowDraft(values={"school_id": 3 - (one.number("school_id") or 0)}, id=one.id)
        for one in row.children["expert_paper"]
    ]
    again = RowDraft(values={}, id=key, children={"expert_paper": swapped})
    save_rows(district, "expert_document", YEAR, [again])
    (row,) = list_rows(district, "expert_document", YEAR)
    assert [one.number("school_id") for one in row.children["expert_paper"]] == [2, 1]


def test_the_history_tells_a_row_in_words(district: Workspace) -> None:
    _keys, made = save_rows(
        district, "interview_slot", YEAR, [RowDraft(values=ROWS["interview_slot"])]
    )
    assert made.change_set_id is not None
    (row,) = describe_change(district, made.change_set_id)
    assert (row.kind, row.verb) == ("Собеседование по графику", "добавлено")
    assert {"начало: 14:30", "территория: Заречный округ"} <= {one.text for one in row.fields}
    assert made.title == "График собеседований"


def test_an_impossible_year_is_refused_and_a_row_that_is_gone_too(district: Workspace) -> None:
    wrong = RowDraft(values=ROWS["expert_document"] | {"due_on": date(2205, 11, 13)})
    assert "13.11.2205 указана неверно" in refusal(district, "expert_document", wrong)
    assert refusal(district, "tutor", RowDraft(values={}, id=7)) == "Этой записи нет."
    with pytest.raises(UserError):
        delete_rows(district, "tutor", [7])
    with pytest.raises(UserError, match="Раздела «нет» нет"):
        list_rows(district, "нет")
