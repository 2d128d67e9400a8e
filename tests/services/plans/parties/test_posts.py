"""Posts instead of names in a typed cell, whose signs stay."""

from app.enums import GrammarCase
from app.services.plans.parties.posts import with_posts
from app.services.plans.parties.register import KnownPerson, Register

REGISTER = Register(
    people=(
        KnownPerson(id=1, surname="Осинина", given_name="Елена", patronymic="Викторовна"),
        KnownPerson(id=2, surname="Ясенев", given_name="Николай", patronymic="Егорович"),
        KnownPerson(id=3, surname="Кедров", given_name="П.", patronymic="П."),
    )
)
POSTS = {
    (1, GrammarCase.NOMINATIVE): "заведующая сектором",
    (1, GrammarCase.DATIVE): "заведующей сектором",
    (2, GrammarCase.NOMINATIVE): "методист",
}


def test_a_known_person_is_named_by_the_post_in_the_case_of_the_name() -> None:
    cells = {
        "Осинина Е.В., Ясенев Н.Е.": "Заведующая сектором, Методист",
        "МЦ;\nН.Е. Ясенев (по согласованию) / ОО": "МЦ;\nМетодист (по согласованию) / ОО",
        "Осининой Е. В.": "Заведующей сектором",
        "– старший методист Ясенев Н.Е.;\n– Осинина Е.В., заведующая": (
            "– методист;\n– Заведующая сектором"
        ),
        "Кедров П.П.; Пихтин С.С.\n": "Кедров П.П.; Пихтин С.С.\n",
        "МКУ УО, школы": "МКУ УО, школы",
        "": "",
    }
    told = {
        cell: with_posts(cell, REGISTER, {}, lambda person, case: POSTS.get((person, case), ""))
        for cell in cells
    }
    assert told == cells
