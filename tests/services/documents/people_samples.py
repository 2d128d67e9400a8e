"""People of the invented department."""

from app.services.department.people import PersonRow

PEOPLE = {
    1: PersonRow(
        id=1,
        surname="Соболева",
        given_name="Ирина",
        patronymic="Викторовна",
        post="начальник управления образования",
        organisation="Управление образования",
        phone="",
        role="",
        active=True,
    ),
    2: PersonRow(
        id=2,
        surname="Жукова",
        given_name="Татьяна",
        patronymic="Павловна",
        post="заведующая сектором общего образования",
        organisation="Управление образования",
        phone="",
        role="",
        active=True,
    ),
}
