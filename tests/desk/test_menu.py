"""The menu of the desk: few headings, only what one may, and where one is."""

import html5lib
import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from desk.menu import GROUPS
from desk.rooms import ROOMS
from tests.conftest import logged_in
from tests.factories import make_page, make_second_step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]

SENT_IN = ["Online zonder blik vooraf", "Meldingen", "Invoeren voor iemand", "Afzenders"]
WORDS = ["Mededelingen", "Teksten", "Brieven"]
LISTS = ["Lijsten meenemen", "Lijsten inlezen"]
RUNNING = ["Nieuwe editie", "Wie doet wat", "Logboek", "Mislukte e-mails"]
# What stands under no heading, and what under which, for whom.
SEEN = {
    "mo": (["Bureau", "Wachtrij", "Naar de site"], {"Inzendingen": SENT_IN}),
    "vera": (["Bureau", "Naar de site"], {"Regelen": LISTS}),
    "tess": (["Bureau", "Naar de site"], {"Schrijven": WORDS}),
    "olga": (
        ["Bureau", "Wachtrij", "Naar de site"],
        {
            "Inzendingen": SENT_IN,
            "Schrijven": ["Mail aan groepen", *WORDS],
            "Regelen": [*LISTS, *RUNNING],
        },
    ),
}


def menu_on(client, url):
    page = html5lib.parse(client.get(url).text, namespaceHTMLElements=False)
    return page.find(".//nav[@class='desk-menu']")


def words_of(element):
    return " ".join("".join(element.itertext()).split())


def links_of(menu):
    """Those under no heading, and those under each."""
    groups = {
        words_of(details.find("summary")).removesuffix(" (hier ben je)"): [
            words_of(link) for link in details.iter("a")
        ]
        for details in menu.iter("details")
    }
    return [words_of(link) for link in menu.findall("./ul/li/a")], groups


@pytest.mark.parametrize("url", ["/beheer/", "/beheer/password_change/"])
@pytest.mark.parametrize("who", SEEN)
def test_shows_what_one_may_under_few_headings(who, url, request):
    menu = menu_on(logged_in(request.getfixturevalue(who)), url)

    assert links_of(menu) == SEEN[who]


def test_every_room_with_a_label_has_its_place():
    placed = [name for _, places in GROUPS for name in places if isinstance(name, str)]

    assert sorted(placed) == sorted(room.name for room in ROOMS if room.label)


def test_a_heading_over_one_place_is_that_place(sam):
    """Whoever only reads reports has no role of ours, and still finds them at once."""
    sam.is_staff = True
    sam.save()
    make_second_step(sam)
    sam.user_permissions.add(Permission.objects.get(codename="view_report"))

    menu = menu_on(logged_in(sam), "/beheer/")

    assert links_of(menu) == (["Bureau", "Meldingen", "Naar de site"], {})


def named(client, url):
    """What a page is called: in its window and at its top."""
    page = html5lib.parse(client.get(url).text, namespaceHTMLElements=False)
    return page.find(".//title").text.rpartition(" – ")[0], words_of(page.find(".//h1"))


def test_pages_are_called_what_leads_to_them(as_olga):
    lists = {"Meldingen"}  # of the admin, which has headings of its own
    links = [
        (words_of(link), link.get("href"))
        for link in menu_on(as_olga, "/beheer/").iter("a")
        if link.get("href") != "/" and words_of(link) not in lists
    ]
    buttons = [
        (room.action, reverse(room.url_name)) for room in ROOMS if room.action and not room.label
    ]

    assert {name: named(as_olga, url) for name, url in links + buttons} == {
        name: (name, name) for name, _ in links + buttons
    }


@pytest.mark.parametrize(
    ("url", "link", "current", "heading"),
    [
        ("/beheer/", "Bureau", "page", None),
        ("/beheer/wachtrij/", "Wachtrij", "page", None),
        ("/beheer/wachtrij/online/", "Online zonder blik vooraf", "page", "Inzendingen"),
        ("/beheer/wachtrij/klaar/", "Wachtrij", "true", None),
        ("/beheer/desk/report/?stand=open", "Meldingen", "page", "Inzendingen"),
        ("/beheer/teksten/", "Teksten", "page", "Schrijven"),
        ("/beheer/teksten/over/", "Teksten", "true", "Schrijven"),
    ],
)
def test_marks_where_one_is(url, link, current, heading, as_olga):
    make_page("over")

    menu = menu_on(as_olga, url)

    marked = [(words_of(a), a.get("aria-current")) for a in menu.iter("a") if a.get("aria-current")]
    assert marked == [(link, current)]
    here = [words_of(summary) for summary in menu.iter("summary") if "ben je" in words_of(summary)]
    assert here == ([f"{heading} (hier ben je)"] if heading else [])
