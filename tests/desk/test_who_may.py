"""Every page of the desk × every role, every list of the admin × every role: held to tables.

A new page or a new list of the admin without a row here fails.
"""

import pytest
from django.contrib import admin
from django.db import transaction
from django.test import Client

from accounts.models import User
from desk.rooms import ROOMS
from tests import factories
from tests.conftest import logged_in
from tests.desk.desk_world import make_world

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]

STAFF = ("mo", "vera", "tess", "olga")
MODERATORS, ORGANISERS, EDITORS = "mo olga", "olga", "tess olga"
# Who may enter; the others get a 403, or a 404 where they must not know of it.
PAGES = {
    "queue": MODERATORS,
    "queue_unchecked": MODERATORS,
    "queue_report": MODERATORS,
    "queue_done": MODERATORS,
    "queue_item": MODERATORS,
    "queue_trust": MODERATORS,
    "queue_seen": MODERATORS,
    "entered": MODERATORS,
    "enter_activity": MODERATORS,
    "change_for": MODERATORS,
    "enter_guest": MODERATORS,
    "guest_for": MODERATORS,
    "guest_cancel": MODERATORS,
    "offline": MODERATORS,
    "senders": MODERATORS,
    "sender_by_address": MODERATORS,
    "sender_block": MODERATORS,
    "sender": MODERATORS,
    "sender_lift": MODERATORS,
    "mailings": ORGANISERS,
    "mailing_new": ORGANISERS,
    "mailing": ORGANISERS,
    "mailing_write": ORGANISERS,
    "mailing_preview": ORGANISERS,
    # Without a person in its address it is nobody's letter.
    "mailing_letter": "",
    "mailing_test": ORGANISERS,
    "mailing_confirm": ORGANISERS,
    "mailing_step": ORGANISERS,
    "mailing_copy": ORGANISERS,
    "mailing_remove": ORGANISERS,
    "failed_mail": ORGANISERS,
    "retry_mail": ORGANISERS,
    "late_mail": ORGANISERS,
    "colleagues": ORGANISERS,
    "colleague": ORGANISERS,
    "colleague_remove": ORGANISERS,
    "colleague_reset": ORGANISERS,
    "logbook": ORGANISERS,
    "new_edition": ORGANISERS,
    "rollover_done": ORGANISERS,
    "rollover_teams": ORGANISERS,
    "close_edition": ORGANISERS,
    "export_page": "vera olga",
    "export_list": "vera olga",
    "import_page": "vera olga",
    # Of a list that somebody else brought in.
    "import_ready": "",
    "import_discard": "",
    "import_faults": "",
    "import_list": ORGANISERS,
    "import_example": ORGANISERS,
    "letters": EDITORS,
    "letter_reset": EDITORS,
    "letter_edit": EDITORS,
    "counted_moments": MODERATORS,
    "counted_municipalities": MODERATORS,
    "announcements": EDITORS,
    "announcement_new": EDITORS,
    "announcement_edit": EDITORS,
    "announcement_stop": EDITORS,
    "announcement_remove": EDITORS,
    "texts": EDITORS,
    "text_page": EDITORS,
    "text_spelregels_new": EDITORS,
    "text_spelregels": EDITORS,
}
# Lists of the admin: who sees them.
LISTS = {
    "accounts.user": ORGANISERS,
    "activities.activity": MODERATORS,
    "activities.alert": ORGANISERS,
    "desk.listtransfer": ORGANISERS,
    "desk.message": MODERATORS,
    "desk.report": MODERATORS,
    "desk.standardtext": MODERATORS,
    "editions.audience": EDITORS,
    "editions.branch": EDITORS,
    "editions.branchchampion": ORGANISERS,
    "editions.edition": ORGANISERS,
    "editions.language": EDITORS,
    "editions.page": EDITORS,
    "editions.spelregels": EDITORS,
    "editions.theme": EDITORS,
    "ideas.idea": "mo tess olga",
    "impact.appreciation": MODERATORS,
    "impact.result": ORGANISERS,
    "signups.guestmessage": ORGANISERS,
    "signups.question": ORGANISERS,
    "signups.signup": ORGANISERS,
    "sponsors.ambassador": "vera olga",
    "sponsors.enquiry": "vera olga",
    "sponsors.sponsor": "vera olga",
    "teams.inspiratieteam": MODERATORS,
    "teams.outreach": ORGANISERS,
}
# What can be done there with many at once, and who may; deleting follows the permission.
ACTIONS = {
    "accounts.user": {
        "trust": "olga",
        "stop_trusting": "olga",
        "reset_second_step": "olga",
    },
    "editions.edition": {"confirm": ORGANISERS},
    "signups.signup": {"say_yes": ORGANISERS, "say_no": ORGANISERS, "sign_off": ORGANISERS},
    "sponsors.ambassador": {"show": "vera olga", "withdraw": "vera olga"},
    "desk.message": {"handle_selected": MODERATORS},
    "desk.report": {"handle_selected": MODERATORS},
    "sponsors.enquiry": {"handle_selected": "vera olga"},
}
# What other packages register, for who looks after the machine.
SUPERUSERS_ONLY = {
    *("account.emailaddress", "auth.group", "mfa.authenticator", "post_office.attachment"),
    *("post_office.email", "post_office.emailtemplate", "post_office.log"),
}


@pytest.fixture
def staff(mo, vera, tess, olga):
    return {"mo": mo, "vera": vera, "tess": tess, "olga": olga}


@pytest.fixture
def addresses(mo, sam, anna):
    return make_world(mo, sam, anna)


def answer(client, url):
    """To a look, or to a button with nothing filled in; whatever it does is undone."""
    with transaction.atomic():
        response = client.get(url)
        if response.status_code == 405:
            response = client.post(url)
        transaction.set_rollback(True)
    return response


def is_let_in(response):
    doors = ("/account/", "/beheer/login/")
    to_the_door = response.status_code == 302 and response.url.startswith(doors)
    return response.status_code not in {403, 404} and not to_the_door


def test_every_page_of_the_desk_has_its_row():
    assert {room.name for room in ROOMS} == set(PAGES)


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_pages_let_in_whom_the_table_says(room, staff, addresses):
    let_in = [
        name for name in STAFF if is_let_in(answer(logged_in(staff[name]), addresses[room.name]))
    ]

    assert let_in == PAGES[room.name].split()


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_pages_are_shut_to_everyone_else(room, sam, bram, addresses):
    """Visitors, staff without a role, and every role without or before the second step."""
    helper = factories.make_user("Hulp", is_staff=True)
    factories.make_second_step(helper)
    for client in (Client(), logged_in(sam), logged_in(helper)):
        assert not is_let_in(answer(client, addresses[room.name]))


@pytest.mark.parametrize("who", STAFF)
def test_no_page_opens_without_the_second_step(who, staff, addresses):
    """Not for who has an app and logged in without it, and not for who has none."""
    before = Client()
    before.force_login(staff[who])
    lists = [f"/beheer/{label.replace('.', '/')}/" for label in LISTS]
    asked = [*addresses.values(), "/beheer/", *lists]

    for url in asked:
        assert answer(before, url)["Location"].startswith("/beheer/login/"), url
    staff[who].authenticator_set.all().delete()
    after = logged_in(User.objects.get(pk=staff[who].pk))
    for url in asked:
        assert answer(after, url)["Location"].startswith("/beheer/login/"), url


@pytest.mark.parametrize("who", STAFF)
def test_menu_shows_what_opens_and_nothing_else(who, staff, addresses):
    for room in ROOMS:
        if room.label:
            shown = room.may(User.objects.get(pk=staff[who].pk))
            assert shown == (who in PAGES[room.name].split()), room.name


def labels():
    return {model._meta.label_lower for model in admin.site._registry}


def test_every_list_of_the_admin_has_its_row():
    assert labels() == set(LISTS) | SUPERUSERS_ONLY


@pytest.mark.parametrize("who", STAFF)
def test_lists_of_the_admin_open_for_whom_the_table_says(who, staff):
    client = logged_in(staff[who])
    opens = {
        label
        for label in labels()
        if client.get(f"/beheer/{label.replace('.', '/')}/").status_code == 200
    }

    assert opens == {label for label, roles in LISTS.items() if who in roles.split()}


@pytest.mark.parametrize("who", STAFF)
def test_actions_on_many_are_for_whom_the_table_says(who, staff, rf):
    request = rf.get("/beheer/")
    request.user = User.objects.get(pk=staff[who].pk)
    found = {}
    for model, model_admin in admin.site._registry.items():
        names = set(model_admin.get_actions(request)) - {"delete_selected"}
        if model_admin.has_view_permission(request) and names:
            found[model._meta.label_lower] = names

    expected = {
        label: {name for name, roles in actions.items() if who in roles.split()}
        for label, actions in ACTIONS.items()
        if who in LISTS[label].split()
    }
    assert found == {label: names for label, names in expected.items() if names}


@pytest.mark.parametrize("who", ["mo", "tess"])
def test_moderators_and_editors_remove_nothing_in_the_admin(who, staff, rf):
    request = rf.get("/beheer/")
    request.user = staff[who]

    assert not [
        model._meta.label_lower
        for model, model_admin in admin.site._registry.items()
        if model_admin.has_delete_permission(request)
    ]
