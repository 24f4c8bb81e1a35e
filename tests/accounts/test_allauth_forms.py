"""allauth's forms speak plain Dutch, and so do the rules for passwords."""

import re

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from accounts.models import User

FORMAL = re.compile(r"\b(u|uw)\b", re.IGNORECASE)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("url", "labels"),
    [
        ("/account/login/wachtwoord/", ["Je e-mailadres", "Je wachtwoord"]),
        ("/account/password/reset/", ["Je e-mailadres"]),
    ],
)
def test_forms_for_strangers_have_our_labels(client, url, labels):
    form = client.get(url).context["form"]

    assert [field.label for field in form] == labels
    assert not any("placeholder" in field.field.widget.attrs for field in form)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("url", "labels"),
    [
        ("/account/email/", ["Je nieuwe e-mailadres"]),
        ("/account/password/set/", ["Je wachtwoord", "Nog een keer hetzelfde"]),
        ("/account/2fa/totp/activate/", ["Code uit de app"]),
    ],
)
def test_forms_for_who_is_in_have_our_labels(as_sam, sam, url, labels):
    sam.set_unusable_password()
    sam.save()
    as_sam.force_login(sam)

    response = as_sam.get(url)

    assert [field.label for field in response.context["form"]] == labels
    assert not FORMAL.search(response.content.decode())


@pytest.mark.parametrize(
    ("password", "error"),
    [
        ("kort-1", "Neem minstens 8 tekens."),
        ("84629173", "Neem niet alleen cijfers."),
        ("welcome1", "Dit wachtwoord gebruiken te veel mensen."),
        ("samira.jansen", "Dit lijkt te veel op je naam of je e-mailadres."),
    ],
)
def test_weak_password_is_refused_in_plain_dutch(password, error):
    user = User(name="Samira Jansen", email="samira.jansen@example.nl")

    with pytest.raises(ValidationError) as refusal:
        validate_password(password, user)

    assert error in refusal.value.messages


def test_three_words_are_a_good_password():
    validate_password("soep-met-brood", User(name="Sam", email="sam@example.nl"))
