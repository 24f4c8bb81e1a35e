"""Persons and the addresses that they proved."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from accounts.people import owns_address, person_for, prove_address

pytestmark = pytest.mark.django_db


def test_person_for_a_proven_address_is_its_owner(sam):
    assert person_for("sam@example.nl") == sam


def test_person_for_an_address_that_another_only_claims_is_somebody_new(sam):
    """Sam typed max's address and never proved it."""
    EmailAddress.objects.create(user=sam, email="max@example.nl", verified=False)

    person = person_for("max@example.nl")

    assert person != sam
    assert owns_address(person, "max@example.nl")
    assert not owns_address(sam, "max@example.nl")


def test_prove_address_makes_it_the_one_to_write_to():
    user = User.objects.create_user("noor@example.nl")
    EmailAddress.objects.create(user=user, email="oud@example.nl", primary=True)

    prove_address(user)

    assert EmailAddress.objects.get_primary_email(user) == "noor@example.nl"


def test_owns_address_forgives_capitals(sam):
    assert owns_address(sam, " SAM@example.nl")


def test_nobody_owns_nothing(sam):
    assert not owns_address(AnonymousUser(), "sam@example.nl")
    assert not owns_address(User.objects.create_user("eva@example.nl"), "eva@example.nl")
