"""Logins of ФИС ОКО and the schools they mean."""

from app.services.language.logins import full_login, login_digits, login_key, login_order


def test_keys() -> None:
    wanted = {
        "edu203389": "203389",
        "SCH203389": "203389",
        "еdu203389": "203389",  # its first letter is Cyrillic
        " 203389 ": "203389",
        "sch_17": "17",
        "логин203389": "203389",
        "52345": "052345",
        "edu052345": "052345",
        "sch77171506": "77171506",
        "ksh220001": "ksh220001",
        "KSH220001": "ksh220001",
        "edu": None,
        "20 33": None,
        "203389a": None,
        "٢٠٣٣٨٩": None,
        "1" * 13: None,
        "": None,
    }
    assert {text: login_key(text) for text in wanted} == wanted


def test_a_key_is_its_own_key() -> None:
    for key in ("203389", "052345", "ksh220001", "17"):
        assert login_key(key) == key


def test_digits_and_the_login_as_it_is_written() -> None:
    assert [login_digits(key) for key in ("220001", "ksh220001", "52345")] == [
        "220001",
        "220001",
        "052345",
    ]
    assert [full_login(key) for key in ("220001", "ksh220001", "", None)] == [
        "edu220001",
        "ksh220001",
        "",
        "",
    ]


def test_the_order_of_logins() -> None:
    keys = ["ksh220001", "220002", "17", "220001"]
    assert sorted(keys, key=lambda key: login_order(key) or (0, "")) == [
        "17",
        "220001",
        "ksh220001",
        "220002",
    ]
    assert login_order(None) is None
