"""Two columns a procedure, participants and those who failed, are one before a block is read."""

import pytest

from app.errors import UserError
from app.services.importing.pasting.pairs import join_pairs, may_be_pairs


def cells(text: str) -> list[list[str]]:
    """A block of cells divided by «|»."""
    return [[cell.strip() for cell in line.split("|")] for line in text.strip("\n").split("\n")]


def joined(text: str, chosen: int = 0) -> str:
    found = join_pairs(cells(text), chosen)
    return "\n".join(" | ".join(row).strip() for row in found.block)


TOLD = {
    "a name in each heading": (
        """
Школа | ВПР МА 5: участников | ВПР МА 5: не справились | Писали ВПР РУ 5 | Не справились ВПР РУ 5
СОШ № 1 | 89 | 11 | 20 | 3
СОШ № 2 | | | нет участников |
""",
        """
Школа | ВПР МА 5 | ВПР РУ 5
СОШ № 1 | 11 из 89 | 3 из 20
СОШ № 2 |  | нет участников
""",
    ),
    "a merged name above, the other way round": (
        """
№ | Школа | ВПР МА 5 | | ВПР РУ 5 |
 | | Не преодолели (кол-во) | Кол-во участников | Получили «2» | Писали работу
1 | 2 | 3 | 4 | 5 | 6
1 | СОШ № 1 | 11 | 89 | 3 | 20
""",
        """
№ | Школа | ВПР МА 5 | ВПР РУ 5
|  |  |
1 | СОШ № 1 | 11 из 89 | 3 из 20
""",
    ),
    "with their share, and one that is only known as a share": (
        """
Школа | ОГЭ МА: участников | ОГЭ МА: не справились | ОГЭ МА: доля, %
СОШ № 1 | 89 | 11 | 12,4 %
СОШ № 2 | | | 33 %
СОШ № 3 | 89 | 11 | 50 %
""",
        """
Школа | ОГЭ МА
СОШ № 1 | 11 из 89
СОШ № 2 | 33 %
СОШ № 3 | 11 из 89 – 50 %
""",
    ),
    "no name at all": (
        """
Школа | Участников | Не справились
СОШ № 1 | 89 | 11
СОШ № 2 | 20 |
""",
        """
СОШ № 1 | 11 из 89
СОШ № 2 | из 20
""",
    ),
}


@pytest.mark.parametrize("case", TOLD)
def test_headings_say_which_is_which(case: str) -> None:
    given, wanted = TOLD[case]
    assert joined(given).strip() == wanted.strip()
    assert join_pairs(cells(given)).doubt == ""


def test_the_shape_says_it_and_the_numbers_which_is_which() -> None:
    under_headings = "Школа | ВПР МА 5 | | ВПР РУ 5 |\nСОШ № 1 | 89 | 11 | 20 | 20"
    assert joined(under_headings) == "Школа | ВПР МА 5 | ВПР РУ 5\nСОШ № 1 | 11 из 89 | 20 из 20"
    doubt = join_pairs(cells(under_headings)).doubt
    assert "первый понят как «участников»" in doubt
    assert joined("11 | 89 | 3 | 20\n0 | 7 | |", chosen=2) == "11 из 89 | 3 из 20\n0 из 7 |"
    assert "первый понят как «не справились»" in join_pairs(cells("11 | 89"), 1).doubt


def test_what_is_not_told_stays_as_it_is() -> None:
    plain = (
        "89 | 11 | 20 | 3",  # one cell is chosen: it may be four procedures
        "Школа | ВПР МА 5 | ВПР РУ 5\nСОШ № 1 | 11 из 89 | 3 из 20",
        "Школа | ВПР МА 5, не справились | ВПР РУ 5, не справились\nСОШ № 1 | 11 из 89 | 3 из 20",
        "Школа | ВПР МА 5 | \nСОШ № 1 | 11 из 89 | прим.",
        "12,4 % | 33 %",
    )
    for text in plain:
        assert join_pairs(cells(text)).block == cells(text), text
    assert may_be_pairs(cells("89 | 11 | 20 | 3"))
    for text in ("89 | 11 | 20", "89 | 11 | 3 | 20", "12,4 % | 33 %", "7 | 7", ""):
        assert not may_be_pairs(cells(text)), text


@pytest.mark.parametrize(
    ("text", "chosen", "words"),
    [
        ("89 | 11 | 3 | 20", 2, "не видно, в каком из них участники"),
        ("Школа | ВПР МА 5 | \nСОШ № 1 | 7 | 7", 0, "не видно"),
        (
            "Школа | Участников МА 5 | Не справились МА 5 | РУ 5: участников\nСОШ | 89 | 11 | 20",
            0,
            "У столбца «РУ 5: участников» нет пары",
        ),
    ],
)
def test_what_cannot_be_told_is_refused_with_what_to_do(text: str, chosen: int, words: str) -> None:
    with pytest.raises(UserError, match=words) as refused:
        join_pairs(cells(text), chosen)
    assert refused.value.hint.startswith("Ничего не вставлено.")
