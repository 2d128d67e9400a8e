"""What is stored: tables, column types and enumerations. No queries, no Qt."""

from app.models.identification import (
    CustomProfile,
    IdentificationRun,
    ManualDecision,
    RunAnnulment,
    Verdict,
)
from app.models.organisation import Department, Person, PersonForm, SchoolYear, Setting
from app.models.programme import (
    Attachment,
    Criterion,
    CriterionValue,
    ExecutionMark,
    Measure,
    MeasureDeadlinePoint,
    MeasureParty,
    Plan,
    PlanSection,
    Programme,
)
from app.models.register import ChangeEntry, ChangeSet, ChangeSubject, OrderRecord, OutputRecord
from app.models.result import Procedure, ProcedureGap, Result
from app.models.school import PassportBlock, PassportValue, School, SchoolAlias, SupportEntry

__all__ = [
    "Attachment",
    "ChangeEntry",
    "ChangeSet",
    "ChangeSubject",
    "Criterion",
    "CriterionValue",
    "CustomProfile",
    "Department",
    "ExecutionMark",
    "IdentificationRun",
    "ManualDecision",
    "Measure",
    "MeasureDeadlinePoint",
    "MeasureParty",
    "OrderRecord",
    "OutputRecord",
    "PassportBlock",
    "PassportValue",
    "Person",
    "PersonForm",
    "Plan",
    "PlanSection",
    "Procedure",
    "ProcedureGap",
    "Programme",
    "Result",
    "RunAnnulment",
    "School",
    "SchoolAlias",
    "SchoolYear",
    "Setting",
    "SupportEntry",
    "Verdict",
]
