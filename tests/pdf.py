"""What stands on a PDF, read back: its words, where they stand, its links and its codes."""

import io
from dataclasses import dataclass

import pypdfium2
import zxingcpp
from pypdf import PdfReader

DOTS_PER_INCH = 150


@dataclass(frozen=True)
class Box:
    """Where a run of text stands, in millimetres from the upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other, slack=0.0):
        return (
            self.left < other.right - slack
            and other.left < self.right - slack
            and self.top < other.bottom - slack
            and other.top < self.bottom - slack
        )


def words_in(pdf):
    """All text of the pages, with one space where lines break."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def all_words_in(pdf):
    """Text and links of the pages and whatever the file tells about itself."""
    return " ".join([words_in(pdf), *links_in(pdf), *metadata_of(pdf).values()])


def metadata_of(pdf):
    reader = PdfReader(io.BytesIO(pdf))
    told = {name: str(value) for name, value in (reader.metadata or {}).items()}
    return {**told, "lang": reader.root_object.get("/Lang", "")}


def links_in(pdf):
    pages = PdfReader(io.BytesIO(pdf)).pages
    notes = [note.get_object() for page in pages for note in page.get("/Annots", [])]
    return [note["/A"]["/URI"] for note in notes if "/A" in note]


def sizes_of(pdf):
    """Width and height of each page, in millimetres."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    return [
        (
            round(float(page.mediabox.width) / 72 * 25.4),
            round(float(page.mediabox.height) / 72 * 25.4),
        )
        for page in pages
    ]


def fonts_in(pdf):
    """Name of each font, and whether the file brings it along."""
    found = {}
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():
            whole = font.get_object()
            inner = whole["/DescendantFonts"][0].get_object()
            found[whole["/BaseFont"]] = "/FontFile2" in inner["/FontDescriptor"].get_object()
    return found


def picture_of(pdf, *, in_colour=False):
    """The first page as it comes out of a printer, in greys unless it has colours."""
    with pypdfium2.PdfDocument(pdf) as document:
        look = {"grayscale": not in_colour, "rev_byteorder": True}
        return document[0].render(scale=DOTS_PER_INCH / 72, **look).to_pil()


def codes_in(pdf):
    """What a telephone reads from the first page."""
    return [found.text for found in zxingcpp.read_barcodes(picture_of(pdf))]


def boxes_in(pdf):
    """Where each run of text of the first page stands."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        text, height = page.get_textpage(), page.get_height()
        found = []
        for n in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(n)
            words = text.get_text_bounded(left, bottom, right, top).strip()
            corners = (left, height - top, right, height - bottom)
            found.append(Box(words, *(edge / 72 * 25.4 for edge in corners)))
        text.close()
        return found
