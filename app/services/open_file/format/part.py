"""What every object of the file has, and the values that occur in many of them."""

import re
from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    WithJsonSchema,
    model_serializer,
)
from pydantic_core import PydanticCustomError

_TIME = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)")
_MIDNIGHT = 24 * 60


class Part(BaseModel):
    """An object of the file.

    Keys of the published format are always written; those that stand beside it (`beside`) only
    where they say something. `notes` are a remark on the object.
    """

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)
    beside: ClassVar[frozenset[str]] = frozenset()

    notes: str = Field(default="", description="remark on the object")

    @model_serializer(mode="wrap")
    def _without_empty(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        written: dict[str, Any] = handler(self)
        fields = type(self).model_fields
        for name in (*self.beside, "notes"):
            if getattr(self, name) == fields[name].get_default(call_default_factory=True):
                del written[name]
        if "notes" in written:
            written["notes"] = written.pop("notes")
        return written

    def is_told(self, name: str) -> bool:
        """Whether the file has a key."""
        return name in self.model_fields_set


def _day(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if value is None or value == "" or isinstance(value, date):
        return value or None
    try:
        if isinstance(value, str) and len(value) == len("2020-11-23"):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise PydanticCustomError("opora_day", "not a day")


def _needed_day(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    told = _day(value)
    if told is None:
        raise PydanticCustomError("opora_day", "not a day")
    return told


def _time(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if value is None or value == "":
        return None
    match = _TIME.fullmatch(value) if isinstance(value, str) else None
    if match is None or int(match[1]) * 60 + int(match[2]) > _MIDNIGHT:
        raise PydanticCustomError("opora_time", "no time of the day")
    return f"{int(match[1]):02}:{match[2]}"


_DAY_SCHEMA = {"type": "string", "format": "date"}
_OR_EMPTY = {"anyOf": [_DAY_SCHEMA, {"const": ""}, {"type": "null"}]}
_TIME_SCHEMA = {"type": "string", "pattern": r"^([01]?\d|2[0-4]):[0-5]\d$"}

NeededDay = Annotated[date, BeforeValidator(_needed_day), WithJsonSchema(_DAY_SCHEMA)]
Day = Annotated[date | None, BeforeValidator(_day), WithJsonSchema(_OR_EMPTY)]
Time = Annotated[
    str | None,
    BeforeValidator(_time),
    WithJsonSchema({"anyOf": [_TIME_SCHEMA, {"const": ""}, {"type": "null"}]}),
]
Number = int | float
Words = Annotated[str, Field(min_length=1)]
