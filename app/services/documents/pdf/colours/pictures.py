"""Pictures as an archive takes them: nothing shines through, all colours are those of a screen."""

import io
from typing import TYPE_CHECKING, Any

from app.services.documents.model.geometry import MILLIMETRE
from app.services.documents.model.images import Image as Picture

if TYPE_CHECKING:
    from PIL.Image import Image

_PLAIN = ("RGB", "L")


def opaque(content: bytes) -> io.BytesIO:
    """A picture of a PNG or JPEG file, on white where it is transparent, without CMYK.

    What is plain already stays as it is: a photograph is not packed anew.
    """
    from PIL import Image

    with Image.open(io.BytesIO(content)) as picture:
        if picture.mode in _PLAIN and "transparency" not in picture.info:
            return io.BytesIO(content)
        flat = _on_white(picture)
    packed = io.BytesIO()
    flat.save(packed, "PNG")
    packed.seek(0)
    return packed


def draw(canvas: Any, image: Picture, left: float, top: float) -> None:  # noqa: ANN401 - reportlab has no types
    """Draw a picture of a document with its upper left corner at a place."""
    from reportlab.lib.utils import ImageReader

    width, height = image.width * MILLIMETRE, image.height * MILLIMETRE
    canvas.drawImage(ImageReader(opaque(image.content)), left, top - height, width, height)


def _on_white(picture: "Image") -> "Image":
    from PIL import Image

    if picture.mode == "CMYK":
        return picture.convert("RGB")
    shown = picture.convert("RGBA")
    flat = Image.new("RGB", shown.size, "white")
    flat.paste(shown, mask=shown.getchannel("A"))
    return flat
