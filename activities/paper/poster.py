"""The poster of an activity as a PDF: A4, A5, or a sheet of A4 with two flyers to cut apart.

All are one layout of 210 × 297 mm at three sizes. The title gets what the facts leave over.
"""

from activities.paper.words import Words
from verbinding.lib.sheet import (
    A4,
    A5,
    AMBER,
    CHAIN_LENGTH,
    CORAL,
    INK,
    LINE,
    RED,
    SEA,
    SOFT,
    WARM,
    Sheet,
    height_of,
)

LEFT, RIGHT, TOP, BOTTOM = 12, 198, 12, 285
WIDTH = RIGHT - LEFT
HALF = A5[0] / A4[0]
# How each is asked for, the size of its paper, and where on it the layout stands, how large.
FORMATS = {
    "a4": (A4, [(0, 0, 1)]),
    "a5": (A5, [(0, 0, HALF)]),
    "flyers": ((A4[1], A4[0]), [(0, 0, HALF), (A4[1] / 2, 0, HALF)]),
}
ART_HEIGHT = 92
TITLE_TOP = 121
TITLE_SIZES = (84, 76, 68, 60, 54, 48, 42, 36, 32, 28, 25, 22, 20, 18)
LEAD_SIZE = 17
# Where facts and code end, above the address of the page and the foot.
FACTS_BOTTOM = 256
FACTS_WIDTH = 126
INDENT, GAP = 10, 2.5
WHEN_SIZES = (19, 18, 17, 16, 15, 14, 12)
CODE, CODE_BOX, CODE_HEIGHT = 42, 52, 57


def poster_of(words: Words, kind: str) -> bytes:
    size, places = FORMATS[kind]
    sheet = Sheet(size, title=f"Poster: {words.name}", made_at=words.made_at)
    for left, top, scale in places:
        sheet.place(left, top, scale)
        draw(sheet, words)
    if len(places) > 1:
        sheet.place()
        sheet.box(size[0] / 2, 0, 0.1, size[1], fill=LINE)
    return sheet.bytes()


def draw(sheet, words):
    """In the order in which a screen reader should tell it."""
    rows = rows_of(sheet, words)
    top = FACTS_BOTTOM - 14 - sum(height_of_row(row) + GAP for row in rows)
    sheet.artwork(LEFT, TOP, WIDTH, ART_HEIGHT, words.seed, words.theme)
    if words.mark:
        mark(sheet, words.mark)
    if words.leaf:
        sheet.leaf(RIGHT - 50, 64, words.leaf, is_off=words.is_cancelled)
    heading, room = words.heading or words.edition, WIDTH - 56
    sheet.text(LEFT, 115, sheet.cut(heading, room, 18, True), 18, RED, bold=True)
    title(sheet, words, min(top, FACTS_BOTTOM - CODE_HEIGHT) - 5)
    facts(sheet, rows, top)
    if words.welcome:
        welcome(sheet, words.welcome)
    code(sheet, words)
    foot(sheet, words)


def mark(sheet, text):
    width = sheet.width_of(text, 30, True) + 20
    sheet.box(LEFT, 84, width, 20, fill=RED)
    sheet.text(LEFT + 10, 98, text, 30, "#ffffff", bold=True)


# --- The title, and the sentence under it ---------------------------------------------------------


def title(sheet, words, bottom):
    """Together they stand in the middle of what there is."""
    size_of_lead, lead = sheet.fit(words.lead, WIDTH, 2 * height_of(LEAD_SIZE), (LEAD_SIZE, 15, 13))
    under = len(lead) * height_of(size_of_lead) + 3 if words.lead else 0
    height = bottom - TITLE_TOP - under
    size, lines = sheet.fit(words.title, WIDTH, height, TITLE_SIZES, bold=True)
    free = height - len(lines) * height_of(size)
    y = TITLE_TOP + min(free / 2, 12)
    end = sheet.lines(LEFT, y, lines, size, bold=True)
    if words.is_cancelled:
        for n, line in enumerate(lines):
            strike(sheet, y + (n + 0.56) * height_of(size), line, size)
    if words.lead:
        sheet.lines(LEFT, end + 3, lead, size_of_lead, SOFT)


def strike(sheet, y, line, size):
    sheet.rule(LEFT, y, sheet.width_of(line, size, True), colour=RED, thick=size / 50)


# --- The facts ------------------------------------------------------------------------------------


def rows_of(sheet, words):
    """Each with the colour of the ring before it, and its lines at the sizes at which they fit."""
    room = FACTS_WIDTH - INDENT
    longest = max(words.when, key=lambda text: sheet.width_of(text, WHEN_SIZES[0], True))
    when_size, _ = sheet.fit(longest, room, height_of(WHEN_SIZES[0]), WHEN_SIZES, bold=True)
    place_size, place = sheet.fit(words.place, room, 3 * height_of(13), (17, 16, 15, 14, 13))
    cost_size, cost = sheet.fit(words.cost, room, 2 * height_of(14), (16, 15, 14, 13))
    more = [words.more] if words.more else []
    return [
        (AMBER, [(list(words.when), when_size, True), (more, 14, False)]),
        (CORAL, [(place, place_size, False)]),
        (SEA, [(cost, cost_size, False)]),
    ]


def facts(sheet, rows, y):
    for colour, parts in rows:
        sheet.ring(LEFT + 3.2, y + height_of(parts[0][1]) * 0.54, 2.2, colour, 1.3)
        for lines, size, bold in parts:
            y = sheet.lines(LEFT + INDENT, y, lines, size, bold=bold)
        y += GAP


def height_of_row(row):
    return sum(len(lines) * height_of(size) for lines, size, _ in row[1])


def welcome(sheet, text):
    y = FACTS_BOTTOM - 12
    width = sheet.width_of(text, 18, True) + 12
    sheet.box(LEFT, y, width, 12, fill=WARM, line=AMBER, radius=5.9)
    sheet.text(LEFT + 6, y + 8.2, text, 18, bold=True)


# --- The way to the site, and the week ------------------------------------------------------------


def code(sheet, words):
    x, y = RIGHT - CODE_BOX, FACTS_BOTTOM - CODE_HEIGHT
    sheet.box(x, y, CODE_BOX, CODE_HEIGHT, line=LINE, radius=4, thick=0.6)
    sheet.qr(x + (CODE_BOX - CODE) / 2, y + 5, CODE, words.url)
    sheet.text(x + CODE_BOX / 2, y + CODE_HEIGHT - 3, "Scan en kijk", 13, bold=True, align="middle")


def foot(sheet, words):
    address = words.url.partition("://")[2]
    size, lines = sheet.fit(address, WIDTH, height_of(13), (13, 12, 11, 10, 9, 8))
    sheet.text(LEFT, 264, lines[0], size, SOFT)
    sheet.link(LEFT, 259, WIDTH, 6, words.url)
    sheet.rule(LEFT, 268.5, WIDTH)
    sheet.chain(LEFT, 273)
    beside(sheet, 277, (words.edition, 14, True), (words.days, 12, False))
    beside(sheet, 282.5, (words.motto, 12, False), (words.hashtag, 13, True))


def beside(sheet, y, start, end):
    """Two pieces of text on one line; the first gets what the second leaves."""
    x = LEFT + CHAIN_LENGTH + 6
    (text, size, bold), (last, last_size, last_bold) = start, end
    sheet.text(RIGHT, y, last, last_size, RED if last_bold else SOFT, bold=last_bold, align="right")
    room = RIGHT - x - sheet.width_of(last, last_size, last_bold) - 4
    sheet.text(x, y, sheet.cut(text, room, size, bold), size, INK if bold else SOFT, bold=bold)
