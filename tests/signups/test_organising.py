"""The organiser's list: who sees it, what it tells, and what its buttons do."""

import csv
import io

import pytest
from django.test import Client

from activities.models import Activity
from signups.models import Signup, State, Tally
from tests.conftest import logged_in
from tests.factories import make_activity, make_moment, make_signup, make_user
from tests.queries import queries_of
from tests.signups.typed import guard, letters_to, newest_letter_to
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db

DURING = "2026-12-14 14:30:00+01:00"


@pytest.fixture
def activity(edition, team, anna):
    activity = make_activity("Soep", coming="aanmelden", approves_signups=True, owner=anna)
    activity.moments.update(capacity=5)
    return activity


@pytest.fixture
def moment(activity):
    return activity.moments.get()


def list_of(activity):
    return f"/activiteiten/{activity.slug}/aanmeldingen/"


def press(client, signup, button):
    return client.post(list_of(signup.activity), {button: signup.pk}, follow=True)


def read_csv(answer):
    text = answer.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


# --- Who sees it --------------------------------------------------------------------------------


def test_list_is_for_owner_co_organiser_and_leads_of_the_team(activity, team, bram, sam, chris):
    activity.co_organisers.add(sam)
    type(activity).objects.update(team=team, owner=make_user())
    lead = team.memberships.get(role="kartrekker").user

    def answer_to(user):
        return logged_in(user).get(list_of(activity)).status_code

    assert [answer_to(user) for user in (sam, lead, bram, chris)] == [200, 200, 403, 403]


@pytest.mark.parametrize("part", ["", "aanmeldingen.csv", "{pk}/nee/"])
def test_nobody_else_reads_or_changes_who_comes(activity, moment, sam, part):
    signup = make_signup(moment, state=State.ASKED)
    address = list_of(activity) + part.format(pk=signup.pk)
    Client()

    for client, status in ((Client(), 302), (logged_in(sam), 403)):
        assert client.get(address).status_code == status
        assert client.post(address, {"approve": signup.pk}).status_code in {status, 405}
    type(activity).objects.update(status=Status.CONCEPT, published_at=None)
    assert logged_in(sam).get(address).status_code == 404
    assert Signup.objects.get().state == State.ASKED


def test_list_is_kept_nowhere(as_anna, activity):
    answer = as_anna.get(list_of(activity))

    assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))


def test_list_only_holds_its_own_activity(as_anna, activity):
    elsewhere = make_signup(name="Elders", state=State.ASKED)
    elsewhere.activity.__class__.objects.update(owner=activity.owner)
    other = make_signup(name="Vreemd", state=State.ASKED)

    page = as_anna.post(list_of(activity), {"approve": other.pk}, follow=True)

    assert "net veranderd" in page.text
    assert "Vreemd" not in page.text
    assert as_anna.get(f"{list_of(activity)}{other.pk}/nee/").status_code == 404
    assert set(Signup.objects.values_list("state", flat=True)) == {State.ASKED}


# --- What it tells ------------------------------------------------------------------------------


def test_list_without_anybody_says_so(as_anna, activity):
    assert "Nog niemand" in as_anna.get(list_of(activity)).text


def test_list_tells_who_comes_who_waits_in_order_and_who_asks(as_anna, activity, moment):
    make_signup(moment, "Zoë", people=3, note="Ik neem brood mee")
    make_signup(moment, "Anouk <b>")
    make_signup(moment, "Eerst", state=State.WAITING, people=2)
    make_signup(moment, "Daarna", state=State.WAITING)
    make_signup(moment, "Vraagt", state=State.ASKED)
    for state in (State.UNCONFIRMED, State.CANCELLED, State.DECLINED):
        make_signup(moment, "Onzichtbaar", state=state)

    page = as_anna.get(list_of(activity))

    (at,) = page.context["guests"]
    assert [one.name for one in at.coming] == ["Anouk <b>", "Zoë"]
    assert [one.name for one in at.waiting] == ["Eerst", "Daarna"]
    assert [one.name for one in at.asked] == ["Vraagt"]
    assert (at.people, at.people_waiting) == (4, 3)
    assert "nog 1 plaats" in page.text
    assert "Ik neem brood mee" in page.text
    assert "Anouk &lt;b&gt;" in page.text
    assert "Onzichtbaar" not in page.text


def test_clicks_without_a_name_are_counted(as_anna, activity, moment):
    type(activity).objects.update(coming="ik-kom")
    Tally.objects.create(moment=moment, nods=7)

    assert "7 keer “ik kom”" in as_anna.get(list_of(activity)).text
    assert "7 keer “ik kom”" in as_anna.get("/mijn/").text


def test_names_that_went_after_thirty_days_stay_as_a_number(as_anna, activity, moment):
    make_signup(moment, people=3)
    Signup.objects.all().forget_people()

    page = as_anna.get(list_of(activity))

    assert "De namen van wie er kwamen, hebben we na dertig dagen weggegooid" in page.text
    assert page.context["guests"][0].people == 3


def test_two_hundred_ask_the_database_no_more_than_one(as_anna, activity, moment):
    make_signup(moment, state=State.ASKED)
    with_one = queries_of(as_anna, list_of(activity))
    Signup.objects.bulk_create(
        Signup(
            moment=moment,
            name=f"Gast {n}",
            email=f"gast{n}@example.nl",
            state=State.COMING,
            form_token=f"00000000-0000-0000-0000-{n:012}",
            confirmed_at="2026-11-23T10:00Z",
        )
        for n in range(200)
    )
    make_moment(activity)

    assert queries_of(as_anna, list_of(activity)) == with_one
    assert queries_of(as_anna, f"{list_of(activity)}aanmeldingen.csv") <= with_one


def test_file_opens_in_a_spreadsheet_and_runs_nothing(as_anna, activity, moment):
    make_signup(moment, '=HYPERLINK("x")', note="@som;\nmet een regel", people=2)
    make_signup(moment, "Wacht", state=State.WAITING)

    answer = as_anna.get(f"{list_of(activity)}aanmeldingen.csv")

    assert answer.content.startswith(b"\xef\xbb\xbfdag;begin;naam;")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    coming, waiting = read_csv(answer)
    assert coming["naam"] == '\'=HYPERLINK("x")'
    assert coming["opmerking"] == "'@som; met een regel"
    assert (coming["dag"], coming["begin"], coming["mensen"]) == ("2026-12-14", "14:00", "2")
    assert (waiting["stand"], waiting["nummer_in_de_rij"]) == ("Op de wachtlijst", "1")
    assert "@example.nl" not in answer.text


# --- Yes and no ---------------------------------------------------------------------------------


def test_yes_lets_somebody_come_with_a_letter(as_anna, moment):
    signup = make_signup(moment, state=State.ASKED)

    page = press(as_anna, signup, "approve")

    assert "Noor komt en krijgt nu een mail" in page.text
    assert Signup.objects.get().state == State.COMING
    assert letters_to(signup.email) == ["Je komt: Soep"]


def test_yes_twice_writes_one_letter_and_says_so(as_anna, moment):
    signup = make_signup(moment, state=State.ASKED)

    press(as_anna, signup, "approve")

    assert "net veranderd" in press(as_anna, signup, "approve").text
    assert len(letters_to(signup.email)) == 1


def test_no_asks_first_and_sends_the_words_along(as_anna, activity, moment):
    signup = make_signup(moment, state=State.ASKED)
    address = f"{list_of(activity)}{signup.pk}/nee/"

    assert "Nee zeggen tegen Noor?" in as_anna.get(address).text
    assert Signup.objects.get().state == State.ASKED
    as_anna.post(address, guard(note="Het is te druk.\nEen <b>volgende</b> keer!"))

    assert Signup.objects.get().state == State.DECLINED
    letter = newest_letter_to(signup.email)
    assert "> Het is te druk.\n> Een <b>volgende</b> keer!" in letter.message
    assert "<b>volgende" not in letter.html_message
    assert "anna@example.nl" not in letter.message + str(letter.headers)


def test_somebody_taken_off_the_list_makes_room_for_the_next(as_anna, activity, moment):
    coming = make_signup(moment, people=5)
    waiting = make_signup(moment, "Wacht", state=State.WAITING)

    as_anna.post(f"{list_of(activity)}{coming.pk}/nee/", guard(note=""))

    waiting.refresh_from_db()
    assert waiting.state == State.COMING
    assert letters_to(waiting.email) == ["Er is plaats, je komt: Soep"]


def test_words_that_are_too_long_come_back(as_anna, activity, moment):
    signup = make_signup(moment, state=State.ASKED)

    answer = as_anna.post(f"{list_of(activity)}{signup.pk}/nee/", guard(note="😀" * 301))

    assert answer.status_code == 422
    assert Signup.objects.get().state == State.ASKED


def test_after_it_is_over_nobody_is_let_in_or_sent_away(as_anna, moment, moment_in_time):
    signup = make_signup(moment, state=State.ASKED)
    moment_in_time.move_to("2026-12-15 12:00:00+01:00")

    assert "Ja zeggen kan niet meer" in press(as_anna, signup, "approve").text
    page = as_anna.get(f"{list_of(signup.activity)}{signup.pk}/nee/", follow=True)
    assert "net veranderd" in page.text
    assert Signup.objects.get().state == State.ASKED


# --- Who was there ------------------------------------------------------------------------------


def test_presence_is_noted_from_the_day_on(as_anna, moment, moment_in_time):
    signup = make_signup(moment, people=2)

    assert "net veranderd" in press(as_anna, signup, "present").text
    assert "Niet erbij" not in as_anna.get(list_of(signup.activity)).text
    moment_in_time.move_to(DURING)
    for button, noted in (("present", True), ("absent", False), ("unnoted", None)):
        page = press(as_anna, signup, button)
        assert Signup.objects.get().is_present is noted
        assert page.redirect_chain == [(f"{list_of(signup.activity)}#wie-{signup.pk}", 302)]
    assert page.context["guests"][0].people_present == 0


@pytest.mark.parametrize("value", ["", "0", "-1", "x", "9" * 30, "' or 1=1"])
def test_button_with_nonsense_changes_nothing(as_anna, moment, moment_in_time, value):
    make_signup(moment)
    moment_in_time.move_to(DURING)

    page = as_anna.post(list_of(moment.activity), {"present": value}, follow=True)

    assert "net veranderd" in page.text
    assert Signup.objects.get().is_present is None


# --- Under /mijn/ -------------------------------------------------------------------------------


def test_mine_counts_who_comes_and_asks_for_an_answer_first(as_anna, activity, moment):
    make_signup(moment, people=3)
    make_signup(moment, "Wacht", state=State.WAITING)
    make_signup(moment, "Vraagt", state=State.ASKED, people=4)

    page = as_anna.get("/mijn/")

    assert "3 mensen komen · 1 op de wachtlijst" in page.text
    assert "1 wacht op je antwoord" in page.text
    assert "Iemand wil komen bij “Soep”." in page.text
    assert page.text.count(f'href="{list_of(activity)}"') == 2


def test_mine_leaves_out_what_was_long_ago_and_what_is_of_others(as_anna, as_sam, activity, clock):
    clock.move_to("2026-12-22 12:00:00+01:00")

    assert list_of(activity) not in as_anna.get("/mijn/").text
    assert list_of(activity) not in as_sam.get("/mijn/").text


@pytest.fixture
def clock(moment_in_time):
    return moment_in_time


def test_list_without_names_offers_no_file_and_counts_nobody(as_anna, activity):
    page = as_anna.get(list_of(activity)).text

    assert "Nog niemand" in page
    assert "0 mensen" not in page
    assert "aanmeldingen.csv" not in page


def test_party_is_counted_with_who_signed_up(as_anna, moment):
    make_signup(moment, people=2)

    page = as_anna.get(list_of(moment.activity)).text

    assert "</strong>, 2 mensen" in page
    assert "aanmeldingen.csv" in page


def test_who_signed_up_stays_in_sight_once_it_is_full(as_anna, activity, moment):
    make_signup(moment, "Noor")
    Activity.objects.update(coming=Activity.Coming.FULL)

    assert list_of(activity) in as_anna.get("/mijn/").text
    assert list_of(activity) in as_anna.get(activity.get_absolute_url()).text
