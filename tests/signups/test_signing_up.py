"""Signing up: from the button on the page of an activity to the own link."""

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import EmailCode, User
from signups.models import Signup, State, Tally
from tests.activities.entries import code_sent_to, type_code
from tests.conftest import logged_in
from tests.factories import make_activity, make_signup, make_user
from tests.signups.typed import NOOR, letters_to, newest_letter_to, page_of, sign_up, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def activity(edition):
    return make_activity("Soep", coming="aanmelden")


def limit(activity, capacity):
    activity.moments.update(capacity=capacity)


def taken(activity):
    return Tally.objects.get(moment__activity=activity).taken


def test_page_leads_to_the_form(client, activity):
    page = client.get(activity.get_absolute_url())

    assert f'href="{page_of(activity)}"' in page.text
    assert client.get(page_of(activity)).status_code == 200


def test_form_waits_for_the_code_and_takes_no_place(client, activity):
    limit(activity, 5)

    sent = client.post(page_of(activity), typed(email=" Noor@Example.nl ", people="2"))

    signup = Signup.objects.get()
    assert sent.url == "/account/code/"
    assert (signup.state, signup.email, signup.people) == (State.UNCONFIRMED, NOOR, 2)
    assert not Tally.objects.filter(taken__gt=0).exists()
    assert not User.objects.exists()
    assert "weet de organisator dat je komt" in client.get(sent.url).text


def test_code_takes_the_place_and_leads_to_the_own_page(client, activity):
    limit(activity, 5)
    client.post(page_of(activity), typed(people="2"))

    confirmed = type_code(client, NOOR)

    signup = Signup.objects.get()
    assert confirmed.url == signup.get_absolute_url()
    assert (signup.state, signup.user.email) == (State.COMING, NOOR)
    assert taken(activity) == 2
    page = client.get(confirmed.url)
    assert "Je komt" in page.text
    assert "met 2 mensen" in page.text
    assert letters_to(NOOR) == ["Je komt: Soep"]


def test_last_places_go_and_the_next_waits(client, activity):
    limit(activity, 2)
    sign_up(client, activity, people="2")

    late = sign_up(Client(), activity, "sara@example.nl")

    assert late.state == State.WAITING
    assert taken(activity) == 2
    assert letters_to("sara@example.nl") == ["Je staat op de wachtlijst: Soep"]
    assert "nummer 1" in newest_letter_to("sara@example.nl").message
    assert "Op de wachtlijst" in client.get(activity.get_absolute_url()).text


def test_form_tells_that_it_is_full(client, activity):
    limit(activity, 1)
    make_signup(activity.moments.get())

    page = client.get(page_of(activity)).text

    assert "vol, met een wachtlijst" in page
    assert ">Op de wachtlijst</h1>" in page
    assert ">Zet me op de wachtlijst</button>" in page
    assert "Daarna kom je" not in page


def test_mistake_is_named_once_in_the_title(client, activity):
    page = client.post(page_of(activity), typed(name=""))

    assert page.status_code == 422
    assert page.text.count("Fout: ") == 1


def test_party_larger_than_the_room_is_refused(client, activity):
    limit(activity, 3)

    sent = client.post(page_of(activity), typed(people="4"))

    assert sent.status_code == 422
    assert "maar 3 plaatsen" in sent.text
    assert not Signup.objects.exists()


def test_organiser_who_wants_to_say_yes_is_asked_first(client, activity):
    activity.approves_signups = True
    activity.save()
    limit(activity, 1)

    signup = sign_up(client, activity)

    assert signup.state == State.ASKED
    assert taken(activity) == 0
    assert letters_to(NOOR) == ["We hebben het gevraagd: Soep"]


def test_who_chose_a_moment_that_was_called_off_is_not_signed_up_for_another(client, edition):
    activity = make_activity(coming="aanmelden", moments=2)
    first, second = activity.moments.order_by("starts_at")
    first.cancelled_at = timezone.now()
    first.save()

    late = client.post(page_of(activity), typed(moment=str(first.uuid)))

    assert late.status_code == 422
    assert "Het moment dat je koos kan niet meer" in late.text
    assert f'<input type="hidden" name="moment" value="{second.uuid}"' in late.text
    assert not Signup.objects.exists()
    again = client.post(page_of(activity), typed(moment=str(second.uuid)))
    assert again.url == "/account/code/"
    assert Signup.objects.get().moment == second


def test_one_of_several_moments_is_chosen(client, edition):
    activity = make_activity(coming="aanmelden", moments=2)
    _, second = activity.moments.all()

    unanswered = client.post(page_of(activity), typed())
    shown = client.get(page_of(activity), {"moment": str(second.uuid)})
    client.post(page_of(activity), typed(moment=str(second.uuid)))

    assert list(unanswered.context["form"].errors) == ["moment"]
    assert shown.context["form"]["moment"].value() == str(second.uuid)
    assert Signup.objects.get().moment == second


@pytest.mark.parametrize("who", ["sam", "anna", "mo", "olga"])
def test_who_is_logged_in_needs_no_code(who, activity, request):
    user = request.getfixturevalue(who)
    client = logged_in(user)

    sent = client.post(page_of(activity), typed(email="ander@example.nl"))

    signup = Signup.objects.get()
    assert sent.url == signup.get_absolute_url()
    assert (signup.email, signup.user, signup.state) == (user.email, user, State.COMING)
    assert not EmailCode.objects.exists()


def test_who_never_proved_their_address_gets_a_code(activity):
    user = make_user(is_proven=False)

    sent = logged_in(user).post(page_of(activity), typed(email=user.email))

    assert sent.url == "/account/code/"


def test_double_click_makes_one(client, activity):
    data = typed()

    answers = [client.post(page_of(activity), data).url for _ in range(2)]
    type_code(client, NOOR)

    assert answers == ["/account/code/"] * 2
    assert Signup.objects.get().state == State.COMING
    assert taken(activity) == 1


def test_double_click_of_who_is_logged_in_makes_one(as_sam, activity):
    data = typed()

    answers = [as_sam.post(page_of(activity), data).url for _ in range(2)]

    assert answers == [Signup.objects.get().get_absolute_url()] * 2
    assert taken(activity) == 1


def test_second_signup_of_one_address_leads_to_the_first(client, activity):
    first = sign_up(client, activity)

    client = Client()
    client.post(page_of(activity), typed(people="3"))
    answer = type_code(client, NOOR)

    assert answer.url == first.get_absolute_url()
    assert Signup.objects.get() == first
    assert taken(activity) == 1
    assert "al aangemeld" in client.get(answer.url).text


def test_strangers_typing_my_address_block_nothing(client, activity):
    Client().post(page_of(activity), typed(name="Plaaggeest", people="9"))

    signup = sign_up(client, activity)

    assert (signup.name, signup.people, signup.state) == ("Noor", 1, State.COMING)


def test_mended_address_gets_the_signup(client, activity):
    client.post(page_of(activity), typed(email="nor@example.nl"))

    client.post("/account/code/adres/", {"email": NOOR})
    type_code(client, NOOR)

    assert Signup.objects.get(state=State.COMING).email == NOOR


@pytest.mark.parametrize("end", ["cancelled", "over", "elsewhere"])
def test_code_that_comes_too_late_says_so(client, activity, moment_in_time, end):
    client.post(page_of(activity), typed())
    digits = code_sent_to(NOOR)
    if end == "cancelled":
        activity.moments.update(cancelled_at="2026-11-23T12:00Z")
    elif end == "over":
        activity.moments.update(ends_at="2026-11-23T10:00Z", starts_at="2026-11-23T09:00Z")
    else:
        type(activity).objects.update(coming="elders")

    answer = client.post("/account/code/", {"code": digits})

    assert answer.url == activity.get_absolute_url()
    assert not Signup.objects.exists()
    assert letters_to(NOOR) == []


def test_too_many_wait_with_the_filled_form(client, activity):
    for _ in range(6):
        client.post(page_of(activity), typed())

    response = client.post(page_of(activity), typed(note="Ik neem brood mee."))

    assert response.status_code == 429
    assert response.context["form"]["note"].value() == "Ik neem brood mee."
    assert Signup.objects.count() == 6


def test_form_needs_the_token_against_forgery(activity):
    assert Client(enforce_csrf_checks=True).post(page_of(activity), typed()).status_code == 403


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "a" * 81),
        ("name", "Noor\nBeste allemaal,"),
        ("name", "\u202enoor"),
        ("email", ""),
        ("email", "geen adres"),
        ("email", "a@b.nl\nBcc: c@d.nl"),
        ("people", ""),
        ("people", "0"),
        ("people", "-1"),
        ("people", "11"),
        ("people", "9" * 40),
        ("people", "één"),
        ("note", "a" * 301),
    ],
)
def test_bad_value_is_told_beside_its_field(client, activity, field, value):
    response = client.post(page_of(activity), typed(**{field: value}))

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert not Signup.objects.exists()


@pytest.mark.parametrize("value", ["x", "", "\x00", "00000000-0000-0000-0000-000000000000"])
def test_unknown_moment_is_told_beside_its_field(client, edition, value):
    activity = make_activity(coming="aanmelden", moments=2)

    response = client.post(page_of(activity), typed(moment=value))

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["moment"]


def test_words_are_shown_as_words(client, activity):
    attack = "<script>alert(1)</script> 🎉 مرحبا"

    signup = sign_up(client, activity, name=attack, note=attack)

    page = client.get(signup.get_absolute_url()).text
    assert "<script>alert" not in page
    assert "مرحبا" in page
    assert "<script>" not in newest_letter_to(NOOR).html_message
