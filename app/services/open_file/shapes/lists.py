"""The lists of the file that stand row by row in one table."""

from app.services.open_file.shapes.shape import Shape, Sort, columns, in_years, inside

_SCHOOL = ("school_id", Sort.SCHOOL)
_ORDER = ("order_id", Sort.ORDER)

# Columns of the department that bear the names of their keys.
DEPARTMENT = (
    *("full_name", "short_name", "parent_body", "territory", "place", "address", "phone"),
    *("full_name_genitive", "full_name_dative", "full_name_instrumental", "short_name_genitive"),
    *("territory_genitive", "region", "email", "website"),
)
PEOPLE = Shape(
    table="person",
    columns=columns(
        "surname",
        *("patronymic", "post", "organisation", "email", "phone"),
        name="given_name",
        active=("active", Sort.FLAG),
    ),
    key=("surname",),
)
SCHOOLS = Shape(
    table="school",
    columns=columns(
        *("full_name", "settlement", "oo_code", "municipality", "distance_m", "phone", "email"),
        "note",
        login="login_digits",
        name="short_name",
        head=("head_id", Sort.PERSON),
        active=("active", Sort.FLAG),
    ),
    key=("login_digits",),
)
ORDERS = Shape(
    table="order_record",
    columns=columns(
        *("kind", "number", "title", "note"),
        body="issuer",
        date="issued_on",
        signer=("signer_id", Sort.PERSON),
    ),
    key=("number", "issued_on", "issuer"),
    dated=("issued_on",),
    yearly=True,
    may_lack_year=True,
)
PROCEDURES = Shape(
    table="procedure",
    columns=columns(
        *("code", "kind", "subject", "subject_title", "grade", "level", "title", "short_title"),
        "position",
    ),
    key=("code",),
    unique=True,
)
RESULTS = Shape(
    table="result",
    columns=columns(
        *("year", "participants", "failed", "high", "state"),
        school=_SCHOOL,
        procedure=("procedure_id", Sort.PROCEDURE),
        percent=("failed_percent_h", Sort.HUNDREDTHS),
        high_percent=("high_percent_h", Sort.HUNDREDTHS),
        mean_score=("mean_score_h", Sort.HUNDREDTHS),
        derived=("derived", Sort.FLAG),
    ),
    key=("school_id", "procedure_id", "year"),
    unique=True,
)
LISTS = {
    "support": Shape(
        table="support_entry",
        columns=columns(
            "exit_basis",
            school=_SCHOOL,
            list="kind",
            entered="entered_on",
            left="left_on",
            order=("entry_order_id", Sort.ORDER),
            basis="entry_basis",
            exit_order=("exit_order_id", Sort.ORDER),
        ),
        key=("school_id", "kind", "entered_on"),
        dated=("entered_on",),
        yearly=True,
    ),
    "support_work": Shape(
        table="support_work",
        columns=columns(
            *("year", "note"),
            school=_SCHOOL,
            application="application_on",
            interview="interview_on",
            review="review_on",
            diagnosis="diagnosis_on",
            programme="programme_on",
            agreement="agreement_on",
            actions="actions_on",
            expertise="expertise_on",
            decision="decision_on",
        ),
        key=("school_id", "year"),
        unique=True,
        order=("year", "school_id"),
    ),
    "support_steps": Shape(
        table="support_step",
        columns=columns(
            *("year", "stage", "note", "link"), school=_SCHOOL, planned="planned_on", order=_ORDER
        ),
        key=("school_id", "year", "stage"),
        unique=True,
        order=("year", "school_id", "stage"),
    ),
    "support_events": Shape(
        table="support_event",
        columns=columns(
            *("kind", "with_whom", "outcome", "content", "advice", "link"),
            school=_SCHOOL,
            date="on_day",
            order=_ORDER,
        ),
        key=("school_id", "kind", "on_day"),
        dated=("on_day",),
        yearly=True,
    ),
    "library": Shape(
        table="library_measure",
        columns=columns("section", "title", "responsible", "expected", deadline="deadline_text"),
        key=("section", "title"),
    ),
    "interviews": Shape(
        table="interview_slot",
        columns=columns(
            *("place", "mode", "note"),
            school=_SCHOOL,
            date="on_day",
            start=("starts_at", Sort.TIME),
            end=("ends_at", Sort.TIME),
        ),
        key=("on_day", "starts_at", "place", "school_id"),
        order=("on_day", "starts_at", "id"),
        dated=("on_day",),
        yearly=True,
    ),
    "interview_steps": in_years(
        "interview_step", columns("title", "content", "leader"), key=("title",)
    ),
    "expert_documents": Shape(
        table="expert_document",
        columns=columns("title", due="due_on"),
        key=("year", "title"),
        order=("year", "position", "id"),
        dated=("due_on",),
        within=("year",),
        yearly=True,
    ),
    "expert_papers": Shape(
        table="expert_paper",
        columns=columns(
            *("verdict", "remark"),
            document=("document_id", Sort.DOCUMENT),
            school=_SCHOOL,
            received="received_on",
        ),
        key=("document_id", "school_id"),
        unique=True,
    ),
    "school_programmes": Shape(
        table="school_programme",
        columns=columns(
            *("title", "remark", "requisites"),
            school=_SCHOOL,
            handed="handed_on",
            returned="returned_on",
            approved="approved_on",
        ),
        key=("year", "school_id", "title"),
        dated=("handed_on", "returned_on", "approved_on"),
        yearly=True,
    ),
    "pairs": Shape(
        table="school_pair",
        columns=columns(
            *("partner_name", "direction"),
            school=_SCHOOL,
            partner=("partner_id", Sort.SCHOOL),
            agreed="agreed_on",
            number="agreement_number",
            ends="ends_on",
            actions=("actions", Sort.LINES),
        ),
        key=("year", "school_id", "partner_id", "partner_name"),
        dated=("agreed_on",),
        yearly=True,
    ),
    "tutors": Shape(
        table="tutor",
        columns=columns(
            *("name", "post", "organisation", "subject", "whom"),
            school=_SCHOOL,
            person=("person_id", Sort.PERSON),
        ),
        key=("year", "school_id", "person_id", "name", "subject"),
        yearly=True,
    ),
    "recommendations": in_years(
        "recommendation",
        columns("ground", "deficit", "advice", "deadline", school=_SCHOOL),
        key=("school_id", "advice"),
    ),
    "models": Shape(
        table="support_model",
        columns=columns("direction", "content", "executors", school=_SCHOOL),
        key=("school_id", "direction"),
        order=("position", "id"),
    ),
    "group": in_years(
        "group_member",
        columns("role", person=("person_id", Sort.PERSON)),
        key=("person_id",),
    ),
    "letters": Shape(
        table="letter",
        columns=columns(
            *("direction", "number", "correspondent", "addressee", "title", "content"),
            "reply_number",
            date="issued_on",
            reply_date="reply_on",
            signer=("signer_id", Sort.PERSON),
        ),
        key=("direction", "number", "issued_on", "title"),
        dated=("issued_on",),
        yearly=True,
    ),
    "evidence": in_years(
        "evidence_item",
        columns("component", "content", "document", "link", "comment", order=_ORDER),
        key=("component", "content", "document", "order_id", "link"),
    ),
    "risk_factors": Shape(
        table="risk_factor",
        columns=columns("title", active=("active", Sort.FLAG)),
        key=("title",),
        order=("position", "id"),
    ),
    "risk_profile": Shape(
        table="school_risk",
        columns=columns(
            *("year", "significance", "helps", "hinders", "measures"),
            school=_SCHOOL,
            factor=("factor_id", Sort.FACTOR),
            chosen=("chosen", Sort.FLAG),
        ),
        key=("school_id", "year", "factor_id"),
        unique=True,
        order=("year", "school_id", "factor_id"),
    ),
}
MEETINGS = Shape(
    table="meeting",
    columns=columns(
        *("title", "number", "place"),
        date="on_day",
        start=("starts_at", Sort.TIME),
        chair=("chair_id", Sort.PERSON),
        secretary=("secretary_id", Sort.PERSON),
    ),
    key=("on_day", "title"),
    dated=("on_day",),
    yearly=True,
)
MEETING_ITEMS = inside(
    "meeting_id",
    "meeting_item",
    columns("question", "heard", "discussed", "decision", "responsible", "deadline"),
    key=("question",),
)
MEETING_PEOPLE = inside(
    "meeting_id",
    "meeting_person",
    columns(
        *("name", "post", "organisation"),
        person=("person_id", Sort.PERSON),
        present=("present", Sort.FLAG),
    ),
    key=("person_id", "name"),
)
ACTS = Shape(
    table="act",
    columns=columns(
        *("level", "kind", "issuer", "title", "number", "code"),
        date="issued_on",
        active=("active", Sort.FLAG),
    ),
    key=("level", "kind", "issuer", "title", "issued_on", "number", "code"),
)
PROGRAMMES = Shape(
    table="programme",
    columns=columns(
        *("kind", "title", "executors", "participants", "aim", "mechanism", "resources"),
        *("management", "control"),
        order=_ORDER,
        developers=("developers", Sort.LINES),
        tasks=("tasks", Sort.LINES),
        expected=("expected", Sort.LINES),
        stages=("stages", Sort.LINES),
        archived=("archived", Sort.FLAG),
    ),
    key=("title", "period_start", "period_end"),
)
DIRECTIONS = inside(
    "programme_id",
    "programme_direction",
    columns("title", "aim", tasks=("tasks", Sort.LINES)),
    key=("title", "aim"),
)
MEMBERS = inside(
    "programme_id",
    "programme_member",
    columns("role", person=("person_id", Sort.PERSON)),
    key=("person_id", "role"),
)
RISKS = inside(
    "programme_id",
    "programme_risk",
    columns("title", "measures"),
    key=("title",),
)
INDICATORS = inside(
    "programme_id",
    "indicator",
    columns("title", "unit", "source", "aim", group="group_title"),
    key=("group_title", "title"),
)
MARKS = Shape(
    table="execution_mark",
    columns=columns(
        *("status", "text", "moved_to"),
        date="marked_on",
        occurrence="occurrence_on",
        school=_SCHOOL,
        done="count_done",
        of="count_of",
        order=_ORDER,
    ),
    key=("measure_id", "status", "marked_on", "text", "occurrence_on", "school_id"),
)
