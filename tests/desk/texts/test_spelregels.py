"""Writing a version of the Spelregels under /beheer/teksten/."""

import pytest
from django.test import Client

from editions.models import Spelregels
from tests import factories
from tests.html import mistakes_in
from tests.queries import queries_of

pytestmark = pytest.mark.django_db

LIST = "/beheer/teksten/"
NEW = f"{LIST}spelregels-versie/nieuw/"


def url_of(version):
    return f"{LIST}spelregels-versie/{version}/"


def typed(client, url, **changes):
    form = client.get(url).context["form"]
    return {
        "action": "save",
        "seen": form["seen"].value(),
        "published_at": "2026-11-23T12:00",
        "text": "We letten op elkaar.",
        **changes,
    }


def test_new_version_begins_as_a_copy_of_the_latest(edition, as_olga):
    factories.make_spelregels(4, text="We helpen elkaar.")

    form = as_olga.get(NEW).context["form"]

    assert (form.instance.version, form["text"].value()) == (5, "We helpen elkaar.")


def test_saved_version_stands_on_the_site(client, edition, as_olga):
    factories.make_spelregels(1)
    client.get("/spelregels/")

    as_olga.post(NEW, typed(as_olga, NEW, text="We groeten elkaar."))

    assert "We groeten elkaar." in Client().get("/spelregels/").content.decode()
    assert Spelregels.objects.current().version == 2


def test_preview_shows_what_differs_from_what_counts(edition, as_olga):
    factories.make_spelregels(1)
    data = typed(as_olga, NEW, action="preview", text="We **groeten** elkaar.\n\n[Lees]()")

    html = as_olga.post(NEW, data).content.decode()

    assert "<strong>groeten</strong>" in html
    assert '<del><span class="visually-hidden">weg: </span>helpen</del>' in html
    assert "leidt nergens heen" in html
    assert mistakes_in(html) == []
    assert Spelregels.objects.count() == 1


def test_version_that_nobody_agreed_with_can_be_changed(edition, as_olga):
    factories.make_spelregels(1)

    as_olga.post(url_of(1), typed(as_olga, url_of(1), text="Beter."))

    assert Spelregels.objects.get().text == "Beter."


def test_version_that_somebody_agreed_with_stays_as_it_was(edition, as_olga):
    used = factories.make_spelregels(1)
    data = typed(as_olga, url_of(1), text="Stiekem anders.")
    factories.make_team(spelregels=used)

    response = as_olga.post(url_of(1), data)

    assert response.status_code == 409
    assert "Stiekem anders." in response.content.decode()
    assert f'action="{NEW}"' in response.content.decode()
    assert Spelregels.objects.get().text == "We helpen elkaar."
    assert as_olga.get(url_of(1))["Location"] == NEW
    again = {**data, "seen": response.context["form"]["seen"].value()}
    assert as_olga.post(NEW, again).status_code == 302
    assert Spelregels.objects.get(version=2).text == "Stiekem anders."


def test_second_new_version_from_the_same_page_is_told(edition, as_olga):
    factories.make_spelregels(1)
    data = typed(as_olga, NEW, text="Nieuw.")
    as_olga.post(NEW, data)

    response = as_olga.post(NEW, {**data, "text": "Nog nieuwer."})

    assert response.status_code == 409
    assert "Nog nieuwer." in response.content.decode()
    assert Spelregels.objects.count() == 2
    assert as_olga.post(NEW, data).status_code == 422


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"text": ""}, "text"),
        ({"text": "a\x00b"}, "text"),
        ({"text": "x" * 50_001}, "text"),
        ({"published_at": ""}, "published_at"),
        ({"published_at": "2026-02-30T10:00"}, "published_at"),
        ({"published_at": "2026-11-01T10:00"}, "published_at"),
    ],
)
def test_wrong_words_are_told_beside_their_field(changes, field, edition, as_olga):
    response = as_olga.post(NEW, typed(as_olga, NEW, **changes))

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert not Spelregels.objects.exists()


def test_moderators_stay_out(edition, as_mo):
    factories.make_spelregels(1)

    assert [as_mo.get(url).status_code for url in (NEW, url_of(1))] == [403, 403]
    assert as_mo.post(NEW, {"text": "x"}).status_code == 403


def test_list_tells_how_each_stands_in_as_many_queries(edition, as_olga):
    factories.make_team(spelregels=factories.make_spelregels(1))
    few = queries_of(as_olga, LIST)
    factories.make_spelregels(2)
    factories.make_activity(spelregels=factories.make_spelregels(3))

    html = as_olga.get(LIST).content.decode()

    assert queries_of(as_olga, LIST) == few
    assert html.count("Ligt vast") == 2
    assert html.count("Geldt nu") == 1
    assert mistakes_in(html) == []
