"""“Wie doet wat”: letting colleagues in, giving roles and helping who lost their phone."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission
from post_office.models import Email

from accounts.models import User
from desk.groups import EDITOR, MODERATOR, ORGANISER, SPONSOR_MANAGER
from tests import factories
from tests.conftest import logged_in
from tests.guarded import letters_to, subjects_to
from tests.queries import queries_of

pytestmark = pytest.mark.django_db

PAGE = "/beheer/wie-doet-wat/"


@pytest.fixture
def roles(olga, mo, vera, tess):
    return {group.name: group.pk for group in Group.objects.all()}


def page_of(person):
    return f"{PAGE}{person.pk}/"


def names_of(person):
    return sorted(person.groups.values_list("name", flat=True))


def seen_by(client, person):
    return client.get(page_of(person)).context["form"].initial["seen"]


def add(client, roles, email="Eva@Example.nl", *names, name="Eva"):
    chosen = [roles[each] for each in names]
    return client.post(PAGE, {"email": email, "name": name, "roles": chosen})


# --- Who is here --------------------------------------------------------------------------------


def test_page_tells_who_may_what_and_who_lacks_the_second_step(as_olga, roles, mo):
    factories.make_user("Eva", email="eva@example.nl", is_staff=True)
    factories.make_user("Bezoeker", email="gast@example.nl")

    response = as_olga.get(PAGE)

    found = {person.name: lacks for person, lacks in response.context["people"]}
    assert found == {"Eva": True, "Mo": False, "Olga": False, "Tess": False, "Vera": False}
    assert "Eén collega heeft nog geen app voor codes" in response.text
    assert SPONSOR_MANAGER in response.text


def test_page_asks_as_often_for_three_as_for_one(as_olga, roles):
    factories.make_user("Een", is_staff=True).groups.add(roles[MODERATOR])
    one = queries_of(as_olga, PAGE)
    for name in ("Twee", "Drie"):
        factories.make_user(name, is_staff=True).groups.add(roles[MODERATOR])

    assert queries_of(as_olga, PAGE) == one


# --- Letting in ---------------------------------------------------------------------------------


def test_colleague_is_let_in_by_address_and_reads_how(as_olga, olga, roles):
    response = add(as_olga, roles, "Eva@Example.nl", MODERATOR, EDITOR)

    eva = User.objects.get(email="eva@example.nl")
    assert response.url == PAGE
    assert (eva.is_staff, eva.name, names_of(eva)) == (True, "Eva", [MODERATOR, EDITOR])
    assert not eva.has_usable_password()
    assert not eva.emailaddress_set.exists()
    [letter] = letters_to(Email.objects.all(), "eva@example.nl")
    assert letter.subject == "Je mag nu meewerken aan het bureau"
    for words in (f"- {MODERATOR}", f"- {EDITOR}", "/beheer/", "authenticator", "Olga vraagt je"):
        assert words in letter.message
    entry = LogEntry.objects.get(object_id=str(eva.pk))
    assert (entry.user, entry.object_repr) == (olga, f"persoon {eva.pk}")
    assert entry.change_message == "Toegelaten tot het bureau: Moderator, Tekstredacteur."


def test_who_has_an_account_already_keeps_it(as_olga, roles, sam):
    add(as_olga, roles, "sam@example.nl", EDITOR, name="Een andere naam")

    sam.refresh_from_db()
    assert (sam.is_staff, sam.name, names_of(sam)) == (True, "Sam", [EDITOR])


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"email": "", "roles": [MODERATOR]}, "Vul je e-mailadres in"),
        ({"email": "geen adres", "roles": [MODERATOR]}, "Dit lijkt geen e-mailadres"),
        ({"email": "eva@example.nl", "roles": []}, "Kies ten minste één rol"),
        ({"email": "eva@example.nl", "roles": [MODERATOR], "name": "a\nb"}, "op één regel"),
        ({"email": "eva@example.nl", "roles": [MODERATOR], "name": "x" * 81}, "80"),
        ({"email": "mo@example.nl", "roles": [MODERATOR]}, "werkt al aan het bureau"),
        ({"email": "weg@example.nl", "roles": [MODERATOR]}, "Dit account is afgesloten"),
    ],
)
def test_wrong_words_stay_in_the_form(fields, words, as_olga, roles):
    factories.make_user("Weg", email="weg@example.nl", is_active=False)
    fields["roles"] = [roles[name] for name in fields["roles"]]

    response = as_olga.post(PAGE, {"name": "Eva", **fields})

    assert response.status_code == 422
    assert words in response.text
    assert f'value="{fields["email"]}"' in response.text or not fields["email"]
    assert not Email.objects.exists()


def test_nobody_gives_a_role_beyond_their_own(roles, as_olga):
    """Not one from the page, and not one typed into the request."""
    mighty = Group.objects.create(name="Alles")
    mighty.permissions.set(Permission.objects.filter(content_type__app_label="auth"))

    response = add(as_olga, {**roles, "Alles": mighty.pk}, "eva@example.nl", "Alles")

    assert response.status_code == 422
    assert not User.objects.filter(email="eva@example.nl").exists()


def test_same_letter_goes_out_once_for_two_clicks(as_olga, roles):
    add(as_olga, roles, "eva@example.nl", MODERATOR)
    second = add(as_olga, roles, "eva@example.nl", MODERATOR)

    assert second.status_code == 422
    assert len(subjects_to("eva@example.nl")) == 1


# --- Changing -----------------------------------------------------------------------------------


def test_roles_are_changed_and_told(as_olga, roles, mo):
    seen = seen_by(as_olga, mo)

    as_olga.post(page_of(mo), {"roles": [roles[SPONSOR_MANAGER]], "seen": seen})

    assert names_of(mo) == [SPONSOR_MANAGER]
    assert subjects_to("mo@example.nl") == ["Je rollen aan het bureau zijn gewijzigd"]
    assert LogEntry.objects.get().change_message == "Rollen: Sponsorbeheerder."


def test_same_roles_again_change_and_tell_nothing(as_olga, roles, mo):
    as_olga.post(page_of(mo), {"roles": [roles[MODERATOR]], "seen": seen_by(as_olga, mo)})

    assert not LogEntry.objects.exists()
    assert subjects_to("mo@example.nl") == []


def test_the_later_of_two_reads_how_it_stands(as_olga, roles, mo):
    seen = seen_by(as_olga, mo)
    mo.groups.set([roles[EDITOR]])

    response = as_olga.post(page_of(mo), {"roles": [roles[ORGANISER]], "seen": seen})

    assert response.status_code == 409
    assert "Intussen veranderde een ander de rollen" in response.text
    assert names_of(mo) == [EDITOR]


def test_nobody_changes_their_own_roles_or_those_of_who_may_more(as_olga, olga, roles):
    boss = factories.make_user("Ria", is_staff=True, is_superuser=True)

    for person in (olga, boss):
        response = as_olga.get(page_of(person))
        assert "Alleen om te lezen" in response.text
        answer = as_olga.post(
            page_of(person),
            {"roles": [roles[EDITOR]], "seen": response.context["form"]["seen"].value()},
        )
        assert answer.status_code == 409
        assert EDITOR not in names_of(person)


def test_who_is_no_colleague_has_no_page(as_olga, sam):
    assert as_olga.get(page_of(sam)).status_code == 404


# --- Removing -----------------------------------------------------------------------------------


def sure(name):
    return {f"{name}-is_sure": "on"}


def test_colleague_is_taken_off_the_desk(as_olga, mo):
    as_mo = logged_in(mo)

    as_olga.post(f"{page_of(mo)}weg/", sure("remove_form"))

    mo.refresh_from_db()
    assert (mo.is_staff, mo.is_active, names_of(mo)) == (False, True, [])
    assert as_mo.get("/beheer/wachtrij/", follow=True).status_code == 403
    assert subjects_to("mo@example.nl") == ["Je werkt niet meer mee aan het bureau"]
    assert LogEntry.objects.get().change_message == "Van het bureau gehaald."


@pytest.mark.parametrize("what", ["tweede-stap", "weg"])
def test_grave_buttons_ask_whether_you_are_sure(what, as_olga, mo):
    response = as_olga.post(f"{page_of(mo)}{what}/")

    mo.refresh_from_db()
    assert response.status_code == 422
    assert "Zet een vinkje als je het zeker weet" in response.text
    assert mo.is_staff
    assert Authenticator.objects.filter(user=mo).exists()


def test_of_two_who_remove_each_other_one_stays(as_olga, olga, roles):
    ria = factories.make_user("Ria", email="ria@example.nl", is_staff=True)
    ria.groups.add(roles[ORGANISER])
    factories.make_second_step(ria)
    as_ria = logged_in(ria)

    as_olga.post(f"{page_of(ria)}weg/", sure("remove_form"))
    as_ria.post(f"{page_of(olga)}weg/", sure("remove_form"))

    assert User.objects.filter(is_staff=True, groups=roles[ORGANISER]).get() == olga


# --- The second step ----------------------------------------------------------------------------


def test_lost_phone_is_mended_with_a_letter_and_a_line(as_olga, olga, mo):
    as_olga.post(f"{page_of(mo)}tweede-stap/", sure("reset_form"))
    as_mo = logged_in(User.objects.get(pk=mo.pk))

    assert not Authenticator.objects.filter(user=mo).exists()
    assert (
        as_mo.get("/beheer/", follow=True)
        .redirect_chain[-1][0]
        .startswith("/account/twee-stappen/")
    )
    assert subjects_to("mo@example.nl") == ["Je tweede stap is gewist"]
    entry = LogEntry.objects.get()
    assert (entry.user, entry.change_message) == (olga, "Tweede stap gewist.")


def test_lost_phone_is_logged_out_and_stays_out(as_olga, as_mo, mo):
    """Else it could set up a second step itself, or count as having taken the new one."""
    assert as_mo.get("/beheer/").status_code == 200

    as_olga.post(f"{page_of(mo)}tweede-stap/", sure("reset_form"))

    assert as_mo.get("/mijn/").status_code == 302
    Authenticator.objects.create(user=mo, type=Authenticator.Type.TOTP, data={})
    assert as_mo.get("/beheer/wachtrij/").status_code == 302


def test_nobody_mends_their_own(as_olga, olga):
    response = as_olga.post(f"{page_of(olga)}tweede-stap/", sure("reset_form"))

    assert response.status_code == 409
    assert Authenticator.objects.filter(user=olga).exists()
