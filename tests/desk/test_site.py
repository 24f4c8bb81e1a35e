"""The door of /beheer/ and its first page: what waits, and what is still to be filled in."""

import pytest
from django.contrib import admin
from post_office.models import STATUS, Email

from activities.models import Activity
from desk.dashboard.gaps import gaps
from desk.dashboard.waiting import desk_of
from editions.models import Edition, Page
from tests.conftest import logged_in
from tests.desk.queue_cast import (
    expired_code,
    hours_ago,
    online_unchecked,
    waiting_activity,
    waiting_proposal,
    waiting_team,
)
from tests.factories import (
    make_activity,
    make_enquiry,
    make_idea,
    make_message,
    make_moment,
    make_page,
    make_report,
    make_second_step,
    make_sponsor,
    make_sponsorship,
    make_team,
    make_user,
)
from tests.impact.made import make_appreciation
from tests.queries import queries_of
from verbinding.lib.publishing import Status

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]

DESK = "/beheer/"


def lines_of(user):
    return {line.label: line for line in desk_of(user).lines}


def words(user):
    return [gap.words for gap in gaps(user, Edition.objects.current())]


# --- The door -----------------------------------------------------------------------------------


def test_stranger_logs_in_on_the_sites_own_page(client):
    response = client.get(DESK, follow=True)

    assert response.redirect_chain[-1][0] == "/account/login/?next=%2Fbeheer%2F"


@pytest.mark.parametrize("who", ["as_sam", "as_bram", "as_anna", "as_chris"])
def test_visitor_is_refused(who, request):
    response = request.getfixturevalue(who).get(DESK, follow=True)

    assert response.status_code == 403


@pytest.mark.parametrize("who", ["mo", "olga"])
def test_staff_take_their_second_step_first(who, client, request):
    client.force_login(request.getfixturevalue(who))

    response = client.get(DESK, follow=True)

    assert response.redirect_chain[-1][0].startswith("/account/twee-stappen/?next=")


@pytest.mark.parametrize("who", ["as_mo", "as_olga"])
def test_staff_who_did_are_in(who, request):
    client = request.getfixturevalue(who)

    assert client.get(DESK).status_code == 200
    assert client.get("/beheer/login/").url == DESK


def test_admin_has_no_password_form_of_its_own(client):
    response = client.post("/beheer/login/", {"username": "olga@example.nl", "password": "x"})

    assert response.url.startswith("/account/login/")


def test_every_list_of_the_admin_answers_the_organiser(as_olga):
    """With one of each there, so that no column of a list breaks on a row."""
    waiting_proposal(by=make_user())
    make_report()
    make_message()
    make_enquiry()
    make_sponsorship()
    make_idea()
    for model, model_admin in admin.site._registry.items():
        opts = model._meta
        if not as_olga_may(as_olga, model_admin):
            continue
        url = f"/beheer/{opts.app_label}/{opts.model_name}/"

        assert as_olga.get(url).status_code == 200, url
        assert as_olga.get(url, {"q": "soep"}).status_code == 200, url


def as_olga_may(client, model_admin):
    return model_admin.has_view_permission(client.get(DESK).wsgi_request)


def test_every_form_of_the_admin_answers_the_organiser(as_olga):
    waiting_proposal(by=make_user())
    make_report()
    make_message()
    make_enquiry()
    make_sponsorship()
    for model, model_admin in admin.site._registry.items():
        opts, row = model._meta, model._base_manager.first()
        if row is None or not as_olga_may(as_olga, model_admin):
            continue
        url = f"/beheer/{opts.app_label}/{opts.model_name}/{row.pk}/change/"

        assert as_olga.get(url).status_code == 200, url


# --- What waits ---------------------------------------------------------------------------------


def test_desk_counts_what_waits(olga):
    waiting_activity(waited=2)
    waiting_activity(waited=3)
    waiting_team(waited=5)
    waiting_proposal()
    make_idea(status=Status.SUBMITTED)
    make_appreciation(make_activity(owner=olga), state="wacht")
    online_unchecked()
    make_report()
    make_message()
    make_enquiry()

    lines = lines_of(olga)

    assert {label: line.count for label, line in lines.items()} == {
        "Activiteiten zonder trekker": 3,
        "Activiteiten in de wachtrij": 2,
        "Teams in de wachtrij": 1,
        "Nieuwe teksten in de wachtrij": 1,
        "Ideeën in de wachtrij": 1,
        "Waarderingen in de wachtrij": 1,
        "Ambassadeurs in de wachtrij": 0,
        "Online zonder blik vooraf": 1,
        "Meldingen": 1,
        "Berichten": 1,
        "Aanvragen van sponsors": 1,
        "Mislukte e-mails": 0,
    }
    assert lines["Activiteiten in de wachtrij"].age == "3 uur"
    assert lines["Teams in de wachtrij"].is_urgent
    assert not lines["Activiteiten in de wachtrij"].is_urgent


def test_desk_is_red_for_what_begins_within_a_day(mo):
    waiting_activity(waited=0, starts_in=20)

    assert lines_of(mo)["Activiteiten in de wachtrij"].is_urgent


def test_desk_is_red_for_a_report_sooner_than_for_a_message(olga):
    make_report(received_at=hours_ago(5))
    make_message(received_at=hours_ago(5))

    lines = lines_of(olga)

    assert lines["Meldingen"].is_urgent
    assert not lines["Berichten"].is_urgent


def test_desk_counts_failed_mail_but_no_expired_codes(olga, moment_in_time):
    letter = {"from_email": "week@example.nl", "to": ["noor@example.nl"]}
    expired_code(moment_in_time)
    Email.objects.create(status=STATUS.failed, **letter)
    Email.objects.create(status=STATUS.sent, **letter)

    line = lines_of(olga)["Mislukte e-mails"]

    assert (line.count, line.is_urgent) == (1, True)


def test_desk_counts_what_has_nobody_left(mo, anna, bram, chris, team):
    gone = make_user("Weg", is_active=False)
    online = [
        make_activity("Van niemand"),
        make_activity("Van wie weg is", owner=gone),
        make_activity("Van een lid", team=make_team("Zonder", members=[bram])),
    ]
    make_activity("Van Anna", owner=anna)
    make_activity("Van het team", team=team)
    make_activity("Met een ander erbij").co_organisers.add(chris)
    make_activity("Nog niet online", status="ingediend")
    past = make_activity("Voorbij", moments=0)
    make_moment(past, hours_ago(30))

    lines = lines_of(mo)

    assert set(Activity.objects.orphaned()) == set(online)
    assert lines["Activiteiten zonder trekker"].count == 3
    assert lines["Teams zonder kartrekker"].count == 1


def test_desk_leads_to_what_has_nobody_left(as_mo, mo, anna):
    make_activity("Van niemand")
    make_activity("Van Anna", owner=anna)

    page = as_mo.get(lines_of(mo)["Activiteiten zonder trekker"].url).text

    assert "Van niemand" in page
    assert "Van Anna" not in page


def test_desk_shows_each_only_what_they_can_do(mo):
    assert "Aanvragen van sponsors" not in lines_of(mo)
    assert "Mislukte e-mails" not in lines_of(mo)
    assert words(mo) == []


def test_desk_of_a_helper_without_rights_is_empty():
    helper = make_user("Hulp", is_staff=True)
    make_second_step(helper)
    waiting_activity()

    response = logged_in(helper).get(DESK)

    assert "Hier wacht niets op jou." in response.text


def test_links_of_the_desk_lead_somewhere(as_olga, olga):
    for line in desk_of(olga).lines:
        assert as_olga.get(line.url).status_code == 200, line.url
    for gap in gaps(olga, Edition.objects.current()):
        assert as_olga.get(gap.url).status_code == 200, gap.url


def test_desk_asks_as_many_queries_for_three_as_for_one(as_olga):
    waiting_activity()
    waiting_team("Een")
    make_message()
    few = queries_of(as_olga, DESK)
    for name in ("Twee", "Drie"):
        waiting_activity()
        waiting_team(name)
        make_message()

    assert queries_of(as_olga, DESK) == few


# --- What is still to be filled in --------------------------------------------------------------


def test_gaps_name_the_empty_facts_of_the_edition(olga, edition):
    edition.contact_email = edition.linkedin_url = ""
    edition.is_example = True
    edition.save()

    found = words(olga)

    assert f"{edition}: e-mailadres voor contact" in found
    assert f"{edition}: LinkedIngroep" in found
    assert f"{edition} is nog een voorbeeld: kloppen de data?" in found
    assert f"{edition}: hashtag" not in found


def test_gaps_name_pages_that_miss_or_are_empty(olga):
    make_page(Page.Name.PRIVACY)
    make_page(Page.Name.CONTACT, text=" ")

    found = words(olga)

    assert "Pagina “Contact” is leeg" in found
    assert "Pagina “Colofon” ontbreekt" in found
    assert "Pagina “Privacy” ontbreekt" not in found


def test_gaps_name_shown_sponsors_without_a_logo_or_link(olga):
    make_sponsorship(make_sponsor("Maan", link=""))
    make_sponsorship(make_sponsor("Zon"), is_shown=False)

    found = words(olga)

    assert "Maan: logo en website" in found
    assert not any(words.startswith("Zon") for words in found)


@pytest.mark.parametrize(
    "query",
    [
        *("created_at__year=99999999999", "created_at__year=99999999"),
        *("owner__exact=" + "9" * 30, "created_at__gte=99999-99-99"),
    ],
)
def test_absurd_filter_leads_back_to_the_list(query, as_olga):
    address = "/beheer/activities/activity/"

    response = as_olga.get(f"{address}?{query}")

    # PostgreSQL can compare a key with any number, and then finds nothing.
    answers = {(302, f"{address}?e=1"), (200, None)}
    assert (response.status_code, response.get("Location")) in answers
