"""States of the risk profiles: none, of the district, of one school, of thirty."""

from app.enums import Significance
from app.services.documents.dossier.facts import DocumentFacts
from app.services.programmes.risk_profile import Factor, Profile, SchoolFactor
from app.services.schools.schools import SchoolRow
from tests.services.documents.programme_samples import MANY, SCHOOLS, of_programme

FACTORS = [
    Factor("Дефицит педагогических кадров", 1),
    Factor("Низкая учебная мотивация обучающихся", 2),
    Factor("Низкий уровень вовлечённости родителей", 3, active=False),
    Factor("Пониженный уровень оснащения", 4),
]
PROFILE = {
    1: SchoolFactor(
        significance=Significance.HIGH,
        helps="Есть молодые специалисты",
        hinders="Отдалённость",
        measures="Целевое обучение",
        chosen=True,
    ),
    2: SchoolFactor(significance=Significance.MEDIUM, measures="Психолог"),
    3: SchoolFactor(significance=Significance.NONE),
}


def risks(
    profiles: dict[int, Profile],
    schools: dict[int, SchoolRow] = SCHOOLS,
    chosen: SchoolRow | None = None,
) -> DocumentFacts:
    """Facts of the document."""
    return of_programme(
        "risk-profile",
        None,
        plan=None,
        schools=schools,
        risk_factors=FACTORS,
        risk_profiles=profiles,
        of_school=chosen,
    )


def states() -> dict[str, DocumentFacts]:
    """Facts by the names of their golden trees."""
    return {
        "nothing": risks({}),
        "none-of-school": risks({2: PROFILE}, chosen=SCHOOLS[1]),
        "district": risks({1: PROFILE, 2: {2: SchoolFactor(significance=Significance.LOW)}}),
        "only-school": risks({1: PROFILE}),
        "school": risks({1: PROFILE, 2: PROFILE}, chosen=SCHOOLS[1]),
        "thirty": risks(dict.fromkeys(MANY, PROFILE), MANY),
    }
