"""Registers from the command line: listed, filled by names, taken away."""

from tests.cli.opora import Opora

YEAR = ("--year", "2021")


def test_the_registers_are_listed_with_their_columns(opora: Opora) -> None:
    answer = opora("register", "list", *YEAR)
    assert answer["year"] == 2021
    found = {one["register"]: one for one in answer["registers"]}
    slots = found["interview_slot"]
    assert (slots["title"], slots["rows"]) == ("График собеседований", 0)
    sorts = {
        one["column"]: (one["title"], one["sort"], one["required"]) for one in slots["columns"]
    }
    assert sorts["on_day"] == ("Дата", "day", True)
    assert sorts["starts_at"] == ("Начало", "time", True)
    assert sorts["school_id"] == ("Школа", "school", False)
    assert found["meeting"]["children"]["meeting_item"]["title"] == "Повестка"


def test_a_row_is_added_by_names_read_and_taken_away(opora: Opora) -> None:
    typed = ("on_day=17.11.2020", "starts_at=14:30", "Окончание=15:00")
    refused = opora("register", "add", "interview_slot", *sets(typed), *YEAR, code=2)
    assert "Столбца «Окончание» нет" in refused["error"]["message"]
    typed = (*typed[:2], "Конец=15.00", "school_id=СОШ № 30", "mode=ВКС")
    added = opora("register", "add", "interview_slot", *sets(typed), *YEAR)["row"]
    assert added["values"]["on_day"] == "2020-11-17"
    assert (added["values"]["starts_at"], added["values"]["ends_at"]) == ("14:30", "15:00")
    assert "№ 30" in added["names"]["school_id"].replace("\u00a0", " ")
    clash = opora("register", "add", "interview_slot", *sets(typed), *YEAR, code=2)
    assert "17.11.2020 на это время уже назначено" in clash["error"]["message"]
    listed = opora("register", "list", "interview_slot", *YEAR)
    assert (listed["title"], listed["year"], listed["rows"]) == (
        *("График собеседований", 2021, [added]),
    )
    gone = opora("register", "delete", "interview_slot", str(added["id"]))
    assert gone == {"register": "interview_slot", "deleted": added["id"]}
    assert opora("register", "list", "interview_slot", *YEAR)["rows"] == []
    again = opora("register", "delete", "interview_slot", str(added["id"]), code=2)
    assert again["error"]["message"] == "Этой записи нет."


def test_rows_that_belong_to_a_row_are_added_to_it(opora: Opora) -> None:
    typed = sets(["title=Заседание", "on_day=01.10.2020"])
    number = str(opora("register", "add", "meeting", *typed, *YEAR)["row"]["id"])
    for question in ("О сроках", "О плане"):
        asked = sets([f"question={question}"])
        row = opora("register", "add", "meeting_item", "--of", number, *asked, *YEAR)["row"]
    items = row["children"]["meeting_item"]
    assert [one["values"]["question"] for one in items] == ["О сроках", "О плане"]
    for options, said in ((("--of", "99"), "Этой записи нет."), ((), "Не указано, к какой")):
        refused = opora("register", "add", "meeting_item", *options, *asked, *YEAR, code=2)
        assert refused["error"]["message"].startswith(said)
    wrong = opora("register", "add", "meeting_person", "--of", number, *YEAR, code=2)
    assert "Укажите одного участника" in wrong["error"]["message"]


def test_what_is_typed_is_refused_in_words(opora: Opora) -> None:
    cases = {
        ("нет",): "Раздела «нет» нет.",
        ("letter", "direction=вверх"): "Значения «вверх» нет.",
        ("interview_slot", "on_day=вчера"): "«вчера» – не дата.",
        ("interview_slot", "starts_at=25:00"): "«25:00» – не время.",
        ("school_pair", "school_id=СОШ № 999"): "Школы «СОШ № 999» в реестре нет.",
        ("group_member", "person_id=Никто Н. Н."): "Сотрудника «Никто Н. Н.» в списке нет.",
        ("evidence_item", "order_id=999"): "Приказа № 999 в реестре нет.",
        ("recommendation", "advice=Совет"): "Не заполнено: «Школа».",
    }
    for (name, *typed), said in cases.items():
        refused = opora("register", "add", name, *sets(typed), *YEAR, code=2)
        assert refused["error"]["message"].replace("\u00a0", " ") == said


def sets(pairs: "tuple[str, ...] | list[str]") -> list[str]:
    return [part for pair in pairs for part in ("--set", pair)]
