"""From an idea, or another activity, to one's own: the words go along, and where they came from."""

import pytest
from django.test import Client

from activities.models import Activity
from tests import factories
from tests.accounts.doors import digits_sent_to, enter
from tests.activities.entries import NEW, entry
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(edition):
    factories.make_spelregels()
    return edition


def test_an_idea_fills_the_form_and_is_remembered(world, as_anna):
    theme = factories.make_theme()
    idea = factories.make_idea(theme=theme)
    url = f"{NEW}?idee={idea.slug}"

    page = as_anna.get(url)
    initial = page.context["form"].initial
    as_anna.post(url, entry(title=initial["title"]))

    assert initial["description"] == idea.invitation
    assert initial["theme"] == theme
    made = Activity.objects.get()
    assert made.title == idea.title
    assert made.copied_from_idea == idea
    assert made.copied_from is None


def test_a_stranger_keeps_the_idea_through_the_code(world):
    idea, client = factories.make_idea(), Client()

    client.post(f"{NEW}?idee={idea.slug}", entry(email="noor@example.nl"))
    enter(client, digits_sent_to("noor@example.nl"))

    made = Activity.objects.get()
    assert (made.status, made.copied_from_idea) == (Status.SUBMITTED, idea)


def test_the_idea_stays_when_the_form_comes_back_with_mistakes(world, as_anna):
    idea = factories.make_idea()
    url = f"{NEW}?idee={idea.slug}"

    refused = as_anna.post(url, entry(title=""))
    more = as_anna.post(url, entry(meer="1"))

    assert refused.status_code == 422
    for page in (refused, more):
        assert idea.get_absolute_url() in page.text


@pytest.mark.parametrize("status", [s for s in Status if s != Status.PUBLISHED])
def test_no_copy_points_at_an_idea_that_nobody_sees(status, world, as_anna, anna):
    idea = factories.make_idea(status=status, sent_by=anna)
    url = f"{NEW}?idee={idea.slug}"

    page = as_anna.get(url)
    as_anna.post(url, entry())

    assert "title" not in page.context["form"].initial
    assert Activity.objects.get().copied_from_idea is None


@pytest.mark.parametrize("slug", ["bestaat-niet", "", "%F0%9F%8D%B2", "a" * 300, "..%2F.."])
def test_an_unknown_idea_is_ignored_kindly(slug, world):
    assert Client().get(f"{NEW}?idee={slug}").status_code == 200


@pytest.mark.parametrize("status", [Status.PUBLISHED, Status.CANCELLED])
def test_an_activity_is_copied_in_words_and_never_in_place(status, world, as_sam, anna):
    last_year = factories.make_edition(2025)
    example = factories.make_activity(
        edition=last_year, status=status, owner=anna, contact_email="anna@example.nl"
    )

    answer = as_sam.get(f"{example.get_absolute_url()}doe-ook/")
    initial = as_sam.get(answer["Location"]).context["form"].initial
    as_sam.post(answer["Location"], entry(title="Onze soep"))

    assert (initial["title"], initial["description"]) == (example.title, example.description)
    assert set(initial) & {"place_query", "address", "contact_email", "contact_phone"} == set()
    made = Activity.objects.get(title="Onze soep")
    assert made.copied_from == example
    assert made.edition == world


@pytest.mark.parametrize("status", [Status.CONCEPT, Status.SUBMITTED, Status.OFFLINE])
def test_what_a_stranger_cannot_see_is_not_copied(status, world):
    hidden = factories.make_activity(status=status)

    assert Client().get(f"{hidden.get_absolute_url()}doe-ook/").status_code == 404
    page = Client().get(f"{NEW}?voorbeeld={hidden.slug}")
    assert "title" not in page.context["form"].initial


def test_who_was_refused_starts_again_from_their_own_words(world, as_anna, anna):
    refused = factories.make_activity(status=Status.REJECTED, owner=anna)

    answer = as_anna.get(f"{refused.get_absolute_url()}doe-ook/")

    assert as_anna.get(answer["Location"]).context["form"].initial["title"] == refused.title


def test_pages_tell_where_it_came_from_and_how_often_it_was_copied(world):
    idea = factories.make_idea()
    first = factories.make_activity("Soep hier", copied_from_idea=idea)
    factories.make_activity("Soep daar", copied_from=first)
    factories.make_activity("Wacht nog", copied_from=first, status=Status.SUBMITTED)
    factories.make_activity("Ook", copied_from_idea=idea, status=Status.CANCELLED)

    page = Client().get(first.get_absolute_url()).text
    card = Client().get(idea.get_absolute_url()).text

    assert f'Geïnspireerd door <a href="{idea.get_absolute_url()}">' in page
    assert "Deze activiteit is 1 keer nagedaan." in page
    assert "1 keer nagedaan" in card
    assert "Soep hier" in card


def test_count_stays_when_the_week_is_over_and_the_form_is_closed(world, moment_in_time):
    first = factories.make_activity("Soep hier")
    factories.make_activity("Soep daar", copied_from=first)
    moment_in_time.shift(60 * 60 * 24 * 40)

    page = Client().get(first.get_absolute_url()).text

    assert "1 keer nagedaan" in page
    assert "doe-ook" not in page


def test_a_source_that_went_offline_is_no_longer_named(world):
    idea = factories.make_idea(status=Status.OFFLINE)
    copy = factories.make_activity("Onze soep", copied_from_idea=idea)

    assert "Geïnspireerd" not in Client().get(copy.get_absolute_url()).text


@pytest.mark.parametrize(("setting", "chosen"), [("online", "online"), ("thuis", "adres")])
def test_idea_for_online_opens_that_part_of_the_form(setting, chosen, world, as_anna):
    idea = factories.make_idea(setting=setting)

    form = as_anna.get(f"{NEW}?idee={idea.slug}").context["form"]

    assert form["place_kind"].value() == chosen
    assert form.shows_more_place == (chosen == "online")
    assert form.fields["place_query"].required == (chosen != "online")


def test_form_names_the_empty_choice(world, as_anna):
    page = as_anna.get(NEW).text

    assert page.count("Geen, of weet ik niet") == 2
    assert "-----" not in page
