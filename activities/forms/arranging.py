"""The buttons among the moments: they write into the sent form what a person would have typed."""

from datetime import date, timedelta

MOST = 20
COPIED = ("day", "starts", "ends", "is_all_day", "capacity")
KEPT = ("id", "DELETE")


def rearranged(data, days):
    """(the sent form with its rows as asked, index of the first row that is new or None).

    Days that are ticked under "Ook op" become rows whatever button was pressed: who ticks them and
    sends the form at once meant them.
    """
    rows = read_rows(data)
    count = len(rows)
    if "meer" in data:
        rows.append({})
    elif "kopieer" in data:
        rows.append({**times_of(rows[-1]), "day": next_day(rows, days)})
    elif "weg" in data:
        rows = without(rows, data["weg"])
    rows += [{**times_of(example(rows)), "day": day} for day in also_on(data, rows, days)]
    if len(rows) == count and "weg" not in data:
        return data, None
    return written(data, rows[:MOST]), count if count < min(len(rows), MOST) else None


def read_rows(data):
    """What was typed in each row; one empty row where the number of them makes no sense."""
    total = data.get("moments-TOTAL_FORMS", "1")
    is_number = total.isdecimal() and len(total) < 5
    count = min(int(total), MOST) if is_number else 1
    return [
        {name: data[key] for name in (*COPIED, *KEPT) if (key := f"moments-{index}-{name}") in data}
        for index in range(max(count, 1))
    ]


def written(data, rows):
    data = data.copy()
    for key in [key for key in data if key.startswith("moments-") and key[8:9].isdigit()]:
        del data[key]
    for index, row in enumerate(rows):
        for name, value in row.items():
            data[f"moments-{index}-{name}"] = value
    data["moments-TOTAL_FORMS"] = str(len(rows))
    data.pop("ook", None)
    return data


def without(rows, index):
    """Without that row; one from the database is only marked, and goes when all is kept."""
    if not (index.isdecimal() and len(index) < 5 and int(index) < len(rows)):
        return rows
    row = rows[int(index)]
    if row.get("id"):
        row["DELETE"] = "on"
        return rows
    left = [other for other in rows if other is not row]
    return left or [{}]


def times_of(row):
    return {name: row[name] for name in COPIED if name in row}


def example(rows):
    """The first row that says when: its times hold for the days that are added."""
    return next((row for row in rows if row.get("starts") or row.get("is_all_day")), rows[0])


def also_on(data, rows, days):
    taken = {row.get("day") for row in rows}
    offered = [day.isoformat() for day in days]
    return [day for day in offered if day in data.getlist("ook") and day not in taken]


def next_day(rows, days):
    """The first free day after that of the last row; empty where there is none."""
    try:
        last = date.fromisoformat(rows[-1].get("day", ""))
    except ValueError:
        return ""
    taken = {row.get("day") for row in rows}
    later = [day for day in days if day > last] if days else [last + timedelta(days=1)]
    return next((day.isoformat() for day in later if day.isoformat() not in taken), "")
