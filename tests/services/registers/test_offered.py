"""Fields propose what the department typed before, then what is usual."""

from app.services.registers.offered import joined, offered_words
from app.services.registers.starts import usual_words
from app.services.registers.writing import RowDraft, save_rows
from app.services.storage.workspace import Workspace
from tests.services.registers.conftest import ROWS, YEAR


def test_words_in_use_stand_before_the_usual_ones(district: Workspace) -> None:
    usual = usual_words("group_member", "role")
    assert offered_words(district, "group_member", "role") == tuple(usual)
    drafts = [RowDraft(values={"person_id": key, "role": "Секретарь"}) for key in (1, 2)]
    expert = RowDraft(values={"person_id": 1, "role": "эксперт"})
    save_rows(district, "group_member", YEAR, drafts[:1])
    save_rows(district, "group_member", YEAR + 1, [*drafts[1:], expert])
    offered = offered_words(district, "group_member", "role")
    assert offered[:2] == ("Секретарь", "эксперт")
    assert "секретарь" not in offered  # the department's own spelling stands for ours
    assert set(offered[2:]) == set(usual) - {"секретарь"}


def test_a_text_without_usual_words_proposes_nothing(district: Workspace) -> None:
    save_rows(district, "support_model", None, [RowDraft(values=ROWS["support_model"])])
    assert offered_words(district, "support_model", "direction") == ()


def test_lists_are_joined_in_their_order() -> None:
    assert joined(("Б", "а"), ("А", "б", "в")) == ("Б", "а", "в")
