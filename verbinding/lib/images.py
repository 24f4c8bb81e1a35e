"""The one safe way in for a picture: decoded once, written anew, nothing of the file kept."""

import secrets
import struct
import warnings
from collections.abc import Collection
from io import BytesIO
from typing import BinaryIO

from django.core.files.base import ContentFile
from PIL import Image, ImageOps

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
MAX_BYTES = 8 * 1024 * 1024
MAX_PIXELS = 40_000_000
# Above this a drawing costs visitors more than its sharp edges are worth.
MAX_LOSSLESS_BYTES = 400_000
WEBP_QUALITY = 82

# All that Pillow's decoders raise on files that are broken, or built to break it.
BROKEN = (
    *(OSError, ValueError, SyntaxError, EOFError, struct.error, IndexError, KeyError),
    *(TypeError, OverflowError, MemoryError, ZeroDivisionError, NotImplementedError),
)


class ImageRefused(ValueError):
    """The picture can't be used; its text tells the sender why, in Dutch."""


def clean_image(
    file: BinaryIO,
    *,
    max_side: int = 1600,
    max_bytes: int = MAX_BYTES,
    formats: Collection[str] = FORMATS,
) -> ContentFile:
    """A PNG or WebP with a random name, upright, at most `max_side` pixels wide and high.

    Whatever the file held besides its (first) picture is gone: place and time, camera, colour
    profile, comments, anything hidden behind it. Raises ImageRefused.
    """
    data = _read(file, max_bytes)
    kind, image = _decode(data, max_side, formats)
    image.thumbnail((max_side, max_side), Image.Resampling.LANCZOS)
    content, ending = _encode(_bare(image), lossless=kind in {"PNG", "GIF"})
    return ContentFile(content, name=f"{secrets.token_hex(16)}.{ending}")


def _read(file, max_bytes):
    file.seek(0)
    data = file.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise ImageRefused(
            f"Deze afbeelding is te groot: kies er een van hoogstens {max_bytes // 1024**2} MB."
        )
    return data


def _decode(data, max_side, formats):
    names = _named(formats)
    try:
        with warnings.catch_warnings():
            # Pillow only warns at the size where we refuse already.
            warnings.simplefilter("ignore")
            image = Image.open(BytesIO(data), formats=tuple(formats))
            kind = image.format
            if image.width * image.height > MAX_PIXELS:
                raise ImageRefused(_too_many_pixels())
            # A large photo is read at a half, a quarter or an eighth: that saves time and memory.
            image.draft(None, (max_side * 2, max_side * 2))
            return kind, _upright(image)
    except Image.UnidentifiedImageError as error:
        raise ImageRefused(f"Dit is geen afbeelding die we kunnen lezen. Kies {names}.") from error
    except Image.DecompressionBombError as error:
        raise ImageRefused(_too_many_pixels()) from error
    except ImageRefused:
        raise
    except BROKEN as error:
        raise ImageRefused(
            f"Deze afbeelding is beschadigd of niet compleet. Kies {names}."
        ) from error


def _upright(image):
    image.load()
    return ImageOps.exif_transpose(image)


def _bare(image):
    """Pixels on a fresh canvas: profile, comments and places stay behind with the old one."""
    has_alpha = "A" in image.getbands() or "transparency" in image.info
    pixels = image.convert("RGBA" if has_alpha else "RGB")
    bare = Image.new(pixels.mode, pixels.size)
    bare.paste(pixels)
    return bare


def _encode(image, lossless):
    if lossless:
        content = _saved(image, "PNG", optimize=True)
        if len(content) <= MAX_LOSSLESS_BYTES:
            return content, "png"
    return _saved(image, "WEBP", quality=WEBP_QUALITY, method=4), "webp"


def _saved(image, kind, **options):
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def _named(formats):
    names = ["JPG" if name == "JPEG" else "WebP" if name == "WEBP" else name for name in formats]
    return "een " + " of ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)


def _too_many_pixels():
    return (
        "Deze afbeelding heeft te veel beeldpunten: maak haar kleiner dan "
        f"{MAX_PIXELS // 1_000_000} miljoen."
    )
