"""The organiser's form for a sponsor: who may, what a logo may be, and which addresses are free."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, PngImagePlugin

from sponsors import urls
from sponsors.forms import RESERVED_SLUGS
from sponsors.models import Sponsor
from tests.factories import make_sponsor, make_sponsorship
from tests.queries import queries_of

pytestmark = pytest.mark.django_db

LIST = "/beheer/sponsors/sponsor/"
ADD = "/beheer/sponsors/sponsor/add/"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def picture(kind="PNG", size=(300, 200), **options):
    file = BytesIO()
    Image.new("RGB", size, "teal").save(file, kind, **options)
    return file.getvalue()


def upload(content, name="logo.png", content_type="image/png"):
    return SimpleUploadedFile(name, content, content_type)


def filled(**overrides):
    return {
        "name": "Bakkerij De Korst",
        "slug": "",
        "link": "https://bakkerij.example.nl/",
        "sponsorships-TOTAL_FORMS": "0",
        "sponsorships-INITIAL_FORMS": "0",
        **overrides,
    }


def errors_of(response):
    return response.context["adminform"].form.errors


def test_logo_is_written_anew_under_a_name_of_our_own(as_olga, edition, tmp_path):
    sent = picture("JPEG", (1600, 400), comment=b"geheim")

    response = as_olga.post(ADD, filled(logo=upload(sent, "foto van mij.jpg", "image/jpeg")))

    sponsor = Sponsor.objects.get()
    stored = (tmp_path / sponsor.logo.name).read_bytes()
    assert response.status_code == 302
    assert (sponsor.logo_width, sponsor.logo_height) == (800, 200)
    assert "foto" not in sponsor.logo.name
    assert b"geheim" not in stored
    assert stored != sent


def test_logo_loses_whatever_hid_behind_the_picture(as_olga, edition, tmp_path):
    facts = PngImagePlugin.PngInfo()
    facts.add_text("Comment", "<script>alert(1)</script>")
    polyglot = picture(pnginfo=facts) + b"<script>alert(2)</script>"

    as_olga.post(ADD, filled(logo=upload(polyglot, "logo.png", "text/html")))

    stored = (tmp_path / Sponsor.objects.get().logo.name).read_bytes()
    assert b"script" not in stored
    assert Sponsor.objects.get().logo.name.endswith(".png")


def bomb():
    """A small file that claims to hold 400 million pixels."""
    file = BytesIO()
    Image.new("1", (20_000, 20_000)).save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        SVG,
        b"GIF89a" + b"\x00" * 50,
        b"",
        b"<?php system($_GET[1]); ?>",
        picture()[:200],
        picture("GIF"),
        picture("TIFF"),
        b"\x89PNG\r\n\x1a\n" + b"\x00" * (3 * 1024 * 1024),
    ],
    ids=["svg", "fake-gif", "empty", "php", "cut-off", "gif", "tiff", "heavy"],
)
def test_logo_of_another_kind_is_refused_beside_its_field(as_olga, edition, content):
    response = as_olga.post(ADD, filled(logo=upload(content)))

    assert response.status_code == 200
    assert list(errors_of(response)) == ["logo"]
    assert not Sponsor.objects.exists()


def test_logo_that_would_fill_the_memory_is_refused(as_olga, edition):
    response = as_olga.post(ADD, filled(logo=upload(bomb())))

    assert list(errors_of(response)) == ["logo"]
    assert not Sponsor.objects.exists()


def test_slug_is_made_readable_and_numbered(as_olga, edition):
    make_sponsor("Bakkerij de Korst", slug="bakkerij-de-korst")

    as_olga.post(ADD, filled())

    assert Sponsor.objects.get(name="Bakkerij De Korst").slug == "bakkerij-de-korst-2"


def test_slug_that_the_site_uses_itself_is_refused(as_olga, edition):
    response = as_olga.post(ADD, filled(slug="meedoen"))

    assert list(errors_of(response)) == ["slug"]


def test_reserved_words_hold_every_address_below_sponsors():
    own = {str(pattern.pattern).split("/")[0] for pattern in urls.urlpatterns}

    assert own - {"", "<slug:slug>"} <= RESERVED_SLUGS


def test_name_that_reads_like_an_address_of_the_site_gets_a_number(as_olga, edition):
    as_olga.post(ADD, filled(name="Meedoen"))

    assert Sponsor.objects.get().slug == "meedoen-2"


def test_name_without_letters_still_gets_an_address(as_olga, edition):
    as_olga.post(ADD, filled(name="★★★"))

    assert Sponsor.objects.get().slug == "sponsor"


def test_saving_a_sponsor_renews_the_public_pages(as_olga, client, edition):
    sponsorship = make_sponsorship()
    assert "Bakt voor de week." in client.get("/sponsors/").text
    data = filled(slug="bakkerij-de-korst") | {
        "sponsorships-TOTAL_FORMS": "1",
        "sponsorships-INITIAL_FORMS": "1",
        "sponsorships-0-id": sponsorship.pk,
        "sponsorships-0-sponsor": sponsorship.sponsor.pk,
        "sponsorships-0-edition": edition.pk,
        "sponsorships-0-kind": "sponsor",
        "sponsorships-0-is_shown": "on",
        "sponsorships-0-text": "Bakt nu bollen.",
        "sponsorships-0-order": "100",
    }

    as_olga.post(f"/beheer/sponsors/sponsor/{sponsorship.sponsor.pk}/change/", data)

    assert "Bakt nu bollen." in client.get("/sponsors/").text


def test_removing_a_sponsor_renews_the_public_pages(as_olga, client, edition):
    sponsor = make_sponsorship().sponsor
    client.get("/sponsors/")

    as_olga.post(f"/beheer/sponsors/sponsor/{sponsor.pk}/delete/", {"post": "yes"})

    assert "jij kunt de eerste zijn" in client.get("/sponsors/").text


@pytest.mark.parametrize(
    ("who", "status"),
    [("client", 302), ("as_sam", 302), ("as_anna", 302), ("as_mo", 403), ("as_olga", 200)],
)
def test_sponsors_are_the_organisers_business(who, status, edition, request):
    response = request.getfixturevalue(who).get(ADD)

    assert response.status_code == status


def test_list_asks_as_many_queries_for_three_as_for_one(as_olga, edition):
    make_sponsorship(make_sponsor("Zon"))
    few = queries_of(as_olga, LIST)
    make_sponsorship(make_sponsor("Maan"))
    make_sponsorship(make_sponsor("Ster"))

    assert queries_of(as_olga, LIST) == few
