"""One form makes one row, and nobody's words get lost."""

import uuid

import pytest
from django.db import IntegrityError

from desk.models import Message, Report
from verbinding.lib.once import store_once

pytestmark = pytest.mark.django_db

WORDS = ("subject", "words")


def message(token, **overrides):
    fields = {"subject": "Een vraag", "words": "Mag mijn hond mee?", **overrides}
    return Message(name="Femke", email="femke@example.nl", form_token=token, **fields)


def test_store_once_keeps_the_first_of_two_that_are_the_same():
    token = uuid.uuid4()

    answers = [store_once(message(token), words=WORDS) for _ in range(3)]

    assert answers == [True, False, False]
    assert Message.objects.get().form_token == token


def test_store_once_keeps_other_words_under_a_token_of_their_own():
    token = uuid.uuid4()

    assert store_once(message(token), words=WORDS)
    assert store_once(message(token, words="En mijn kat?"), words=WORDS)

    assert set(Message.objects.values_list("words", flat=True)) == {
        "Mag mijn hond mee?",
        "En mijn kat?",
    }


def test_store_once_hides_no_other_mistake():
    with pytest.raises(IntegrityError):
        store_once(Report(form_token=uuid.uuid4(), reason="anders"), words=("reason",))
