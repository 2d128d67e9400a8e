"""Pictures that stand in a document."""

from dataclasses import dataclass, replace
from hashlib import sha256


@dataclass(frozen=True, slots=True, repr=False)
class Image:
    """A picture as bytes of a PNG or JPEG, with its size on the sheet in millimetres.

    `title` says what is seen, for who cannot see it.
    """

    content: bytes
    width: float
    height: float
    title: str = ""

    def __repr__(self) -> str:
        """What tells it from others in a dump."""
        digest = sha256(self.content).hexdigest()[:12]
        return f"Image({digest} {self.width:g}x{self.height:g} {self.title!r})"


def fitting(image: Image, width: float, height: float) -> Image:
    """The picture as it is, or smaller where it would not fit into a width and a height."""
    scale = min(1.0, width / image.width, height / image.height)
    return replace(image, width=image.width * scale, height=image.height * scale)
