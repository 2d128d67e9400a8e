"""What a party is: a school or a person of the register in any wording, a body, a group."""

from app.enums import GrammarCase, PartyKind
from app.services.language.declension import suggest_forms
from app.services.plans.parties.groups import means_schools
from app.services.plans.parties.party import Party, party_key
from app.services.plans.parties.recognising import recognise
from app.services.plans.parties.register import KnownPerson, KnownSchool, Register
from app.services.plans.parties.typed.abbreviations import introduced
from app.services.plans.parties.typed.splitting import split_cell

PEOPLE = (
    ("Осинина", "Елена", "Викторовна", "заведующая сектором", "муниципальный координатор"),
    ("Ясенев", "Николай", "Егорович", "методист", ""),
    ("Тополевская", "Анна", "Сергеевна", "методист", ""),
    ("Кедров", "П.", "П.", "директор", ""),
    ("Липенко", "Ольга", "Юрьевна", "начальник отдела", ""),
    ("Вязов", "Иван", "Ильич", "", ""),
    ("Вязов", "Игорь", "Ильич", "", ""),
)
REGISTER = Register(
    schools=(
        KnownSchool(id=1, names=("МБОУ «СОШ № 41»", "Школа на Речной"), head_id=4),
        KnownSchool(id=2, names=("МБОУ «ООШ № 29»",)),
        KnownSchool(id=3, names=("Липовская СОШ",)),
        KnownSchool(id=4, names=("Гимназия № 5",)),
        KnownSchool(id=5, names=("МБОУ «ООШ № 5»",)),
    ),
    people=tuple(
        KnownPerson(
            id=number, surname=surname, given_name=given, patronymic=father, post=post, role=role
        )
        for number, (surname, given, father, post, role) in enumerate(PEOPLE, start=1)
    ),
    department=("Отдел образования администрации Заречного района", "Отдел образования"),
)


def told(cell: str, names: dict[str, str] | None = None) -> list[Party]:
    return list(recognise(split_cell(cell), REGISTER, names or {}))


def test_schools_are_known_in_every_wording() -> None:
    cells = {
        "МБОУ «СОШ № 41»": [1],
        "МБОУ СОШ №41, г. Заречный": [1],
        'муниципальное бюджетное общеобразовательное учреждение "СОШ № 41"': [1],
        "средней школе № 41": [],
        "школе № 41": [1],
        "Школой на Речной": [1],
        "Липовской СОШ": [3],
        "администрация Липовской школы": [3],
        "педагоги МБОУ «ООШ № 29»": [2],
        "директор МБОУ «СОШ № 41»": [1],
        "Гимназии № 5": [4],
        "СОШ № 41, 29": [],
        "школы № 41, 29 и 5": [1, 2, 5],
        "МБОУ «СОШ № 77»": [],
        "МБОУ": [],
        "1, 2 и " * 2000: [],
    }
    found = {cell: [party.school_id for party in told(cell) if party.school_id] for cell in cells}
    assert found == cells


def test_people_are_known_in_the_cases_of_somebody_responsible() -> None:
    """Each person in each order of the parts, as the program itself would print the case."""
    wrong: list[str] = []
    cases = (GrammarCase.NOMINATIVE, GrammarCase.DATIVE, GrammarCase.INSTRUMENTAL)
    for number, (surname, given, father, _post, _role) in enumerate(PEOPLE[:5], start=1):
        forms = suggest_forms(surname, given, father)
        for case in cases:
            declined = forms[case].name.split("\u00a0")[0]
            letters = f"{given[0]}.{father[0]}."
            for typed in (
                f"{declined} {letters}",
                f"{letters} {declined}",
                f"{given[0]}. {father[0]}. {declined}",
                f"методист {declined} {letters}",
                f"{declined} {given[0]}., заведующий сектором",
            ):
                (party,) = told(typed)
                if (party.kind, party.person_id) != (PartyKind.PERSON, number):
                    wrong.append(typed)
                if party.case is not case and forms[case].name != forms[party.case].name:
                    wrong.append(f"{typed}: {party.case}")
    assert not wrong
    assert told("Осининой Елене Викторовне")[0].person_id == 1
    assert told("Ясенев Н.")[0].person_id == 2
    assert [party.person_id for party in told("Осининой, Ясеневу Николаю, Вязов")] == [1, 2, None]


def test_nobody_is_taken_for_another() -> None:
    strangers = ("Осинин Е.В.", "Осинина О.В.", "Вязов И.И.", "Ясенева Н.Е.", "методист")
    assert [told(typed)[0].person_id for typed in strangers] == [None] * len(strangers)
    assert {told(typed)[0].kind for typed in strangers} == {PartyKind.PERSON}


def test_a_post_that_one_person_holds_is_that_person() -> None:
    assert told("муниципальному координатору")[0].person_id == 1
    assert told("Заведующая сектором")[0].person_id == 1
    assert told("директору МБОУ «СОШ № 41»")[0].person_id == 4


def test_what_the_others_are() -> None:
    kinds = {
        PartyKind.GROUP: (
            "Школы городского округа; школы, имеющие низкие результаты; МБОУ; ОО; ММО;"
            " Администрации ОО; Администрация школ; руководители ОО;"
            " муниципальные методические объединения;"
            " учителя физики; педагоги-психологи; рабочая группа; директорам школ;"
            " классные руководители"
        ),
        PartyKind.ORGANISATION: (
            "МКУ УО; МБУ МЦ; МЦ; СОИРО; Отделу образования; Служба сопровождения; МБОУ «СОШ № 77»;"
            " Муниципальный методический центр; Управление образования; Методический кабинет;"
            " ООО «Ромашка»"
        ),
        PartyKind.PERSON: "методист МЦ; Куратор класса; С.С. Пихтин; заместитель директора по УВР",
        PartyKind.UNKNOWN: "общественность",
    }
    found = {kind: {party.kind for party in told(cell)} for kind, cell in kinds.items()}
    assert found == {kind: {kind} for kind in kinds}


def test_groups_that_mean_schools() -> None:
    schools = (
        "Школы городского округа; школам; МБОУ; ОО; Администрации ОО; администрация школы;"
        " директора школ; образовательные организации; школы, имеющие низкие результаты; ШНОР"
    )
    others = (
        "муниципальные методические объединения; руководители управления образования; ММО;"
        " педагоги дополнительного образования; учителя физики; специалисты отдела; школы № 41, 77"
        "; дошкольные образовательные организации; МЦ; МБОУ «СОШ № 77»; школьный округ"
    )
    assert [p.name for p in told(schools) if not means_schools(p.name)] == []
    assert [p.name for p in told(others) if means_schools(p.name)] == []


def test_an_abbreviation_holds_in_all_of_the_plan() -> None:
    titles = (
        "Работа муниципального образовательного центра (далее - МОЦ) в году",
        "Иное (далее – X)",
    )
    assert introduced(titles, ()) == {"МОЦ": "муниципального образовательного центра"}
    cell = split_cell("Руководители органов управления (далее – ОМСУ)")[0]
    names = dict(introduced((), [(cell.text, cell.short)]))
    (party,) = told("ОМСУ", names)
    assert party.kind is PartyKind.GROUP
    (head,) = told("РГ", {"РГ": "Осинина Е.В."})
    assert (head.kind, head.person_id, head.name) == (PartyKind.PERSON, 1, "РГ")


def test_two_ways_to_write_a_party_have_one_key() -> None:
    names = {"МОЦ": "муниципального образовательного центра"}
    same = (
        "МОЦ; Муниципальный образовательный центр; муниципальному образовательному центру",
        "МКУ «Методический центр»; Методический центр; методическому центру",
        "Отдел образования; Отделу образования; Отдел образования администрации Заречного района",
        "Школы округа; школам округа",
        "МБОУ «СОШ № 41»; СОШ №41, г. Заречный; школе № 41",
        "Осинина Е.В.; Е. В. Осинина, заведующая; Осининой Елене; муниципальный координатор",
        "Пихтин С.С.; С. С. Пихтин; Пихтину С.С.; С.С. Пихтиным",
    )
    department = REGISTER.department_keys
    keys = [{party_key(one, names, department) for one in told(cell, names)} for cell in same]
    assert [len(one) for one in keys] == [1] * len(same)
    assert len(set.union(*keys)) == len(same)
