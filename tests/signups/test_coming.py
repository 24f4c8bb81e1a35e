"""The page behind "Kom erbij": what it answers to each activity, and the button without data."""

import pytest
from django.test import Client

from signups.models import Nod, Signup, Tally
from tests.conftest import logged_in
from tests.factories import make_activity, make_signup
from tests.queries import queries_of
from tests.signups.typed import guard, page_of, typed
from verbinding.lib.pagecache import raise_revision
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db

COOKIE = "ik-kom"


@pytest.fixture
def activity(edition):
    return make_activity("Soep", coming="ik-kom")


def moments(activity):
    return [str(moment.uuid) for moment in activity.moments.all()]


def press(client, activity, **buttons):
    return client.post(page_of(activity), guard(**buttons))


def count():
    return sum(Tally.objects.values_list("nods", flat=True))


# --- What is asked of whom ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("coming", "words", "label"),
    [
        ("gewoon", "Kom gewoon langs", None),
        ("ik-kom", "met één klik", "Ik kom"),
        ("aanmelden", "dan weet de organisator dat je komt", "Meld je aan"),
        ("elders", "op een andere website", "Naar de aanmelding"),
        ("vol", "Aanmelden kan niet meer.", None),
    ],
)
def test_page_of_the_activity_invites_as_its_organiser_chose(client, edition, coming, words, label):
    link = "https://kaarten.example.nl/" if coming == "elders" else ""
    activity = make_activity(coming=coming, signup_link=link)

    page = client.get(activity.get_absolute_url())

    invitation = page.context["invitation"]
    assert invitation.title == ("Het zit vol" if coming == "vol" else "Kom erbij")
    assert f">{invitation.title}</h2>" in page.text
    assert words in invitation.words
    assert (invitation.label or None) == label
    assert words in page.text
    assert not label or f">{label}</a>" in page.text
    assert client.get(page_of(activity)).status_code == 200


def test_card_says_that_it_is_full_until_it_no_longer_is(client, edition):
    activity = make_activity(coming="vol")
    assert "</svg>Vol</li>" in client.get("/activiteiten/").text

    activity.coming = "gewoon"
    activity.save()
    raise_revision()

    assert "</svg>Vol</li>" not in client.get("/activiteiten/").text


def test_link_elsewhere_that_waits_for_a_look_is_announced(client, edition):
    activity = make_activity(coming="elders", signup_link="")

    assert "De link volgt nog" in client.get(activity.get_absolute_url()).text


@pytest.mark.parametrize("end", ["own", "cancelled", "over", "moment"])
def test_nobody_is_invited_where_nobody_can_come(client, activity, moment_in_time, end):
    if end == "own":
        make_own(activity)
    elif end == "cancelled":
        type(activity).objects.update(status=Status.CANCELLED)
    elif end == "moment":
        activity.moments.update(cancelled_at="2026-11-20T10:00Z")
    else:
        moment_in_time.move_to("2026-12-20 12:00:00+01:00")

    page = client.get(activity.get_absolute_url())

    assert page.context["invitation"] is None
    assert "Kom erbij" not in page.text


def make_own(activity):
    own = {"openness": "eigen-groep", "address_visibility": "buurt", "coming": "gewoon"}
    type(activity).objects.update(**own)


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (Status.CONCEPT, 404),
        (Status.SUBMITTED, 404),
        (Status.CHANGES_ASKED, 404),
        (Status.REJECTED, 404),
        (Status.OFFLINE, 410),
        (Status.PUBLISHED, 200),
        (Status.CANCELLED, 200),
    ],
)
@pytest.mark.parametrize("coming", ["ik-kom", "aanmelden"])
def test_small_page_answers_by_status(client, edition, status, expected, coming):
    activity = make_activity(coming=coming, status=status)

    assert client.get(page_of(activity)).status_code == expected
    sent = client.post(page_of(activity), typed(comes=moments(activity)[0]))
    assert sent.status_code == {200: 302 if status == Status.PUBLISHED else 409}.get(
        expected, expected
    )
    assert Signup.objects.count() + Nod.objects.count() == (status == Status.PUBLISHED)


def test_own_group_has_no_such_page(client, activity):
    make_own(activity)

    assert client.get(page_of(activity)).status_code == 404


@pytest.mark.parametrize("coming", ["gewoon", "elders", "vol"])
def test_sending_where_nothing_is_asked_keeps_nothing(client, edition, coming):
    activity = make_activity(coming=coming, signup_link="https://kaarten.example.nl/")

    assert client.post(page_of(activity), typed()).status_code == 409
    assert not Signup.objects.exists()


@pytest.mark.parametrize("coming", ["ik-kom", "aanmelden"])
def test_small_page_asks_as_often_for_four_moments_as_for_two(client, edition, coming):
    two = make_activity(coming=coming, moments=2)
    four = make_activity(coming=coming, moments=4)
    for moment in four.moments.all():
        make_signup(moment)

    assert queries_of(client, page_of(two)) == queries_of(client, page_of(four)) > 0


# --- The numbers on a page that is kept ---------------------------------------------------------


def test_kept_page_follows_the_places_and_no_other_page_is_thrown_away(
    edition, as_sam, django_assert_num_queries
):
    activity = make_activity("Soep", coming="aanmelden")
    activity.moments.update(capacity=2)
    reader, list_page = Client(), "/activiteiten/"
    before = reader.get(list_page)
    assert "Nog 2 plaatsen" in reader.get(activity.get_absolute_url()).text

    as_sam.post(page_of(activity), typed(name="Sam"))

    assert "Nog 1 plaats" in reader.get(activity.get_absolute_url()).text
    with django_assert_num_queries(0):
        assert reader.get(list_page).content == before.content


# --- "Ik kom" without data ----------------------------------------------------------------------


def test_reading_gives_no_cookie_of_ours(client, activity):
    page = client.get(activity.get_absolute_url())
    small = client.get(page_of(activity))

    assert not page.cookies
    assert set(small.cookies) == {"csrftoken"}


def test_one_click_counts_and_is_remembered_by_the_browser_alone(client, activity):
    answer = press(client, activity, comes=moments(activity)[0])

    cookie = answer.cookies[COOKIE]
    assert answer.url == page_of(activity)
    assert cookie["httponly"] is True
    assert (cookie["samesite"], cookie["path"]) == ("Lax", "/")
    assert set(answer.cookies) == {COOKIE}
    assert count() == 1
    assert "Fijn, je komt" in client.get(answer.url).text
    assert "Fijn, je komt" not in Client().get(answer.url).text
    assert not Signup.objects.exists()


def test_page_tells_how_many_come_also_when_it_was_kept(client, activity):
    assert "mensen komen al" not in client.get(activity.get_absolute_url()).text

    for _ in range(3):
        press(Client(), activity, comes=moments(activity)[0])

    assert "3 mensen komen al" in client.get(activity.get_absolute_url()).text


def test_one_browser_counts_once(client, activity):
    for _ in range(3):
        press(client, activity, comes=moments(activity)[0])

    assert count() == 1


def test_double_click_counts_once(activity):
    data = guard(comes=moments(activity)[0])

    # The second arrives before the browser has the cookie of the first.
    for _ in range(2):
        Client().post(page_of(activity), data)

    assert count() == 1


def test_undone_it_no_longer_counts(client, activity):
    first = moments(activity)[0]
    press(client, activity, comes=first)
    press(Client(), activity, comes=first)

    answer = press(client, activity, stays=first)

    assert count() == 1
    assert Nod.objects.count() == 1
    assert answer.cookies[COOKIE].value == ""
    assert "Fijn, je komt" not in client.get(answer.url).text


def test_nobody_undoes_for_others(client, activity):
    first = moments(activity)[0]
    press(Client(), activity, comes=first)

    press(client, activity, stays=first)
    client.cookies[COOKIE] = '{"x": "y"}'
    press(client, activity, stays=first)

    assert count() == 1


def test_moments_are_counted_apart(client, edition):
    activity = make_activity(coming="ik-kom", moments=2)
    first, second = moments(activity)
    data = guard(comes=first)

    client.post(page_of(activity), data)
    client.post(page_of(activity), {**data, "comes": second})
    client.post(page_of(activity), guard(stays=first))

    assert [one.nods for one in Tally.objects.order_by("moment__starts_at")] == [0, 1]


@pytest.mark.parametrize("button", [{}, {"comes": "x"}, {"comes": ""}, {"stays": "\x00"}])
def test_strange_buttons_change_nothing(client, activity, button):
    answer = press(client, activity, **button)

    assert answer.status_code == 422
    assert count() == 0


def test_moment_of_another_activity_is_refused(client, activity, edition):
    other = make_activity(coming="ik-kom")

    answer = press(client, activity, comes=moments(other)[0])

    assert answer.status_code == 422
    assert count() == 0


def test_too_many_clicks_from_one_network_wait(activity):
    for _ in range(60):
        press(Client(), activity, comes=moments(activity)[0])

    answer = press(Client(), activity, comes=moments(activity)[0])

    assert answer.status_code == 429
    assert count() == 60


def test_button_needs_the_token_against_forgery(activity):
    client = Client(enforce_csrf_checks=True)

    assert press(client, activity, comes=moments(activity)[0]).status_code == 403


@pytest.mark.parametrize("who", ["sam", "anna", "mo", "olga"])
def test_whoever_is_logged_in_stays_as_unknown(who, activity, request):
    client = logged_in(request.getfixturevalue(who))

    press(client, activity, comes=moments(activity)[0])

    assert count() == 1
    assert [field.name for field in Nod._meta.fields] == ["id", "moment", "token", "created_at"]


def test_who_comes_reads_so_and_can_keep_the_date(client, activity):
    agenda = f'href="{activity.get_absolute_url()}agenda.ics"'
    assert agenda not in client.get(page_of(activity)).text

    press(client, activity, comes=moments(activity)[0])

    page = client.get(page_of(activity)).text
    assert ">Je komt</h1>" in page
    assert "Jij bent de eerste" in page
    assert agenda in page
