"""How what stands on the page of a team changes."""

from django.db import transaction

from teams.forms import EditTeamForm
from teams.models import InspiratieTeam
from verbinding.lib.pagecache import raise_revision

# What a visitor reads as the team's own words: a moderator looks at these again.
TEXTS = frozenset(
    {
        *("name", "goal", "organisation", "website"),
        *("contact_name", "contact_email", "contact_phone"),
    }
)
AGREEMENT = ("spelregels", "agreed_at")
PLACE = ("place_label", "municipality_code", "municipality", "province", "lat", "lon")


def save_edit(form: EditTeamForm) -> None:
    """Writes the form's own columns; raises StaleForm when the team changed under our hands.

    The words change at once. Of a team that is online they are listed for a moderator's look:
    `checked_at` becomes empty.
    """
    team = form.instance
    form.settle(team)
    form.note_agreement()
    columns = {name: getattr(team, name) for name in [*form.Meta.fields, *PLACE, *AGREEMENT]}
    if team.is_published and TEXTS & set(form.changed_data):
        columns["checked_at"] = None
    with transaction.atomic():
        form.claim()
        InspiratieTeam.objects.filter(pk=team.pk).update(**columns)
        if team.is_public:
            raise_revision()
