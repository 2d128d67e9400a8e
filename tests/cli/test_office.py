"""People, orders, lists of support and the department from the command line."""

from tests.cli.opora import Opora


def test_a_draft_becomes_an_order_with_its_number(empty: Opora) -> None:
    draft = empty("orders", "add", "О списке школ", "--kind", "list-order", "--year", "2027")[
        "order"
    ]
    assert (draft["state"], draft["number"], draft["date"], draft["year"]) == (
        *("draft", None, None),
        2027,
    )
    told = empty("orders", "number", str(draft["order"]), "№ 458", "--date", "2026-11-20")["order"]
    assert told == draft | {"state": "registered", "number": "458", "date": "2026-11-20"}
    refused = empty(*("orders", "add", "Другой", "--number", "458", "--date", "2026-11-21"), code=2)
    assert "уже занят" in refused["error"]["message"]
    assert "орган" not in empty.text("orders", "list")
    assert [one["title"] for one in empty("orders", "list", "--year", "2027")["orders"]] == [
        "О списке школ"
    ]
    assert empty("orders", "list", "--year", "2020")["orders"] == []
    changed = empty("orders", "add", "Об изменении", "--amends", "458")["order"]
    assert changed["state"] == "draft"
    refused = empty("orders", "add", "Ещё", "--signer", "Никто", code=2)
    assert "Никто" in refused["error"]["message"]


def test_a_day_moves_no_order_of_a_list_to_another_year(empty: Opora) -> None:
    add = ("orders", "add", "О сопровождении", "--kind", "yearly-order", "--year", "2027")
    draft = str(empty(*add)["order"]["order"])
    refused = empty("orders", "number", draft, "412", "--date", "2027-09-01", code=2)["error"]
    assert refused["message"].startswith("Дата 01.09.2027 относится к работе 2027/2028")
    empty(*add, "--number", "413", "--date", "2027-09-01", code=2)
    told = empty("orders", "number", draft, "412", "--date", "2026-11-02")["order"]
    assert (told["number"], told["year"]) == ("412", 2027)


def test_a_school_enters_a_list_and_leaves_it(opora: Opora) -> None:
    before = opora("support", "list")["support"]
    assert {"shnor"} <= {one["list"] for one in before}
    entered = opora(
        *("support", "enter", "Гимназия № 1", "--list", "shssu", "--date", "2026-11-20"),
        *("--basis", "мониторинг"),
    )["support"]
    assert (entered["list"], entered["entered"], entered["left"]) == ("shssu", "2026-11-20", None)
    assert entered["basis"] == "мониторинг"
    refused = opora(
        *("support", "enter", entered["login"], "--list", "shssu", "--date", "2026-11-21"), code=2
    )
    assert "уже в списке" in refused["error"]["message"]
    on_day = opora("support", "list", "--on", "2026-11-20", "--list", "shssu")["support"]
    assert entered in on_day
    left = opora(
        *("support", "leave", entered["login"], "--list", "shssu", "--date", "2026-11-22"),
        *("--basis", "результаты выросли"),
    )["support"]
    assert (left["left"], left["exit_basis"]) == ("2026-11-22", "результаты выросли")
    refused = opora(
        *("support", "leave", entered["login"], "--list", "shssu", "--date", "2026-11-23"),
        *("--basis", "ещё раз"),
        code=2,
    )
    assert "нет" in refused["error"]["message"]
    assert len(opora("support", "list")["support"]) == len(before) + 1


def test_people_and_the_department_are_filled_in(empty: Opora) -> None:
    refused = empty("people", "add", "Новикова", "--head", code=2)
    assert "department set" in refused["error"]["hint"]
    assert empty("people", "list")["people"] == []
    refused = empty("department", "set", "place=г. Заречье", code=2)
    assert "полное наименование" in refused["error"]["message"]
    refused = empty("department", "set", "town=а", code=2)
    assert "place" in refused["error"]["hint"]
    told = empty("department", "set", "full_name=Управление образования", "place=г. Заречье")
    assert told["department"]["place"] == "г. Заречье"
    added = empty(
        *("people", "add", "Новикова", "--name", "Анна", "--patronymic", "Петровна", "--head"),
        *("--post", "начальник управления", "--email", "a@b.example"),
    )["person"]
    empty("people", "add", "Жуков", "--name", "П.", "--coordinator")
    people = {one["surname"]: one for one in empty("people", "list")["people"]}
    assert people["Новикова"] == added | {"head": True, "coordinator": False}
    assert people["Жуков"]["coordinator"] is True
    told = empty("department", "set", "head=Жуков П.", "phone=8 (800) 555-91-00")["department"]
    assert (told["head"], told["coordinator"]) == ("Жуков П.", "Жуков П.")
    assert told["full_name"] == "Управление образования"
    refused = empty("people", "add", "Иванов", "--email", "нет", code=2)
    assert "почты" in refused["error"]["message"]
