"""Blocked senders: whom a block hits, what it stops, and what stays open."""

import datetime as dt

import pytest
from django.contrib.admin.models import LogEntry
from django.db import IntegrityError
from django.utils import timezone

from accounts.blocking import BlockRefused, block, block_on, lift
from accounts.jobs import forget_blocks
from accounts.models import BlockedSender, User, key_for, keys_of
from accounts.privacy import erase, export
from activities.models import Activity
from ideas.models import Idea
from signups.models import Signup, State
from tests import factories
from tests.conftest import logged_in
from tests.guarded import hidden_fields, type_code

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]

UNTIL = dt.date(2027, 2, 21)
IDEA = {
    **{"title": "Een bankje erbij", "summary": "Zet een bankje voor je deur.", "setting": "straat"},
    **{"group_min": "2", "group_max": "8", "steps": "Zet een bankje neer.", "minutes_during": "60"},
    **{"minutes_before": "15", "cost": "niets", "connects": "Je praat met wie langsloopt."},
}


def shut(by, written="noor@example.nl", **overrides):
    return block(written, by=by, **{"reason": "Stuurt reclame.", "until": UNTIL, **overrides})


# --- Whom it hits -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "email"),
    [
        ("noor@example.nl", "Noor@Example.NL"),
        ("noor@example.nl", "noor+week@example.nl"),
        ("noor+reclame@example.nl", "noor@example.nl"),
        ("noor@example.nl", "ｎｏｏｒ@example.nl"),
        ("no.or@gmail.com", "noor@gmail.com"),
        ("noor@gmail.com", "n.o.o.r+x@googlemail.com"),
        ("example.nl", "wie.dan.ook@example.nl"),
        ("@example.nl", "noor@post.example.nl"),
        ("bücher.example", "noor@xn--bcher-kva.example"),
    ],
)
def test_block_hits_all_ways_of_writing_one_mailbox(written, email):
    assert key_for(written) in keys_of(email)


@pytest.mark.parametrize(
    ("written", "email"),
    [
        ("noor@example.nl", "no.or@example.nl"),
        ("noor@example.nl", "noor@post.example.nl"),
        ("noor@post.example.nl", "noor@example.nl"),
        ("example.nl", "noor@nietexample.nl"),
        ("noor@example.nl", "n\u043e\u043er@example.nl"),
    ],
)
def test_block_hits_no_neighbour(written, email):
    """Cyrillic o's are another mailbox, whatever it looks like."""
    assert key_for(written) not in keys_of(email)


def test_person_is_hit_through_every_address_they_proved(mo, sam):
    factories.EmailAddress.objects.create(user=sam, email="sam@werk.example.nl", verified=True)
    shut(mo, "sam@werk.example.nl")

    assert block_on(user=sam) is not None
    assert block_on(user=User.objects.get(pk=mo.pk)) is None


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("gmail.com", "Heel veel mensen"),
        ("@ziggo.nl", "Heel veel mensen"),
        ("olga@example.nl", "een collega"),
        ("olga+x@example.nl", "een collega"),
        ("example.nl", "een collega"),
        ("onzin", "Vul een e-mailadres in"),
        ("", "Vul een e-mailadres in"),
    ],
)
def test_some_can_not_be_blocked(written, words, mo, olga):
    with pytest.raises(BlockRefused, match=words):
        shut(mo, written)


@pytest.mark.parametrize("who", ["sam", "anna", "vera", "tess"])
def test_only_moderators_block_and_lift(who, request, mo):
    person = request.getfixturevalue(who)
    blocked = shut(mo, "stoor@buiten.example")

    with pytest.raises(BlockRefused):
        shut(person, "iemand@buiten.example")
    with pytest.raises(BlockRefused):
        lift(blocked, by=person)


# --- Its life -----------------------------------------------------------------------------------


def test_block_ends_trust_and_is_in_the_log_without_the_address(mo, sam):
    sam.trusted_at = timezone.now()
    sam.save()

    blocked = shut(mo, "sam@example.nl")

    sam.refresh_from_db()
    assert (blocked.person, sam.is_trusted) == (sam, False)
    entry = LogEntry.objects.get()
    assert entry.user == mo
    assert entry.change_message == "Geblokkeerd tot en met 21-02-2027."
    assert "sam" not in entry.object_repr.lower()


def test_blocking_again_renews_the_one_block(mo):
    shut(mo)
    shut(mo, "Noor+x@example.nl", until=dt.date(2027, 3, 1))

    assert BlockedSender.objects.get().until == dt.date(2027, 3, 1)
    with pytest.raises(IntegrityError):
        BlockedSender.objects.create(written="x", key="noor@example.nl", until=UNTIL)


def test_block_ends_by_itself_after_its_last_day(mo, moment_in_time):
    shut(mo, until=dt.date(2026, 11, 24))

    moment_in_time.shift(24 * 3600)
    assert block_on(email="noor@example.nl")
    moment_in_time.shift(24 * 3600)
    assert block_on(email="noor@example.nl") is None


def test_lifted_once_by_whoever_is_first(mo):
    blocked = shut(mo)

    assert lift(blocked, by=mo)
    assert not lift(blocked, by=mo)
    assert block_on(email="noor@example.nl") is None


def test_block_is_forgotten_a_while_after_its_end(mo, moment_in_time):
    shut(mo, "a@b.example", until=dt.date(2026, 11, 30))
    lifted = shut(mo, "c@d.example", until=dt.date(2027, 11, 1))
    lift(lifted, by=mo)
    kept = shut(mo, "e@f.example", until=dt.date(2027, 11, 1))

    moment_in_time.shift(90 * 24 * 3600)
    forget_blocks()
    assert BlockedSender.objects.count() == 3
    moment_in_time.shift(8 * 24 * 3600)
    forget_blocks()

    assert list(BlockedSender.objects.all()) == [kept]


def test_person_may_know_of_it_and_can_not_erase_it(mo, sam):
    shut(mo, "sam@example.nl")

    assert export(sam)["blokkades"] == [
        {
            "adres_of_domein": "sam@example.nl",
            "reden": "Stuurt reclame.",
            "tot_en_met": "2027-02-21",
            "opgeheven_op": None,
        }
    ]
    erase(sam)
    assert block_on(email="sam@example.nl")


# --- What it stops ------------------------------------------------------------------------------


def test_nothing_is_refused_before_the_code(client, mo):
    """Else anybody could ask whether somebody is blocked."""
    shut(mo, "noor@buiten.example")
    url = "/ideeen/insturen/"

    client.get(url)
    blocked = client.post(url, {**IDEA, **hidden_fields(), "email": "noor@buiten.example"})
    other = client.post(url, {**IDEA, **hidden_fields(), "email": "eva@buiten.example"})

    assert blocked.status_code == other.status_code


def test_code_tells_the_blocked_sender_and_nothing_is_sent(client, mo):
    shut(mo, "noor@buiten.example")
    signup = sign_up(client, "noor@buiten.example")

    response = type_code(client, "noor@buiten.example")

    signup.refresh_from_db()
    assert response.status_code == 403
    assert "Je kunt nu niets insturen" in response.text
    assert "21 februari 2027" in response.text
    assert "/contact/" in response.text
    assert "reclame" not in response.text
    assert signup.state == State.UNCONFIRMED
    assert not User.objects.filter(email="noor@buiten.example").exists()


def test_code_lets_others_through(client, mo):
    shut(mo, "noor@buiten.example")
    signup = sign_up(client, "eva@buiten.example")

    type_code(client, "eva@buiten.example")

    signup.refresh_from_db()
    assert signup.state == State.COMING


def sign_up(client, email):
    activity = factories.make_activity(coming="aanmelden")
    fields = {"name": "Noor", "email": email, "people": "1", **hidden_fields()}
    fields["moment"] = str(activity.moments.get().uuid)
    client.post(f"{activity.get_absolute_url()}ik-kom/", fields)
    return Signup.objects.get(email=email)


def test_logging_in_one_s_data_and_erasing_stay_open(client, mo, sam):
    shut(mo, "sam@example.nl")
    client.post("/account/login/", {"email": "sam@example.nl"})

    assert type_code(client, "sam@example.nl").url == "/mijn/"
    assert client.get("/mijn/privacy/gegevens.json").status_code == 200
    assert client.post("/mijn/gegevens/", {"name": "Samira"}).status_code == 302
    assert client.post("/mijn/privacy/wissen/", {"is_sure": "on"}).url == "/account/gewist/"


def test_who_is_logged_in_and_blocked_sends_nothing_and_keeps_the_words(mo, sam):
    shut(mo, "sam@example.nl")

    response = logged_in(sam).post("/ideeen/insturen/", {**IDEA, **hidden_fields()})

    assert response.status_code == 403
    assert "Je praat met wie langsloopt." in response.text
    assert not Idea.objects.filter(title=IDEA["title"]).exists()


def test_blocked_organiser_can_cancel_but_change_nothing(mo, sam):
    activity = factories.make_activity(owner=sam)
    shut(mo, "sam@example.nl")
    client, url = logged_in(sam), activity.get_absolute_url()

    assert client.post(f"{url}bewerken/", {"title": "Nieuw"}).status_code == 403
    assert client.post(f"{url}stap/submit/").status_code == 403
    assert client.post(f"{url}stap/cancel/", {"note": "Sorry."}).status_code == 302
    assert Activity.objects.get().is_cancelled


def test_contact_arrives_and_says_so(client, mo):
    shut(mo, "noor@buiten.example")
    fields = {"name": "Noor", "email": "Noor@buiten.example", "subject": "Waarom?", "words": "Dag"}

    client.post("/contact/", {**fields, **hidden_fields()})

    message = factories.Message.objects.get()
    assert "Deze afzender is geblokkeerd" in message.risk_signs
