"""What a first visit on a phone takes from the network: few requests, little weight, no fonts."""

import gzip

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command

from activities.models import Activity
from desk.groups import ORGANISER
from tests.browser.conftest import PHONE

pytestmark = pytest.mark.django_db(transaction=True)

MOST_BYTES = 60_000
MOST_REQUESTS = 8
# What goes compressed over the wire on a server; photos and icons are as small as they get.
COMPRESSED = ("text/", "javascript", "svg")


@pytest.fixture
def addresses(live_server):
    """Home, list and detail as full as they get: an empty page is easily light."""
    # Migrations made it; a test with real transactions before this one emptied it.
    Group.objects.get_or_create(name=ORGANISER)
    call_command("load_demo", activities=60, teams=8, seed=1, verbosity=0)
    longest = max(Activity.objects.published(), key=lambda one: len(one.description))
    return ["/", "/activiteiten/", longest.get_absolute_url()]


def first_view(page, address):
    """What came, as (kind, address, weight), on a page that has nothing yet."""
    answers = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(address, wait_until="networkidle")
    return [(one.request.resource_type, one.url, weight_of(one)) for one in answers]


def weight_of(answer):
    body = answer.body()
    kind = answer.headers["content-type"]
    return len(gzip.compress(body, 6) if any(part in kind for part in COMPRESSED) else body)


def test_first_view_is_light(new_page, addresses):
    seen = {url: first_view(new_page(viewport=PHONE), url) for url in addresses}

    too_heavy = {url: came for url, came in seen.items() if sum(w for *_, w in came) > MOST_BYTES}
    too_many = {url: came for url, came in seen.items() if len(came) > MOST_REQUESTS}
    assert too_heavy == {}
    assert too_many == {}
    for came in seen.values():
        kinds = {kind for kind, *_ in came}
        assert {"document", "stylesheet", "script"} <= kinds
        assert "font" not in kinds
