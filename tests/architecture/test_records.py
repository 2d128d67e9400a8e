"""Records of many fields are written with names: who reads a call sees what is what."""

import ast
import dataclasses
import pkgutil
from collections.abc import Iterator
from importlib import import_module

import app
from tests.architecture.modules import MODULES, name_of, nodes

MANY = 5


def records() -> Iterator[type]:
    """Every class of the program with named fields that has many of them."""
    for info in pkgutil.walk_packages(app.__path__, "app."):
        if ".migrations" in info.name:  # its environment can only be loaded by Alembic
            continue
        module = import_module(info.name)
        for one in vars(module).values():
            if isinstance(one, type) and one.__module__ == info.name and len(fields(one)) >= MANY:
                yield one


def fields(kind: type) -> list[str]:
    """Fields that a constructor takes."""
    if dataclasses.is_dataclass(kind):
        return [field.name for field in dataclasses.fields(kind) if field.init]
    return list(getattr(kind, "_fields", ())) if issubclass(kind, tuple) else []


def test_dataclasses_of_many_fields_take_them_by_name() -> None:
    assert [
        f"{kind.__module__}.{kind.__qualname__}: {len(fields(kind))} fields"
        for kind in records()
        if dataclasses.is_dataclass(kind)
        and any(field.init and not field.kw_only for field in dataclasses.fields(kind))
    ] == []


def test_tuples_of_many_fields_are_made_by_name() -> None:
    tuples = {kind for kind in records() if issubclass(kind, tuple)}
    names = {kind.__name__ for kind in tuples}
    assert [
        f"{name_of(path)}:{node.lineno}: {node.func.id}"
        for path in MODULES
        for node in nodes(path)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if node.args and node.func.id in names
        if getattr(import_module(name_of(path)), node.func.id, None) in tuples
    ] == []
