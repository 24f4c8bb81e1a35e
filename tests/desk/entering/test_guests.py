"""A sign-up for who rang: places, the waiting list, an own link or a page to read aloud."""

import pytest
from django.contrib.admin.models import LogEntry
from post_office.models import Email

from signups.guests import approve
from signups.models import Signup, State, Tally
from tests.desk.entering.typed import GUEST, guest
from tests.factories import make_activity, make_signup
from tests.guarded import subjects_to
from verbinding.lib.publishing import Status

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]
TRUUS = "truus@example.nl"
NO_MAIL = {"email": "", "has_no_email": "on"}


@pytest.fixture
def activity(anna):
    return make_activity("Zwanenfeest", coming="aanmelden", owner=anna)


def page_of(activity):
    return f"{GUEST}?activiteit={activity.slug}"


def send(client, activity, **overrides):
    return client.post(page_of(activity), guest(**overrides))


def full(activity, places):
    activity.moments.update(capacity=places)
    return activity


# --- Finding ------------------------------------------------------------------------------------


def test_activity_is_found_by_a_word(as_mo, activity):
    make_activity("Koffie", coming="aanmelden")

    page = as_mo.get(GUEST, {"zoek": "zwanenfeest"})

    assert page.context["found"].get() == activity
    assert f"?activiteit={activity.slug}" in page.text


@pytest.mark.parametrize(
    "overrides",
    [
        {"coming": "gewoon"},
        {"status": Status.SUBMITTED},
        {"status": Status.OFFLINE},
        {"moments": 0},
    ],
)
def test_where_nobody_signs_up_is_not_found(overrides, as_mo):
    activity = make_activity("Zwanenfeest", **{"coming": "aanmelden", **overrides})

    assert "is niets gevonden" in as_mo.get(GUEST, {"zoek": "zwanenfeest"}).text
    assert as_mo.get(page_of(activity)).status_code == 404
    assert send(as_mo, activity).status_code == 404


@pytest.mark.parametrize("words", ["", " ", "%", "x" * 81, "<script>", "\U0001f99c"])
def test_any_words_may_be_looked_for(words, as_mo, activity):
    assert as_mo.get(GUEST, {"zoek": words}).status_code == 200


# --- Signing up ---------------------------------------------------------------------------------


def test_guest_with_an_address_gets_the_usual_letter(as_mo, mo, activity):
    answer = send(as_mo, activity, people="2")

    signup = Signup.objects.get()
    assert answer.url == f"{GUEST}{signup.pk}/"
    assert (signup.state, signup.entered_by, signup.user) == (State.COMING, mo, None)
    assert Tally.objects.get().taken == 2
    assert subjects_to(TRUUS) == ["Je komt: Zwanenfeest"]
    letter = Email.objects.get(to=TRUUS).message
    assert signup.get_absolute_url() in letter
    assert "de organisatie je op jouw verzoek aanmeldde" in letter


def test_guest_without_an_address_gets_a_page_to_read_aloud(as_mo, activity):
    page = as_mo.post(page_of(activity), guest(**NO_MAIL, phone="06 12345678"), follow=True)

    signup = Signup.objects.get()
    assert (signup.email, signup.phone, signup.state) == ("", "06 12345678", State.COMING)
    assert "Lees dit voor" in page.text
    assert "maandag 14 december" in page.text
    assert not Email.objects.filter(to="").exists()


def test_two_guests_without_an_address_are_two(as_mo, activity):
    send(as_mo, activity, name="Truus", **NO_MAIL)
    send(as_mo, activity, name="Wim", **NO_MAIL)

    assert Signup.objects.coming().count() == 2


def test_hidden_address_is_read_to_who_comes_alone(as_mo, anna):
    activity = make_activity(
        "Thuis",
        coming="aanmelden",
        address="Geheimstraat 9",
        place_label="Assendorp",
        address_visibility="aangemeld",
    )
    activity.moments.update(capacity=1)
    first = as_mo.post(page_of(activity), guest(name="Truus", **NO_MAIL), follow=True).text
    second = as_mo.post(page_of(activity), guest(name="Wim", **NO_MAIL), follow=True).text

    assert "Geheimstraat 9" in first
    assert "Geheimstraat 9" not in second
    assert "bellen we u" in second


def test_full_moment_puts_the_guest_in_line(as_mo, activity):
    make_signup(full(activity, 1).moments.get())

    page = as_mo.post(page_of(activity), guest(**NO_MAIL), follow=True).text

    assert Signup.objects.get(name="Truus").state == State.WAITING
    assert "nummer 1" in page


def test_second_press_makes_one(as_mo, activity):
    data = guest(**NO_MAIL)

    first = as_mo.post(page_of(activity), data)
    second = as_mo.post(page_of(activity), data)

    assert first.url == second.url
    assert Signup.objects.count() == 1
    assert Tally.objects.get().taken == 1


def test_known_address_is_said_and_nothing_is_kept(as_mo, activity):
    send(as_mo, activity)

    again = send(as_mo, activity, name="Truus Twee")

    assert again.status_code == 409
    assert "al aangemeld" in again.text
    assert "Truus Twee" in again.text
    assert Signup.objects.count() == 1


@pytest.mark.parametrize(
    ("overrides", "field"),
    [
        ({"email": ""}, "email"),
        ({"has_no_email": "on"}, "has_no_email"),
        ({"name": ""}, "name"),
        ({"name": "x" * 81}, "name"),
        ({"people": "0"}, "people"),
        ({"people": "11"}, "people"),
        ({"phone": "straks"}, "phone"),
        ({"note": "x" * 301}, "note"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(overrides, field, as_mo, activity):
    answer = send(as_mo, activity, **overrides)

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not Signup.objects.exists()


def test_organiser_reads_that_there_is_no_mail(as_mo, as_anna, activity):
    activity.approves_signups = True
    activity.save()
    send(as_mo, activity, **NO_MAIL)
    signup = Signup.objects.get()
    assert signup.state == State.ASKED

    page = as_anna.post(
        f"{activity.get_absolute_url()}aanmeldingen/", {"approve": signup.pk}, follow=True
    ).text

    assert "Truus" in page
    assert "mailto:" not in page.split("Truus")[-1].split("</li>")[0]
    assert "Geef het door aan de organisatie" in page


# --- Afterwards ---------------------------------------------------------------------------------


def test_staff_change_and_cancel_for_the_guest(as_mo, mo, activity):
    send(as_mo, full(activity, 3), **NO_MAIL)
    make_signup(activity.moments.get(), "Wim", people=2)
    signup = Signup.objects.get(name="Truus")
    url = f"{GUEST}{signup.pk}/"

    too_many = as_mo.post(url, {"people": "4", "note": ""})
    assert too_many.status_code == 422

    as_mo.post(url, {"people": "1", "note": "Komt met rollator."})
    as_mo.post(f"{url}afmelden/")

    signup.refresh_from_db()
    assert (signup.note, signup.state) == ("Komt met rollator.", State.CANCELLED)
    said = [(entry.user, entry.change_message) for entry in LogEntry.objects.order_by("pk")]
    assert said == [
        (mo, "Gewijzigd namens wie komt"),
        (mo, "Afgemeld namens wie zou komen"),
    ]
    assert "Truus" not in "".join(LogEntry.objects.values_list("object_repr", flat=True))


def test_moderator_meets_only_whom_staff_signed_up(as_mo, as_olga, activity):
    own = make_signup(activity.moments.get(), "Wim")

    assert as_mo.get(f"{GUEST}{own.pk}/").status_code == 404
    assert as_mo.post(f"{GUEST}{own.pk}/afmelden/").status_code == 404
    assert as_olga.get(f"{GUEST}{own.pk}/").status_code == 200


def test_called_off_shows_whom_to_ring(as_mo, activity):
    send(as_mo, activity, **NO_MAIL, phone="06 12345678")
    activity.moments.update(cancelled_at="2026-11-22T12:00Z")

    assert "Gaat niet door: bel even" in as_mo.get("/beheer/invoeren/").text


def test_thirty_days_later_nothing_is_known(as_mo, activity):
    send(as_mo, activity, **NO_MAIL, phone="06 12345678")
    moment = activity.moments.get()

    later = moment.ends_at.replace(year=2027)
    assert Signup.objects.ended_before(later).count() == 1
    Signup.objects.ended_before(later).forget_people()

    signup = Signup.objects.get()
    assert (signup.name, signup.phone, signup.entered_by) == ("", "", None)
    assert not Signup.objects.ended_before(later).exists()


def test_who_has_no_address_can_still_be_approved(as_mo, activity):
    activity.approves_signups = True
    activity.save()
    send(as_mo, activity, **NO_MAIL)

    assert approve(Signup.objects.with_activity().get())
    assert Signup.objects.get().state == State.COMING
