"""The filters of a mailing in words, as they are shown and kept."""

from desk.models import Mailing
from editions.models import Branch
from teams.models import InspiratieTeam
from verbinding.lib.publishing import Status

Group = Mailing.Group
FILTERED = {Group.LEADS, Group.ORGANISERS}


def words_of(mailing) -> str:
    """One sentence per line: to whom, and which of them."""
    groups = [Group(name).label for name in mailing.groups]
    lines = [f"Aan: {'; '.join(groups)}."]
    if FILTERED & set(mailing.groups):
        lines += [f"{name}: {', '.join(chosen)}." for name, chosen in _chosen(mailing) if chosen]
    if mailing.skips_earlier and mailing.copied_from:
        lines.append(f"Niet aan wie “{mailing.copied_from}” al kreeg.")
    return "\n".join(lines)


def _chosen(mailing):
    branches = Branch.objects.filter(slug__in=mailing.branches)
    return [
        ("Editie", [str(mailing.edition or "alle edities")]),
        ("Provincie", mailing.provinces),
        ("Branche", [branch.name for branch in branches]),
        ("Status", [Status(value).label for value in mailing.statuses]),
        ("Soort team", [InspiratieTeam.Kind(value).label for value in mailing.kinds]),
    ]
