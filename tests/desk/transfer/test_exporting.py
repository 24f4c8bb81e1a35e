"""Taking lists along: who may, which rows, what is in them and what never is."""

import pytest

from activities.models import Activity
from desk.models import ListTransfer
from desk.transfer.resources import base
from tests.desk.transfer.sheets import content_of, rows_of_csv, rows_of_xlsx
from tests.factories import (
    make_activity,
    make_audience,
    make_edition,
    make_language,
    make_membership,
    make_signup,
    make_sponsor,
    make_sponsorship,
    make_team,
    make_theme,
    make_user,
)
from tests.impact.made import make_result
from tests.queries import captured, queries_of
from verbinding.lib.publishing import Status

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]

PAGE = "/beheer/export/"
KINDS = ("activiteiten", "teams", "sponsors", "aantallen", "organisatoren")


def take(client, kind, format="csv", **data):
    return client.post(f"{PAGE}{kind}/", {"format": format, **data})


# --- Who ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "status"),
    [("client", 302), ("as_sam", 302), ("as_mo", 403), ("as_tess", 403), ("as_olga", 200)],
)
def test_page_is_for_organisers(who, status, request):
    assert request.getfixturevalue(who).get(PAGE).status_code == status


@pytest.mark.parametrize("kind", KINDS)
def test_lists_are_for_organisers(kind, as_mo, as_olga):
    data = {"purpose": "De brief over de spullen."}

    assert take(as_mo, kind, **data).status_code == 403
    assert take(as_olga, kind, **data).status_code == 200


def test_sponsor_manager_takes_sponsors_and_nothing_else(as_vera):
    answers = {kind: take(as_vera, kind).status_code for kind in KINDS}

    assert answers == dict.fromkeys(KINDS, 403) | {"sponsors": 200}
    assert as_vera.get(PAGE).text.count("Wat staat erin?") == 1


def test_unknown_list_is_no_page(as_olga):
    assert take(as_olga, "gasten").status_code == 404


def test_looking_changes_nothing_and_get_gives_no_file(as_olga):
    assert as_olga.get(f"{PAGE}activiteiten/").status_code == 405
    as_olga.get(PAGE)

    assert ListTransfer.objects.count() == 0


# --- What is in it ------------------------------------------------------------------------------


def full_activity(**overrides):
    activity = make_activity(
        theme=make_theme(), team=make_team(), summary="Kom erbij.", moments=2, **overrides
    )
    activity.audiences.add(make_audience())
    activity.languages.add(make_language())
    return activity


@pytest.mark.parametrize(("format", "rows_of"), [("csv", rows_of_csv), ("xlsx", rows_of_xlsx)])
def test_activity_is_one_row_of_what_everyone_may_know(format, rows_of, as_olga):
    activity = full_activity()
    make_signup(activity.moments.first(), people=3)
    make_result(activity, people=35)

    [row] = rows_of(take(as_olga, "activiteiten", format))

    words = {name: str(value or "") for name, value in row.items()}
    assert words["sleutel"] == activity.slug
    assert (words["editie"], words["titel"]) == ("2026", "Soep voor de straat")
    assert (words["datum"], words["van"], words["tot"]) == ("2026-12-14", "14:00", "16:00")
    assert words["meer momenten"] == "2026-12-15 14:00-16:00"
    assert (words["straat en huisnummer"], words["plaats"]) == ("Marktplein 1", "Zwolle")
    assert (words["gemeente"], words["provincie"]) == ("Zwolle", "Overijssel")
    assert (words["thema"], words["team"]) == ("Samen eten", "Samen in Zwolle")
    assert (words["doelgroepen"], words["talen"]) == ("Ouderen", "Nederlands")
    assert (words["status"], words["kosten"]) == ("Gepubliceerd", "0,00")
    assert (words["aangemeld"], words["gekomen"]) == ("3", "35")


def test_counts_are_a_row_for_each_moment_without_a_name(as_olga):
    activity = full_activity()
    first, second = activity.moments.order_by("starts_at")
    make_signup(first, "Yusuf", people=3, is_present=True)
    make_signup(first, "Willemijn", state="wachtlijst")
    make_signup(second, "Noor")
    make_result(activity, people=35)

    rows = rows_of_csv(take(as_olga, "aantallen"))

    numbers = [(row["datum"], row["aangemeld"], row["op de wachtlijst"]) for row in rows]
    assert numbers == [("2026-12-14", "3", "1"), ("2026-12-15", "1", "0")]
    assert [row["gekomen"] for row in rows] == ["35", ""]
    assert [row["was erbij"] for row in rows] == ["3", "0"]
    for name in ("Yusuf", "Willemijn", "Noor", "@"):
        assert name not in str(rows)


def test_team_tells_its_years_and_no_person(as_olga, anna):
    team = make_team(contact_email="anna@example.nl", contact_phone="0612345678", lead=anna)
    make_membership(team, make_user("Bram"))

    response = take(as_olga, "teams")

    [row] = rows_of_csv(response)
    assert (row["naam"], row["edities"], row["leden"]) == ("Samen in Zwolle", "2026", "2")
    assert "anna@example.nl" not in str(row)
    assert "0612345678" not in str(row)


def test_sponsor_is_a_row_for_each_year(as_olga):
    sponsor = make_sponsor(link="https://korst.example.nl/")
    make_sponsorship(sponsor)
    make_sponsorship(sponsor, edition=make_edition(2024))
    make_sponsor("Zonder jaar")

    rows = rows_of_csv(take(as_olga, "sponsors"))

    assert [(row["naam"], row["editie"]) for row in rows] == [
        (sponsor.name, "2024"),
        (sponsor.name, "2026"),
        ("Zonder jaar", ""),
    ]
    assert ListTransfer.objects.get().rows == 3


@pytest.mark.parametrize("kind", ["aantallen", "activiteiten", "sponsors", "teams"])
def test_no_list_but_the_one_apart_holds_an_address(kind, as_olga, anna):
    activity = full_activity(
        owner=anna,
        contact_email="anna@example.nl",
        contact_phone="0612345678",
        address_visibility="buurt",
        address="Geheimstraat 7",
        place_label="Zwolle",
    )
    make_signup(activity.moments.first(), email="yusuf@example.nl")

    content = content_of(take(as_olga, kind)).decode()

    for secret in ("@example.nl", "0612345678", "Geheimstraat"):
        assert secret not in content


def test_addresses_of_organisers_ask_what_for_and_are_logged(as_olga, olga, anna):
    full_activity(owner=anna)
    full_activity(owner=None)
    full_activity(owner=make_user("Weg", is_active=False))

    refused = take(as_olga, "organisatoren")
    assert refused.status_code == 422
    assert "Vertel in een paar woorden waarvoor." in refused.text
    assert ListTransfer.objects.count() == 0

    [row] = rows_of_csv(take(as_olga, "organisatoren", purpose="De brief over de spullen."))

    assert (row["naam"], row["e-mailadres"]) == ("Anna", "anna@example.nl")
    transfer = ListTransfer.objects.get()
    assert (transfer.by, transfer.rows) == (olga, 1)
    assert transfer.purpose == "De brief over de spullen."


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_no_cell_can_run(format, as_olga):
    make_activity("=cmd|' /C calc'!A0", summary="+1", shown_name="@SUM(A1)")
    rows_of = rows_of_csv if format == "csv" else rows_of_xlsx

    [row] = rows_of(take(as_olga, "activiteiten", format))

    assert row["titel"] == "'=cmd|' /C calc'!A0"
    assert (row["in één zin"], row["naam op de site"]) == ("'+1", "'@SUM(A1)")


def test_line_breaks_of_a_description_stay(as_olga):
    make_activity(description="Eerst soep.\r\n\r\nDaarna brood.")

    [row] = rows_of_csv(take(as_olga, "activiteiten"))

    assert row["beschrijving"] == "Eerst soep.\r\n\r\nDaarna brood."


# --- Which rows ---------------------------------------------------------------------------------


def test_edition_is_chosen(as_olga):
    then = make_edition(2024)
    make_activity("Nu")
    make_activity("Toen", edition=then)

    rows = rows_of_csv(take(as_olga, "activiteiten", edition=then.pk))

    assert [row["titel"] for row in rows] == ["Toen"]
    assert ListTransfer.objects.get().selection == "Week van de Verbinding 2024"


def test_list_of_the_admin_goes_along_with_its_filter(as_olga):
    make_activity("Online")
    make_activity("Wacht", status=Status.SUBMITTED)
    page = as_olga.get("/beheer/activities/activity/", {"status__exact": "ingediend", "p": "1"})
    link = f"{PAGE}?uit=activity&amp;filter=status__exact%3Dingediend"
    assert link in page.text

    shown = as_olga.get(link.replace("&amp;", "&"))
    assert shown.text.count("Wat staat erin?") == 3  # activities, counts, organisers
    rows = rows_of_csv(take(as_olga, "activiteiten", filter="status__exact=ingediend"))

    assert [row["titel"] for row in rows] == ["Wacht"]
    assert ListTransfer.objects.get().selection == "filter: status__exact=ingediend"


def test_search_words_stay_out_of_the_log(as_olga, anna):
    make_activity("Van Anna", owner=anna)
    make_activity("Van een ander")

    rows = rows_of_csv(take(as_olga, "activiteiten", filter="q=anna@example.nl"))

    assert [row["titel"] for row in rows] == ["Van Anna"]
    assert ListTransfer.objects.get().selection == "filter: q=…"


@pytest.mark.parametrize(
    "chosen",
    [
        "status__exact=%00",
        "online=9999-12-31",
        "ingevoerd=0001-01-01..9999-12-31",
        "submitted_at__year=99999999",
    ],
)
def test_odd_filter_is_refused_in_words(chosen, as_olga):
    response = take(as_olga, "activiteiten", filter=chosen)

    assert response.status_code == 422
    assert "Dit filter kennen we niet." in response.text
    assert ListTransfer.objects.count() == 0


@pytest.mark.parametrize("value", ["x", "9" * 30])
def test_filter_that_nothing_fits_takes_nothing_along(value, as_olga):
    make_activity()
    make_edition(2024)  # of a single one the admin offers no filter

    response = take(as_olga, "activiteiten", filter=f"edition__id__exact={value}")

    assert response.status_code == 422 or rows_of_csv(response) == []


def test_moderator_sees_no_way_to_take_the_list_along(as_mo):
    assert PAGE not in as_mo.get("/beheer/activities/activity/").text


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/beheer/teams/inspiratieteam/", "inspiratieteam"),
        ("/beheer/sponsors/sponsor/", "sponsor"),
    ],
)
def test_other_lists_lead_there_too(address, name, as_olga):
    assert f"{PAGE}" in as_olga.get(address).text
    assert as_olga.get(PAGE, {"uit": name, "filter": "q=a"}).text.count("Wat staat erin?") == 1


def test_too_long_for_a_workbook_says_so(as_olga, monkeypatch):
    monkeypatch.setattr("desk.transfer.exporting.MOST_IN_WORKBOOK", 1)
    make_activity("Een")
    make_activity("Twee")

    response = take(as_olga, "activiteiten", "xlsx")

    assert response.status_code == 422
    assert "te veel voor Excel" in response.text
    assert take(as_olga, "activiteiten", "csv").status_code == 200


# --- What it costs ------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_queries_grow_with_batches_not_with_rows(kind, as_olga, anna, monkeypatch):
    monkeypatch.setattr(base, "ROWS_AT_ONCE", 500)

    def cost():
        with captured() as queries:
            content_of(take(as_olga, kind, purpose="Een brief aan allen."))
        return len(queries)

    full_activity(owner=anna)
    make_sponsorship(make_sponsor("Een"))
    few = cost()
    for number in range(3):
        full_activity(owner=make_user(f"Persoon {number}"))
        make_sponsorship(make_sponsor(f"Sponsor {number}"))

    assert cost() == few


def test_batches_follow_each_other_without_a_gap(as_olga):
    for number in range(7):
        make_activity(f"Soep {number}")

    titles = [one.title for batch in base.in_batches(Activity.objects.all(), 3) for one in batch]

    assert titles == [f"Soep {number}" for number in range(7)]


def test_page_shows_who_took_what_in_few_queries(as_olga, olga):
    take(as_olga, "activiteiten")
    few = queries_of(as_olga, PAGE)
    for _ in range(3):
        take(as_olga, "teams")

    assert queries_of(as_olga, PAGE) == few
    assert as_olga.get(PAGE).text.count("<td>Olga</td>") == 4
