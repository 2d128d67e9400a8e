"""What the constraints of the database say, in words: what cannot be stored at all."""

_WORDS = {
    "ck_result_failed": "не преодолевших больше, чем участников, или число меньше нуля.",
    "ck_result_high": "высоких результатов больше, чем участников, или число меньше нуля.",
    "ck_result_participants": "число участников меньше нуля.",
    "ck_result_failed_percent": "процент вне пределов от 0 до 100.",
    "ck_result_high_percent": "процент вне пределов от 0 до 100.",
    "ck_result_counts_or_percents": (
        "у результата нет ни чисел участников и не преодолевших, ни процента."
    ),
    "ck_passport_value_count": "число меньше нуля.",
    "ck_passport_value_percent": "процент вне пределов от 0 до 100.",
    "ck_support_entry_period": "школа вышла из списка раньше, чем вошла в него.",
    "ck_programme_period": "срок кончается раньше, чем начинается.",
    "ck_plan_period": "срок кончается раньше, чем начинается.",
    "ck_indicator_year_share": "часть больше целого.",
    "ck_indicator_year_part_and_whole": "указано только одно из двух чисел доли.",
    "ck_execution_mark_counts": "сделанного больше, чем всего, или указано одно из двух чисел.",
    "ck_interview_slot_time": "собеседование кончается не позже, чем начинается.",
    "ck_meeting_time": "времени позже 23:59 не бывает.",
    "ck_school_pair_two": "школа названа партнёром самой себе.",
    "ck_school_distance": "расстояние меньше нуля.",
    "ck_order_record_registered": "у зарегистрированного приказа нет номера или даты.",
    "ck_criterion_value_current_count": "число меньше нуля.",
    "ck_criterion_value_current_base": "часть больше целого.",
    "ck_procedure_grade": "класса с таким номером нет.",
    "ck_evidence_item_one_paper": "указаны и приказ, и ссылка.",
    "ck_support_step_one_paper": "указаны и приказ, и ссылка.",
    "ck_support_event_one_paper": "указаны и приказ, и ссылка.",
}
_HINTS = {
    "ck_result_counts_or_percents": (
        "Укажите participants и failed или percent; если процедуры не было – state: not_held."
    ),
    "ck_order_record_registered": "Впишите их или уберите state.",
    "ck_evidence_item_one_paper": "Оставьте одно.",
    "ck_support_step_one_paper": "Оставьте одно.",
    "ck_support_event_one_paper": "Оставьте одно.",
}


def limit_words(constraint: str) -> tuple[str, str]:
    """What is wrong with a row that breaks a constraint, and what to do."""
    text = _WORDS.get(constraint, f"такое значение не хранится ({constraint}).")
    return text, _HINTS.get(constraint, "Исправьте значение.")
