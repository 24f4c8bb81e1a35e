"""What stands under the garland: one small scene per theme, drawn in `far`, `near` and `lit`."""

FLOOR = 160


def shape(layer, path):
    return f'<path class="{layer}" d="{path}"/>'


def box(x, y, width, height):
    return f"M{x} {y}h{width}v{height}h-{width}z"


def hill(x, top, width):
    return f"M{x} {FLOOR}q{width // 2} -{2 * (FLOOR - top)} {width} 0z"


def dots(*points):
    """Round lights; the class `dots` strokes them, which is shorter than circles."""
    return '<path class="dots" d="' + "".join(f"M{x} {y}h0" for x, y in points) + '"/>'


def disc(x, y, r):
    return f"M{x - r} {y}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0-{2 * r} 0z"


# --- Houses -------------------------------------------------------------------------------------


def stepped(x, top, w, floor):
    s = w // 7
    left = f"M{x} {floor}V{top + 3 * s}h{s}v-{s}h{s}v-{s}h{s}v-{s}"
    return f"{left}h{w - 6 * s}v{s}h{s}v{s}h{s}v{s}h{s}V{floor}z"


def pointed(x, top, w, floor):
    return f"M{x} {floor}V{top + w // 2}l{w / 2:g}-{w // 2}l{w / 2:g} {w // 2}V{floor}z"


def belled(x, top, w, floor):
    q = w // 4
    return (
        f"M{x} {floor}V{top + 2 * q}q{q} 0 {q}-{q}q0-{q} {w / 2 - q:g}-{q}"
        f"q{w / 2 - q:g} 0 {w / 2 - q:g} {q}q0 {q} {q} {q}V{floor}z"
    )


def flat(x, top, w, floor):
    return f"M{x} {floor}V{top + 4}h3v-4h{w - 6}v4h3V{floor}z"


GABLES = (stepped, pointed, belled, pointed, stepped, flat)


def windows(dice, x, top, w, floor, share=0.5):
    """Window by window: is somebody home?"""
    columns = 3 if w > 44 else 2
    pane, gap = (w // (2 * columns + 1),) * 2
    found = []
    for y in range(top + w // 2 + 4, floor - 22, 20):
        for column in range(columns):
            if dice.random() < share:
                found.append(box(x + gap + column * (pane + gap), y, pane, 10))
    return "".join(found)


def gabled_street(dice, width, floor, low, high):
    """Two rows of houses; the windows of the nearest are lit."""
    far, near, lit, x = "", "", "", -8
    while x < width:
        w = dice.randint(40, 64)
        far += dice.choice(GABLES)(x, floor - dice.randint(high - 16, high + 14), w, floor)
        x += w
    x = -dice.randint(4, 20)
    while x < width:
        w = dice.choice((34, 36, 42, 48, 56))
        top = floor - dice.randint(low, high - 14)
        near += dice.choice(GABLES)(x, top, w, floor)
        lit += windows(dice, x, top, w, floor)
        x += w + dice.choice((0, 0, 0, 2, 14))
    return shape("far", far) + shape("near", near) + shape("lit", lit)


def street(dice):
    return gabled_street(dice, 320, FLOOR, 52, 96)


# --- The other themes ---------------------------------------------------------------------------


def table(dice):
    """A long table, bowls that steam and candles that burn."""
    near = f"M0 138h320v6h-320zM24 144h8v16h-8zM288 144h8v16h-8z{hill(90, 152, 140)}"
    far, lit, steam = "", "", ""
    for x in range(dice.randint(22, 40), 300, dice.randint(52, 62)):
        if dice.random() < 0.4:
            far += box(x + 6, 112, 7, 26)
            lit += f"M{x + 9} 96q9 11 0 14q-9-3 0-14z"
        else:
            far += f"M{x - 8} 118h38q-3 20-13 20h-12q-10 0-13-20z"
            steam += f"M{x + 4} 110q-6-6 0-12t0-12M{x + 17} 110q-6-6 0-12t0-12"
    return shape("far", far) + shape("near", near) + shape("lit", lit) + shape("line", steam)


def cups(dice):
    """Two cups whose handles hold each other."""
    x, shelf = dice.randint(86, 150), dice.randint(136, 144)
    cup = "h52v28q0 22-22 22h-8q-22 0-22-22z"
    near = f"M{x - 48} 88{cup}M{x + 44} 88{cup}"
    handles = f"M{x + 4} 98h6a11 11 0 0 1 0 24h-7M{x + 44} 98h-8a11 11 0 0 0 0 24h7"
    steam = "".join(f"M{x + dx} 80q-7-8 0-15t0-15" for dx in (-30, -14, 62, 78))
    return (
        shape("far", f"M0 {shelf}h320v40h-320z")
        + shape("near", near)
        + shape("hoop", handles)
        + shape("lit", disc(x + 190 if x < 110 else 30, shelf - 9, 9))
        + shape("line", steam)
    )


def trees(dice, floor, count, layer="near"):
    found = ""
    for _ in range(count):
        x, size = dice.randint(4, 300), dice.randint(26, 48)
        if dice.random() < 0.6:
            found += f"M{x} {floor}l{size // 3}-{size}l{size // 3} {size}z"
        else:
            r = size // 3
            found += disc(x, floor - size + r // 2, r) + box(x - 2, floor - size + r, 4, size - r)
    return shape(layer, found)


def path(dice):
    """Hills with a path that winds over them and lanterns beside it."""
    x = dice.randint(110, 190)
    lamps = [(x - 44, 122), (x + 52, 112), (x + 12, 96)]
    return (
        shape("far", hill(-60, 78, 240) + hill(130, 92, 260))
        + trees(dice, 118, 4, "far")
        + shape("near", hill(-90, 116, 300) + hill(120, 108, 300))
        + shape("trail", f"M{x} 160q40-18 6-30t10-26q14-8 4-16")
        + shape("near", "".join(box(a, b, 2, 30) for a, b in lamps))
        + dots(*((a + 1, b) for a, b in lamps))
    )


def forest(dice):
    return (
        shape("far", hill(-40, 84, 220) + hill(140, 96, 240))
        + trees(dice, 122, 7, "far")
        + shape("near", hill(-80, 124, 280) + hill(110, 118, 300))
        + trees(dice, 146, 6)
        + shape(
            "lit", "".join(disc(dice.randint(10, 310), dice.randint(112, 150), 3) for _ in "1234")
        )
    )


def music(dice):
    """Notes that hang together on a line, before the lamps of a stage."""
    notes, stems, x = "", "", dice.randint(30, 60)
    for _ in range(4):
        y, rise = dice.randint(112, 134), dice.choice((-8, -4, 5, 8))
        notes += disc(x, y, 9) + disc(x + 34, y + rise, 9)
        stems += f"M{x + 7} {y}v-42l34 {rise}v42"
        x += dice.randint(64, 72)
    lamps = dots(*((n, 157) for n in range(16, 320, 32)))
    stage = shape("far", "M0 148q160-14 320 0v12h-320z" + hill(-20, 96, 120) + hill(220, 96, 120))
    return stage + shape("near", notes) + shape("stem", stems) + lamps


def games(dice):
    """Dice and dominoes on the table."""
    near, spots = "", []
    pips = {1: "c", 2: "ad", 3: "acd", 4: "abde", 5: "abcde"}
    at = {"a": (10, 10), "b": (30, 10), "c": (20, 20), "d": (30, 30), "e": (10, 30)}
    for x in range(dice.randint(14, 34), 290, dice.randint(58, 68)):
        y = dice.choice((104, 104, 62))
        for top in range(y, 140, 42):
            near += f"M{x + 4} {top}h32q4 0 4 4v32q0 4-4 4h-32q-4 0-4-4v-32q0-4 4-4z"
            spots += [(x + at[p][0], top + at[p][1]) for p in pips[dice.randint(1, 5)]]
    return shape("far", "M0 140q160-22 320 0v20h-320z") + shape("near", near) + dots(*spots)


def workshop(dice):
    """Cogs that take each other along."""
    cogs, x = "", dice.randint(36, 70)
    holes = ""
    while x < 320:
        r = dice.choice((18, 24, 30))
        y = 150 - r - dice.randint(0, 16)
        cogs += f'<circle class="cog" cx="{x}" cy="{y}" r="{r}"/>'
        holes += disc(x, y, r // 3)
        x += 2 * r + 8
    bench = shape("near", "M0 148h320v12h-320z")
    return (
        shape("far", hill(-60, 100, 260) + hill(140, 88, 260)) + cogs + shape("lit", holes) + bench
    )


def books(dice):
    """Shelves of books, with a lamp that is still on."""
    near, far, lit, x = "", "", "", 14
    lamp = dice.randint(110, 220)
    while x < 306:
        w, h = dice.randint(9, 18), dice.randint(38, 66)
        if abs(x - lamp) < 34:
            x += 8
            continue
        if dice.random() < 0.5:
            near += box(x, 146 - h, w, h)
        else:
            far += box(x, 146 - h, w, h)
        if dice.random() < 0.5:
            lit += box(x + 2, 146 - h + 8, w - 4, 4)
        x += w + 2
    stand = f"M{lamp - 2} 104h4v36h10v6h-28v-6h14z"
    lit += f"M{lamp - 12} 80h24l12 26h-48z"
    return (
        shape("far", far) + shape("near", near + stand + box(0, 146, 320, 14)) + shape("lit", lit)
    )


def gifts(dice):
    """Parcels with ribbons whose bows are rings."""
    near, ribbon, bows, x = "", "", "", dice.randint(10, 26)
    while x < 290:
        w, h = dice.randint(40, 64), dice.randint(30, 58)
        top, middle = 148 - h, x + w // 2
        near += box(x, top, w, h)
        ribbon += box(middle - 3, top, 6, h)
        bows += f"M{middle} {top}q-18-18-18-6t18 6q18-18 18-6t-18 6"
        x += w + dice.randint(4, 16)
    floor = shape("far", "M0 146q160-30 320 0v14h-320z")
    return floor + shape("near", near) + shape("lit", ribbon) + shape("hoop bow", bows)


DEFAULT = street
SCENES = {
    "samen-eten": table,
    "buurt-en-straat": street,
    "koffie-en-gesprek": cups,
    "wandelen-en-bewegen": path,
    "muziek-en-cultuur": music,
    "spel-en-plezier": games,
    "maken-en-repareren": workshop,
    "natuur-en-buiten": forest,
    "leren-en-delen": books,
    "geven-en-helpen": gifts,
}
