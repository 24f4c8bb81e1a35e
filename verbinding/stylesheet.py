"""Makes css/bundle.css of static/css/site.css and all that it imports: one request, not fifty.

There is no build: a finder writes the bundle when the development server asks for it or when
collectstatic lists the files, and only if one of its parts has changed.
"""

import os
import re
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

SOURCE = Path(settings.BASE_DIR) / "static" / "css" / "site.css"
TARGET = Path(settings.BASE_DIR) / "var" / "bundle"
NAME = "css/bundle.css"

IMPORT = re.compile(
    r'@import url\("(?P<url>[^"]+)"\)(?: layer\((?P<layer>[\w.-]+)\))?(?P<media>[^;]*);\n?'
)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SPACE = re.compile(r"\s+")
# Around these a space means nothing; around + - * / and before ( or : it may.
TIGHT = re.compile(r"\s*([{};,>~])\s*")


def bundle(path: Path) -> str:
    """The file with its imports in place, each in its layer; comments and air left out."""
    return tightened(inlined(Path(path)))


def inlined(path):
    return IMPORT.sub(lambda match: wrapped(inlined(path.parent / match["url"]), match), read(path))


def read(path):
    return COMMENT.sub("", path.read_text(encoding="utf-8"))


def wrapped(css, match):
    if match["layer"]:
        css = f"@layer {match['layer']} {{{css}}}\n"
    if media := match["media"].strip():
        css = f"@media {media} {{{css}}}\n"
    return css


def tightened(css):
    return TIGHT.sub(r"\1", SPACE.sub(" ", css)).replace(": ", ":").replace(";}", "}").strip()


def written(source: Path = SOURCE, folder: Path = TARGET) -> Path:
    """The bundle on disk, made anew when a stylesheet is younger; replaced in one go."""
    target = folder / NAME
    youngest = max(part.stat().st_mtime for part in source.parent.rglob("*.css"))
    if not target.exists() or target.stat().st_mtime < youngest:
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = target.with_suffix(f".{os.getpid()}")
        fresh.write_text(bundle(source), encoding="utf-8")
        fresh.replace(target)
    return target


class BundleFinder(BaseFinder):
    def find(self, path, find_all=False, **kwargs):
        if path != NAME:
            return []
        return [str(written())] if find_all else str(written())

    def list(self, ignore_patterns):
        written()
        yield NAME, FileSystemStorage(location=TARGET)
