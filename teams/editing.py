"""How what stands on the page of a team changes."""

from django.db import transaction
from django.utils import timezone

from teams.forms import EditTeamForm
from teams.models import InspiratieTeam
from verbinding.lib.pagecache import raise_revision

# What a visitor reads as the team's own words: a moderator looks at these again.
TEXTS = frozenset({"name", "goal", "organisation", "website", "contact_name"})
PLACE = ("place_label", "municipality_code", "municipality", "province", "lat", "lon")


def save_edit(form: EditTeamForm) -> bool:
    """Writes the form's own columns, if the team still is as the form knew it.

    Else it says so in the form and returns False.

    The words change at once. Of a team that is online they are listed for a moderator's look:
    `checked_at` becomes empty.
    """
    team = form.instance
    seen_status, seen_changed_at = team.status, team.changed_at
    form.settle(team)
    columns = {name: getattr(team, name) for name in [*form.Meta.fields, *PLACE]}
    if team.is_published and TEXTS & set(form.changed_data):
        columns["checked_at"] = None
    with transaction.atomic():
        same = InspiratieTeam.objects.filter(
            pk=team.pk, status=seen_status, changed_at=seen_changed_at
        )
        if not same.update(**columns, changed_at=timezone.now()):
            form.mark_stale()
            return False
        if team.is_public:
            raise_revision()
    return True
