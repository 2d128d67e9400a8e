"""The first schema.

Frozen once released: plain SQLAlchemy types only, never import app.models.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the step."""
    op.create_table(
        "attachment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("original_name", sa.String(), nullable=False),
        sa.Column("stored_name", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("size >= 0", name=op.f("ck_attachment_size")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    op.create_table(
        "change_set",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("source_file", sa.String(), nullable=False),
        sa.Column("source_sha256", sa.String(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=True),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change_set")),
    )
    op.create_table(
        "criterion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("higher_is_better", sa.Boolean(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "unit IN ('percent', 'score', 'count', 'text')", name=op.f("ck_criterion_unit")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_criterion")),
        sa.UniqueConstraint("code", name=op.f("uq_criterion_code")),
    )
    op.create_table(
        "custom_profile",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_custom_profile")),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("surname", sa.String(), nullable=False),
        sa.Column("given_name", sa.String(), nullable=False),
        sa.Column("patronymic", sa.String(), nullable=False),
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_table(
        "procedure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("subject_title", sa.String(), nullable=False),
        sa.Column("grade", sa.Integer(), nullable=True),
        sa.Column("level", sa.String(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("short_title", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("builtin", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('vpr', 'oge', 'ege', 'other')", name=op.f("ck_procedure_kind")
        ),
        sa.CheckConstraint(
            "grade IS NULL OR grade BETWEEN 1 AND 12", name=op.f("ck_procedure_grade")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_procedure")),
        sa.UniqueConstraint("code", name=op.f("uq_procedure_code")),
    )
    op.create_table(
        "school_year",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.CheckConstraint("year BETWEEN 1990 AND 2100", name=op.f("ck_school_year_year")),
        sa.PrimaryKeyConstraint("year", name=op.f("pk_school_year")),
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_setting")),
    )
    op.create_table(
        "change_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("change_set_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("row_key", sa.String(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["change_set_id"],
            ["change_set.id"],
            name=op.f("fk_change_entry_change_set_id_change_set"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change_entry")),
        sa.UniqueConstraint(
            "change_set_id", "position", name=op.f("uq_change_entry_change_set_id_position")
        ),
    )
    with op.batch_alter_table("change_entry", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_change_entry_change_set_id"), ["change_set_id"], unique=False
        )

    op.create_table(
        "department",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("full_name", sa.String(), nullable=False),
        sa.Column("short_name", sa.String(), nullable=False),
        sa.Column("full_name_genitive", sa.String(), nullable=False),
        sa.Column("full_name_dative", sa.String(), nullable=False),
        sa.Column("full_name_instrumental", sa.String(), nullable=False),
        sa.Column("short_name_genitive", sa.String(), nullable=False),
        sa.Column("parent_body", sa.String(), nullable=False),
        sa.Column("territory", sa.String(), nullable=False),
        sa.Column("territory_genitive", sa.String(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("website", sa.String(), nullable=False),
        sa.Column("head_id", sa.Integer(), nullable=True),
        sa.Column("coordinator_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("id = 1", name=op.f("ck_department_single")),
        sa.ForeignKeyConstraint(
            ["coordinator_id"], ["person.id"], name=op.f("fk_department_coordinator_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["head_id"], ["person.id"], name=op.f("fk_department_head_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_department")),
    )
    op.create_table(
        "identification_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("previous_year", sa.Integer(), nullable=False),
        sa.Column("profile_id", sa.String(), nullable=False),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.Column("inputs", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["year"], ["school_year.year"], name=op.f("fk_identification_run_year_school_year")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identification_run")),
    )
    op.create_table(
        "order_record",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("signer_id", sa.Integer(), nullable=True),
        sa.Column("amends_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.CheckConstraint(
            "state = 'draft' OR (number IS NOT NULL AND issued_on IS NOT NULL)",
            name=op.f("ck_order_record_registered"),
        ),
        sa.CheckConstraint("state IN ('draft', 'registered')", name=op.f("ck_order_record_state")),
        sa.ForeignKeyConstraint(
            ["amends_id"], ["order_record.id"], name=op.f("fk_order_record_amends_id_order_record")
        ),
        sa.ForeignKeyConstraint(
            ["signer_id"], ["person.id"], name=op.f("fk_order_record_signer_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["year"], ["school_year.year"], name=op.f("fk_order_record_year_school_year")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_record")),
    )
    op.create_table(
        "person_form",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("grammar_case", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("post", sa.String(), nullable=False),
        sa.CheckConstraint(
            "grammar_case IN ('nominative', 'genitive', 'dative', 'accusative', 'instrumental', 'prepositional')",
            name=op.f("ck_person_form_grammar_case"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_person_form_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("person_id", "grammar_case", name=op.f("pk_person_form")),
    )
    op.create_table(
        "procedure_gap",
        sa.Column("procedure_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["procedure_id"],
            ["procedure.id"],
            name=op.f("fk_procedure_gap_procedure_id_procedure"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["year"], ["school_year.year"], name=op.f("fk_procedure_gap_year_school_year")
        ),
        sa.PrimaryKeyConstraint("procedure_id", "year", name=op.f("pk_procedure_gap")),
    )
    op.create_table(
        "school",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("short_name", sa.String(), nullable=False),
        sa.Column("full_name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name_key", sa.String(), nullable=False),
        sa.Column("login_digits", sa.String(), nullable=True),
        sa.Column("oo_code", sa.String(), nullable=True),
        sa.Column("municipality", sa.String(), nullable=False),
        sa.Column("settlement", sa.String(), nullable=False),
        sa.Column("distance_m", sa.Integer(), nullable=True),
        sa.Column("head_id", sa.Integer(), nullable=True),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('sosh', 'oosh', 'nosh', 'gymnasium', 'lyceum', 'cadet', 'evening', 'boarding', 'other')",
            name=op.f("ck_school_kind"),
        ),
        sa.CheckConstraint(
            "distance_m IS NULL OR distance_m >= 0", name=op.f("ck_school_distance")
        ),
        sa.ForeignKeyConstraint(["head_id"], ["person.id"], name=op.f("fk_school_head_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school")),
        sa.UniqueConstraint("login_digits", name=op.f("uq_school_login_digits")),
    )
    with op.batch_alter_table("school", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_school_name_key"), ["name_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_school_oo_code"), ["oo_code"], unique=False)

    op.create_table(
        "criterion_value",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("criterion_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("current_h", sa.Integer(), nullable=True),
        sa.Column("current_count", sa.Integer(), nullable=True),
        sa.Column("current_base", sa.Integer(), nullable=True),
        sa.Column("current_text", sa.String(), nullable=False),
        sa.Column("previous_h", sa.Integer(), nullable=True),
        sa.Column("previous_year", sa.Integer(), nullable=True),
        sa.Column("previous_text", sa.String(), nullable=False),
        sa.Column("expected_operator", sa.String(), nullable=True),
        sa.Column("expected_h", sa.Integer(), nullable=True),
        sa.Column("expected_text", sa.String(), nullable=False),
        sa.Column("reached", sa.Boolean(), nullable=True),
        sa.Column("not_applicable", sa.Boolean(), nullable=False),
        sa.Column("change_set_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "expected_operator IN ('more', 'at_least', 'at_most', 'less', 'equal', 'text')",
            name=op.f("ck_criterion_value_expected_operator"),
        ),
        sa.CheckConstraint(
            "current_base IS NULL OR current_count IS NULL OR current_base >= current_count",
            name=op.f("ck_criterion_value_current_base"),
        ),
        sa.CheckConstraint(
            "current_count IS NULL OR current_count >= 0",
            name=op.f("ck_criterion_value_current_count"),
        ),
        sa.ForeignKeyConstraint(
            ["change_set_id"],
            ["change_set.id"],
            name=op.f("fk_criterion_value_change_set_id_change_set"),
        ),
        sa.ForeignKeyConstraint(
            ["criterion_id"],
            ["criterion.id"],
            name=op.f("fk_criterion_value_criterion_id_criterion"),
        ),
        sa.ForeignKeyConstraint(
            ["previous_year"],
            ["school_year.year"],
            name=op.f("fk_criterion_value_previous_year_school_year"),
        ),
        sa.ForeignKeyConstraint(
            ["school_id"],
            ["school.id"],
            name=op.f("fk_criterion_value_school_id_school"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["year"], ["school_year.year"], name=op.f("fk_criterion_value_year_school_year")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_criterion_value")),
        sa.UniqueConstraint(
            "school_id",
            "criterion_id",
            "year",
            name=op.f("uq_criterion_value_school_id_criterion_id_year"),
        ),
    )
    with op.batch_alter_table("criterion_value", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_criterion_value_school_id"), ["school_id"], unique=False
        )

    op.create_table(
        "passport_block",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("block", sa.String(), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.CheckConstraint(
            "block IN ('contingent', 'staff', 'social', 'resources')",
            name=op.f("ck_passport_block_block"),
        ),
        sa.ForeignKeyConstraint(
            ["school_id"],
            ["school.id"],
            name=op.f("fk_passport_block_school_id_school"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passport_block")),
        sa.UniqueConstraint(
            "school_id", "block", "on_date", name=op.f("uq_passport_block_school_id_block_on_date")
        ),
    )
    with op.batch_alter_table("passport_block", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_passport_block_school_id"), ["school_id"], unique=False
        )

    op.create_table(
        "programme",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("start_year", sa.Integer(), nullable=False),
        sa.Column("end_year", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("end_year >= start_year", name=op.f("ck_programme_period")),
        sa.ForeignKeyConstraint(
            ["order_id"], ["order_record.id"], name=op.f("fk_programme_order_id_order_record")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme")),
    )
    op.create_table(
        "result",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("procedure_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("participants", sa.Integer(), nullable=True),
        sa.Column("failed", sa.Integer(), nullable=True),
        sa.Column("high", sa.Integer(), nullable=True),
        sa.Column("mean_score_h", sa.Integer(), nullable=True),
        sa.Column("percents_only", sa.Boolean(), nullable=False),
        sa.Column("failed_percent_h", sa.Integer(), nullable=True),
        sa.Column("high_percent_h", sa.Integer(), nullable=True),
        sa.Column("derived", sa.Boolean(), nullable=False),
        sa.Column("source_file", sa.String(), nullable=False),
        sa.Column("source_sheet", sa.String(), nullable=False),
        sa.Column("source_row", sa.Integer(), nullable=True),
        sa.Column("change_set_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "state <> 'held' OR (percents_only AND failed IS NULL AND failed_percent_h IS NOT NULL) OR (NOT percents_only AND participants IS NOT NULL AND failed IS NOT NULL)",
            name=op.f("ck_result_counts_or_percents"),
        ),
        sa.CheckConstraint(
            "state IN ('held', 'no_participants', 'not_held')", name=op.f("ck_result_state")
        ),
        sa.CheckConstraint(
            "failed IS NULL OR (failed >= 0 AND failed <= participants)",
            name=op.f("ck_result_failed"),
        ),
        sa.CheckConstraint(
            "failed_percent_h IS NULL OR failed_percent_h BETWEEN 0 AND 10000",
            name=op.f("ck_result_failed_percent"),
        ),
        sa.CheckConstraint(
            "high IS NULL OR (high >= 0 AND high <= participants)", name=op.f("ck_result_high")
        ),
        sa.CheckConstraint(
            "high_percent_h IS NULL OR high_percent_h BETWEEN 0 AND 10000",
            name=op.f("ck_result_high_percent"),
        ),
        sa.CheckConstraint(
            "participants IS NULL OR participants >= 0", name=op.f("ck_result_participants")
        ),
        sa.ForeignKeyConstraint(
            ["change_set_id"], ["change_set.id"], name=op.f("fk_result_change_set_id_change_set")
        ),
        sa.ForeignKeyConstraint(
            ["procedure_id"], ["procedure.id"], name=op.f("fk_result_procedure_id_procedure")
        ),
        sa.ForeignKeyConstraint(
            ["school_id"],
            ["school.id"],
            name=op.f("fk_result_school_id_school"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["year"], ["school_year.year"], name=op.f("fk_result_year_school_year")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_result")),
        sa.UniqueConstraint(
            "school_id", "procedure_id", "year", name=op.f("uq_result_school_id_procedure_id_year")
        ),
    )
    with op.batch_alter_table("result", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_result_change_set_id"), ["change_set_id"], unique=False
        )
        batch_op.create_index("ix_result_year", ["year", "procedure_id", "school_id"], unique=False)

    op.create_table(
        "school_alias",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("alias", sa.String(), nullable=False),
        sa.Column("alias_key", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["school_id"],
            ["school.id"],
            name=op.f("fk_school_alias_school_id_school"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_alias")),
        sa.UniqueConstraint(
            "school_id", "alias_key", name=op.f("uq_school_alias_school_id_alias_key")
        ),
    )
    with op.batch_alter_table("school_alias", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_school_alias_alias_key"), ["alias_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_school_alias_school_id"), ["school_id"], unique=False)

    op.create_table(
        "support_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("entered_on", sa.Date(), nullable=False),
        sa.Column("entry_basis", sa.String(), nullable=False),
        sa.Column("entry_order_id", sa.Integer(), nullable=True),
        sa.Column("run_id", sa.Integer(), nullable=True),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("exit_basis", sa.String(), nullable=False),
        sa.Column("exit_order_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("kind IN ('shnor', 'shssu')", name=op.f("ck_support_entry_kind")),
        sa.CheckConstraint(
            "left_on IS NULL OR left_on >= entered_on", name=op.f("ck_support_entry_period")
        ),
        sa.ForeignKeyConstraint(
            ["entry_order_id"],
            ["order_record.id"],
            name=op.f("fk_support_entry_entry_order_id_order_record"),
        ),
        sa.ForeignKeyConstraint(
            ["exit_order_id"],
            ["order_record.id"],
            name=op.f("fk_support_entry_exit_order_id_order_record"),
        ),
        sa.ForeignKeyConstraint(
            ["run_id"],
            ["identification_run.id"],
            name=op.f("fk_support_entry_run_id_identification_run"),
        ),
        sa.ForeignKeyConstraint(
            ["school_id"],
            ["school.id"],
            name=op.f("fk_support_entry_school_id_school"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["year"], ["school_year.year"], name=op.f("fk_support_entry_year_school_year")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_support_entry")),
    )
    with op.batch_alter_table("support_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_support_entry_school_id"), ["school_id"], unique=False)

    op.create_table(
        "verdict",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("school_name", sa.String(), nullable=False),
        sa.Column("login_digits", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("c1", sa.Boolean(), nullable=False),
        sa.Column("c2", sa.Boolean(), nullable=False),
        sa.Column("margin", sa.Integer(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "status IN ('shnor', 'not_identified', 'insufficient_data', 'needs_decision')",
            name=op.f("ck_verdict_status"),
        ),
        sa.ForeignKeyConstraint(
            ["run_id"],
            ["identification_run.id"],
            name=op.f("fk_verdict_run_id_identification_run"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["school_id"], ["school.id"], name=op.f("fk_verdict_school_id_school")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verdict")),
        sa.UniqueConstraint("run_id", "school_id", name=op.f("uq_verdict_run_id_school_id")),
    )
    with op.batch_alter_table("verdict", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_verdict_run_id"), ["run_id"], unique=False)

    op.create_table(
        "manual_decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("verdict_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint(
            "status IN ('shnor', 'not_identified', 'insufficient_data', 'needs_decision')",
            name=op.f("ck_manual_decision_status"),
        ),
        sa.ForeignKeyConstraint(
            ["verdict_id"],
            ["verdict.id"],
            name=op.f("fk_manual_decision_verdict_id_verdict"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_manual_decision")),
    )
    with op.batch_alter_table("manual_decision", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_manual_decision_verdict_id"), ["verdict_id"], unique=False
        )

    op.create_table(
        "passport_value",
        sa.Column("block_id", sa.Integer(), nullable=False),
        sa.Column("indicator", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.CheckConstraint("count >= 0", name=op.f("ck_passport_value_count")),
        sa.ForeignKeyConstraint(
            ["block_id"],
            ["passport_block.id"],
            name=op.f("fk_passport_value_block_id_passport_block"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("block_id", "indicator", name=op.f("pk_passport_value")),
    )
    op.create_table(
        "plan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=True),
        sa.Column("school_id", sa.Integer(), nullable=True),
        sa.Column("order_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["order_id"], ["order_record.id"], name=op.f("fk_plan_order_id_order_record")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_plan_programme_id_programme")
        ),
        sa.ForeignKeyConstraint(
            ["school_id"], ["school.id"], name=op.f("fk_plan_school_id_school")
        ),
        sa.ForeignKeyConstraint(
            ["year"], ["school_year.year"], name=op.f("fk_plan_year_school_year")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
    )
    with op.batch_alter_table("plan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_year"), ["year"], unique=False)

    op.create_table(
        "output_record",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("file_format", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("order_id", sa.Integer(), nullable=True),
        sa.Column("run_id", sa.Integer(), nullable=True),
        sa.Column("plan_id", sa.Integer(), nullable=True),
        sa.Column("inputs", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["order_id"], ["order_record.id"], name=op.f("fk_output_record_order_id_order_record")
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["plan.id"], name=op.f("fk_output_record_plan_id_plan")
        ),
        sa.ForeignKeyConstraint(
            ["run_id"],
            ["identification_run.id"],
            name=op.f("fk_output_record_run_id_identification_run"),
        ),
        sa.ForeignKeyConstraint(
            ["year"], ["school_year.year"], name=op.f("fk_output_record_year_school_year")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_output_record")),
    )
    op.create_table(
        "plan_section",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["plan.id"], name=op.f("fk_plan_section_plan_id_plan"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_section")),
    )
    with op.batch_alter_table("plan_section", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_section_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "measure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("section_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("deadline_text", sa.String(), nullable=False),
        sa.Column("deadline_kind", sa.String(), nullable=False),
        sa.Column("deadline_start", sa.Date(), nullable=True),
        sa.Column("deadline_end", sa.Date(), nullable=True),
        sa.Column("expected", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.CheckConstraint(
            "deadline_kind IN ('period', 'points', 'until', 'yearly', 'open', 'unparsed')",
            name=op.f("ck_measure_deadline_kind"),
        ),
        sa.CheckConstraint(
            "deadline_start IS NULL OR deadline_end IS NULL OR deadline_end >= deadline_start",
            name=op.f("ck_measure_deadline"),
        ),
        sa.ForeignKeyConstraint(
            ["section_id"],
            ["plan_section.id"],
            name=op.f("fk_measure_section_id_plan_section"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure")),
    )
    with op.batch_alter_table("measure", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_measure_section_id"), ["section_id"], unique=False)

    op.create_table(
        "execution_mark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("marked_on", sa.Date(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("evidence_kind", sa.String(), nullable=False),
        sa.Column("evidence_text", sa.String(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=True),
        sa.Column("attachment_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint(
            "evidence_kind IN ('none', 'order', 'link', 'file', 'text')",
            name=op.f("ck_execution_mark_evidence_kind"),
        ),
        sa.CheckConstraint(
            "status IN ('not_started', 'in_progress', 'done', 'partly_done', 'not_done', 'postponed', 'cancelled')",
            name=op.f("ck_execution_mark_status"),
        ),
        sa.ForeignKeyConstraint(
            ["attachment_id"],
            ["attachment.id"],
            name=op.f("fk_execution_mark_attachment_id_attachment"),
        ),
        sa.ForeignKeyConstraint(
            ["measure_id"],
            ["measure.id"],
            name=op.f("fk_execution_mark_measure_id_measure"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["order_record.id"], name=op.f("fk_execution_mark_order_id_order_record")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_execution_mark")),
    )
    with op.batch_alter_table("execution_mark", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_execution_mark_measure_id"), ["measure_id"], unique=False
        )

    op.create_table(
        "measure_deadline_point",
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_measure_deadline_point_period")),
        sa.ForeignKeyConstraint(
            ["measure_id"],
            ["measure.id"],
            name=op.f("fk_measure_deadline_point_measure_id_measure"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("measure_id", "position", name=op.f("pk_measure_deadline_point")),
    )
    op.create_table(
        "measure_party",
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["measure_id"],
            ["measure.id"],
            name=op.f("fk_measure_party_measure_id_measure"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_measure_party_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["school_id"], ["school.id"], name=op.f("fk_measure_party_school_id_school")
        ),
        sa.PrimaryKeyConstraint("measure_id", "position", name=op.f("pk_measure_party")),
    )
