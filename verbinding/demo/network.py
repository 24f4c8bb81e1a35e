"""Builds who gets a branch moving and who asked for an alert in the example data."""

from django.http import QueryDict

from activities.alerts import query_of, words_of
from activities.filters import Filters
from activities.models import Alert
from editions.models import Branch, BranchChampion
from verbinding.demo.dice import token_for
from verbinding.demo.people import VISITOR, load_crowd
from verbinding.demo.texts import network_texts


def load_network(edition, logins, now) -> None:
    for row in network_texts()["champion"]:
        _load_champion(row, now)
    people = load_crowd(row["crowd"] for row in network_texts()["alert"] if "crowd" in row)
    for number, row in enumerate(network_texts()["alert"]):
        owner = people.get(row.get("crowd"), logins[VISITOR])
        _load_alert(row, token_for(edition.year, "alert", number), owner, edition, now)


def _load_champion(row, now):
    agreed = row.get("agreed", True)
    # The organiser may have taken the branch away.
    if branch := Branch.objects.at(row["branch"]):
        BranchChampion.objects.get_or_create(
            branch=branch,
            name=row["name"],
            defaults={"agreed_at": now if agreed else None, "is_shown": agreed},
        )


def _load_alert(row, token, owner, edition, now):
    filters = Filters(QueryDict(row["query"]), edition)
    wish = {"query": query_of(filters), "words": words_of(filters), "seen_until": now}
    if row.get("confirmed", True):
        whose = {"owner": owner, "confirmed_at": now}
    else:
        whose = {"pending_email": "nooit-bevestigd@example.nl"}
    fields = {**wish, **whose, "edition": edition, "created_at": now}
    Alert.objects.get_or_create(form_token=token, defaults=fields)
