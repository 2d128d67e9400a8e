"""A file that somebody chose: which format it has, and what it says of itself."""

import pkgutil
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path

from app.errors import EnvironmentProblem, UserError
from app.services.program.releases import formats
from app.services.program.releases.description import Description
from app.services.program.releases.release_format import ReleaseFormat, damaged, foreign
from app.services.program.releases.signature import UNSIGNED, Signature, signature_of
from app.services.progress import Progress, Steps
from app.services.storage.files.files import require_possible


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseFile:
    """A package whose content is what it says it is.

    Attributes:
        path: the file.
        size: bytes.
        format: its format.
        description: what it says of itself.
        signature: what this system says of its signature.
    """

    path: Path
    size: int
    format: ReleaseFormat
    description: Description
    signature: Signature

    @property
    def kind_ru(self) -> str:
        """«программа целиком», «обновление»: what it holds."""
        return self.format.kinds[self.description.kind]


@cache
def list_formats() -> tuple[ReleaseFormat, ...]:
    """Every format, in the order of their names."""
    modules = pkgutil.iter_modules(formats.__path__, f"{formats.__name__}.")
    return tuple(import_module(name).FORMAT for name in sorted(one.name for one in modules))


def read_release(path: Path) -> Steps[ReleaseFile]:
    """Read a package and check its content against the hash in it.

    Raises:
        UserError: there is no such file, it is none of ours, damaged, or of a later format.
        EnvironmentProblem: the disk or the stick cannot be read.
    """
    yield Progress(0, 0, "Проверка файла")
    require_possible(path)
    if path.is_dir():
        raise UserError(f"«{path}» – папка, а не файл выпуска.", "Выберите файл в ней.")
    if not path.is_file():
        raise UserError(f"Файла «{path}» нет.", "Проверьте путь.")
    try:
        if not path.stat().st_size:
            raise damaged(path)
        found = _format_of(path)
        inside = yield from found.read(path)
        size = path.stat().st_size
        signature = signature_of(path) if inside.signed else UNSIGNED
    except PermissionError as error:
        raise EnvironmentProblem(
            f"К файлу «{path.name}» нет доступа.", "Скопируйте его в свою папку и выберите там."
        ) from error
    except OSError as error:
        raise EnvironmentProblem(
            f"Файл «{path.name}» не читается.",
            "Проверьте, не вынут ли носитель, или скопируйте файл на этот компьютер.",
        ) from error
    if inside.description.kind not in found.kinds:
        raise damaged(path)
    return ReleaseFile(
        path=path,
        size=size,
        format=found,
        description=inside.description,
        signature=signature,
    )


def _format_of(path: Path) -> ReleaseFormat:
    longest = max(len(one.begins) for one in list_formats())
    with path.open("rb") as stream:
        head = stream.read(longest)
    for one in list_formats():
        if head.startswith(one.begins):
            return one
    raise foreign(path)
