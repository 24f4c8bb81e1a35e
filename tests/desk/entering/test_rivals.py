"""The last place, wanted by nine visitors and by who is on the phone with the desk."""

import pytest
from django.db import connection

from signups.guests import confirm, sign_up_for
from signups.models import Signup, State, Tally
from tests.factories import make_activity, make_signup, make_user
from tests.signups.test_rivals import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_ten_rivals_of_whom_one_is_staff_give_one_place(mo):
    activity = make_activity("Soep", coming="aanmelden")
    activity.moments.update(capacity=1)
    moment = activity.moments.get()
    visitors = [make_user(f"Gast {number}") for number in range(9)]
    waiting = [
        make_signup(moment, user.name, email=user.email, state=State.UNCONFIRMED)
        for user in visitors
    ]
    for_truus = Signup(moment=moment, name="Truus", people=1, form_token=waiting[0].key)

    actions = [
        lambda signup=signup, user=user: confirm(
            Signup.objects.with_activity().get(pk=signup.pk), user
        )
        for signup, user in zip(waiting, visitors, strict=True)
    ]
    at_once([*actions, lambda: sign_up_for(for_truus, by=mo)])

    connection.close()
    assert Tally.objects.get().taken == 1
    assert Signup.objects.coming().count() == 1
    assert Signup.objects.in_line().count() == 9
