"""What the sections of the file are called, Russian."""

_TITLES = {
    "department": "Управление образования",
    "settings": "Настройки района",
    "people": "Сотрудники",
    "schools": "Школы",
    "passports": "Паспорта школ",
    "procedures": "Свои процедуры",
    "results": "Результаты",
    "orders": "Приказы",
    "support": "Списки школ",
    "support_work": "Работа со школами",
    "support_steps": "Шаги поддержки",
    "support_events": "События поддержки",
    "acts": "Правовые акты",
    "programmes": "Программы",
    "plans": "Планы",
    "measures": "Мероприятия",
    "marks": "Отметки",
    "library": "Свои мероприятия библиотеки",
    "interviews": "График собеседований",
    "interview_steps": "Порядок собеседования",
    "expert_documents": "Документы для экспертизы",
    "expert_papers": "Документы школ",
    "school_programmes": "Программы школ",
    "pairs": "Пары школ",
    "tutors": "Тьюторы и наставники",
    "recommendations": "Адресные рекомендации",
    "models": "Модель методической помощи",
    "group": "Рабочая группа",
    "meetings": "Заседания и совещания",
    "letters": "Письма",
    "evidence": "Подтверждающие документы",
    "risk_factors": "Факторы риска",
    "risk_profile": "Рисковые профили",
    "criteria_titles": "Критерии",
    "criteria": "Значения критериев",
}


def section_title(section: str) -> str:
    """«Программы» of `programmes`."""
    return _TITLES[section]
