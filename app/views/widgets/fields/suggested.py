"""What stands beside a form of a name that the program suggests, of people and of the department.

A suggestion is shown in grey in the empty field; one button takes over those that are empty.
"""

SUGGESTED = "Предложено программой."
AS_SUGGESTED = "Как предложено программой, проверьте."
OWN = "Ваша запись."
TAKE_SUGGESTED = "Подставить предложенные формы"
