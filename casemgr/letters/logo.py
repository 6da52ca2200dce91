"""The logo of a house: read once, flattened on white, no finer than a printer can show, and drawn."""

import warnings
import zlib
from pathlib import Path
from typing import Any

from casemgr.errors import Unusable
from casemgr.language import Text, text
from casemgr.letters.sheet import Picture

KIND = "house-logo"
MOST_BYTES = 2_000_000
MOST_PIXELS = 10_000_000
FINE = (1063, 425)  # 45 by 18 mm at 600 dots an inch
FORMATS = ("PNG", "JPEG")


def read(path: Path) -> Picture:
    """Raises Unusable (`house-logo`): no image, too large. The size is looked at before anything is read."""
    if path.stat().st_size > MOST_BYTES:
        raise _unfit(text("The logo {file} is too large: more than 2 MB.", file=path.name))
    from PIL import Image

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(path, formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise _many(path)
            flat = _flat(image)
    except Image.DecompressionBombError as error:
        raise _many(path) from error
    except (OSError, ValueError, SyntaxError) as error:
        raise _unfit(text("The logo {file} is no PNG or JPEG image.", file=path.name)) from error
    return Picture(flat.width, flat.height, zlib.compress(flat.tobytes()))


def draw(canvas: Any, picture: Picture, place: tuple[float, float, float, float]) -> None:
    """`place` is left, bottom, width and height, in points."""
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFStream, xObjectName

    said = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Image"),
        "Width": picture.width,
        "Height": picture.height,
        "ColorSpace": PDFName("DeviceRGB"),
        "BitsPerComponent": 8,
        "Filter": PDFName("FlateDecode"),
    }
    name = "logo"
    canvas._doc.addForm(name, PDFStream(PDFDictionary(said), picture.pixels))
    canvas._formsinuse.append(name)
    left, bottom, width, height = place
    canvas.saveState()
    canvas.transform(width, 0, 0, height, left, bottom)
    canvas.addLiteral(f"/{xObjectName(name)} Do")
    canvas.restoreState()


def _flat(image: Any) -> Any:
    """Without transparency, which an archive copy may not have here, and in the colours of a screen."""
    from PIL import Image

    layered = image.convert("RGBA")
    flat = Image.new("RGB", layered.size, "white")
    flat.paste(layered, mask=layered.getchannel("A"))
    flat.thumbnail(FINE, Image.Resampling.LANCZOS)
    return flat


def _many(path: Path) -> Unusable:
    return _unfit(text("The logo {file} is too large: more than 10 million pixels.", file=path.name))


def _unfit(said: Text) -> Unusable:
    return Unusable(KIND, said, hint=text("Save it as a PNG or JPEG file of at most 2 MB and 10 million pixels."))
