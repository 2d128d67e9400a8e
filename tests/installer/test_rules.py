"""Which files are shipped."""

import ast
import re
import sys

import pytest

from installer.layout import ROOT
from installer.rules import Rule, allowed, read_rules
from tests.architecture.modules import nodes

RULES = read_rules()


@pytest.mark.parametrize(
    ("name", "shipped"),
    [
        ("PySide6/Qt6Core.dll", True),
        ("PySide6/QtWidgets.pyd", True),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/plugins/iconengines/qsvgicon.dll", True),
        ("PySide6/translations/qtbase_ru.qm", True),
        ("PySide6/msvcp140.dll", True),
        ("PySide6/Qt6Quick.dll", False),
        ("PySide6/plugins/imageformats/qpdf.dll", False),
        ("PySide6/opengl32sw.dll", False),
        ("PySide6/designer.exe", False),
        ("PySide6/QtCore.pyi", False),
        ("PySide6/translations/qtbase_de.qm", False),
        ("PySide6/plugins/platforms/qdirect2d.dll", False),
        ("shiboken6/Shiboken.pyd", True),
        ("shiboken6/msvcp140.dll", True),
        ("shiboken6/msvcp140_1.dll", False),
        ("numpy/_core/_multiarray_umath.cp313-win_amd64.pyd", True),
        ("numpy.libs/libscipy_openblas64_-63c8.dll", True),
        ("numpy/_core/tests/test_multiarray.py", False),
        ("numpy/f2py/cfuncs.py", False),
        ("pandas/_testing/__init__.py", True),
        ("pandas/tests/test_algos.py", False),
        ("PIL/_imaging.cp313-win_amd64.pyd", True),
        ("PIL/_avif.cp313-win_amd64.pyd", False),
        ("pyphen/dictionaries/hyph_ru_RU.dic", True),
        ("pyphen/dictionaries/hyph_hu_HU.dic", False),
        ("numpy-2.4.6.dist-info/METADATA", True),
        ("numpy-2.4.6.dist-info/licenses/LICENSE.txt", True),
        ("pymorphy3_dicts_ru-2.4.dist-info/entry_points.txt", True),
        ("numpy-2.4.6.dist-info/RECORD", False),
        ("lxml/etree.cp313-win_amd64.pyd", True),
        ("lxml/etree.pyx", False),
    ],
)
def test_of_the_libraries(name: str, shipped: bool) -> None:
    assert allowed(name, RULES.library) is shipped


@pytest.mark.parametrize(
    ("name", "shipped"),
    [
        ("os.py", True),
        ("encodings/cp1251.py", True),
        ("_sqlite3.pyd", True),
        ("sqlite3.dll", True),
        ("vcruntime140_1.dll", True),
        ("libcrypto-3.dll", False),
        ("_ssl.pyd", False),
        ("_wmi.pyd", False),
        ("tkinter/__init__.py", False),
        ("test/test_os.py", False),
        ("_testcapi.pyd", False),
        ("site-packages/README.txt", False),
    ],
)
def test_of_the_python_runtime(name: str, shipped: bool) -> None:
    assert allowed(name, RULES.runtime) is shipped


@pytest.mark.parametrize(
    ("name", "shipped"),
    [
        ("main.py", True),
        ("app/views/shell/start/session.py", True),
        ("app/models/migrations/versions/0001_initial.py", True),
        ("resources/icons/app.svg", True),
        ("LICENSE", True),
        ("docs/licences.md", True),
        ("docs/pictures/overview.png", False),
        ("tests/conftest.py", False),
        ("requirements.lock", False),
        (".ci/run", False),
        ("installer/rules.py", False),
    ],
)
def test_of_the_checkout(name: str, shipped: bool) -> None:
    assert allowed(name, RULES.program) is shipped


def test_a_rule_speaks_only_of_its_folder() -> None:
    rule = Rule("a/", keep=("x/*.py",), drop=("x/b*",))
    assert rule.allows("b/anything.exe")
    assert rule.allows("a/x/c.py")
    assert not rule.allows("a/x/b.py")
    assert not rule.allows("a/y.py")


def test_every_module_of_qt_that_the_program_uses_is_shipped() -> None:
    used: set[str] = set()
    for path in (ROOT / "app").rglob("*.py"):
        used |= set(re.findall(r"^\s*from PySide6\.(\w+) import", path.read_text("utf-8"), re.M))
    assert {"QtCore", "QtGui", "QtWidgets"} <= used
    for name in used:
        library = f"PySide6/Qt6{name.removeprefix('Qt')}.dll"
        for file in (f"PySide6/{name}.pyd", library):
            assert allowed(file, RULES.library), f"{file} is used and not shipped"


def test_every_module_of_python_that_the_program_uses_is_shipped() -> None:
    for path in [ROOT / "main.py", *(ROOT / "app").rglob("*.py")]:
        for node in nodes(path):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            for name in names:
                if name.partition(".")[0] in sys.stdlib_module_names:
                    file = name.replace(".", "/")
                    shipped = all(
                        allowed(found, RULES.runtime) for found in (f"{file}.py", f"{file}/x.py")
                    )
                    assert shipped, f"{path.name} imports {name}, which is not shipped"
