"""A workspace with two schools, two people and an order, and a row for every register."""

from datetime import date
from typing import Any

import pytest

from app.services.department.people import PersonDraft, save_person
from app.services.orders.orders import OrderDraft, save_order
from app.services.schools.schools import SchoolDraft, save_school
from app.services.storage.workspace import Workspace

YEAR = 2026
ROWS: dict[str, dict[str, Any]] = {
    "interview_slot": {
        "on_day": date(2025, 11, 17),
        "starts_at": 870,
        "ends_at": 900,
        "place": "Заречный округ",
        "mode": "ВКС",
    },
    "interview_step": {"title": "Запрос школы", "leader": "куратор школы"},
    "expert_document": {"title": "Программа развития", "due_on": date(2025, 11, 13)},
    "school_programme": {"school_id": 1, "handed_on": date(2025, 11, 23)},
    "school_pair": {"school_id": 1, "partner_id": 2, "actions": "Открытые уроки\nСеминар"},
    "tutor": {"school_id": 1, "name": "Иванова А. П.", "subject": "математика"},
    "recommendation": {"school_id": 1, "advice": "Пересмотреть рабочую программу"},
    "support_model": {"direction": "Имиджевое", "content": "День открытых дверей"},
    "group_member": {"person_id": 1, "role": "председатель"},
    "meeting": {"title": "Заседание рабочей группы", "on_day": date(2025, 10, 1)},
    "letter": {"correspondent": "Руководителям школ", "title": "О сроках"},
    "evidence_item": {"component": "goals", "order_id": 1},
}


@pytest.fixture
def district(workspace: Workspace) -> Workspace:
    for name in ("СОШ № 1", "Лицей № 2"):
        save_school(workspace, SchoolDraft(short_name=name))
    for surname in ("Петрова", "Сидоров"):
        save_person(workspace, PersonDraft(surname=surname))
    save_order(workspace, OrderDraft(title="О рабочей группе"))
    return workspace
