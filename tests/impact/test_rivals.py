"""Two clocks at once write no letter twice."""

import threading

import pytest
from django.db import connection
from django.utils import timezone
from post_office.models import Email

from impact.appreciating import tell_organiser
from impact.models import Thanks
from impact.thanks import ask, thank, thank_guests_of
from tests.factories import make_activity, make_signup, make_user
from tests.impact import made

pytestmark = pytest.mark.django_db(transaction=True)
RIVALS = 4


def letters():
    return list(Email.objects.order_by("pk").values_list("subject", flat=True))


def together(work):
    start, answers = threading.Barrier(RIVALS), []

    def run():
        start.wait()
        try:
            answers.append(bool(work()))
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(RIVALS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(answers)


ONE_WINS = [False] * (RIVALS - 1) + [True]


def test_organiser_is_thanked_and_asked_once():
    soup = make_activity("Soep", owner=make_user())

    thanked = together(lambda: thank(soup))
    seen = [Thanks.objects.select_related("activity__owner").get() for _ in range(RIVALS)]
    asked = together(lambda: ask(seen.pop()))

    assert [thanked, asked] == [ONE_WINS] * 2
    assert letters() == ["Dank je wel: Soep", "Hoe was het bij “Soep”?"]
    assert Thanks.objects.get().asked == 1


def test_guests_are_thanked_once():
    moment = make_activity("Soep", coming="aanmelden").moments.get()
    make_signup(moment)

    assert together(lambda: thank_guests_of(moment)) == ONE_WINS
    assert letters() == ["Fijn dat je erbij was: Soep"]


def test_organiser_hears_once_what_was_said():
    soup = made.make_begun("Soep", owner=make_user())
    made.make_good_word(soup)

    assert together(lambda: tell_organiser(soup, timezone.localdate())) == ONE_WINS
    assert letters() == ["Een warm woord over “Soep”"]
