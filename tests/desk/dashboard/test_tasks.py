"""The admin's lists by what one comes to do: each stands somewhere, once."""

import pytest
from django.apps import apps
from django.contrib import admin

from accounts.models import User
from desk.dashboard.tasks import BY_APP, TASK_OF, TASKS
from tests.conftest import logged_in
from tests.factories import make_second_step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]

DESK = "/beheer/"


def lists_on(response):
    return {
        task["name"]: [model["model"]._meta.label for model in task["models"]]
        for task in response.context["app_list"]
    }


@pytest.fixture
def as_technician():
    user = User.objects.create_superuser("techniek@example.nl", "x", name="Techniek")
    make_second_step(user)
    return logged_in(user)


def test_every_list_stands_in_one_place(as_technician):
    shown = lists_on(as_technician.get(DESK))

    everything = [label for labels in shown.values() for label in labels]
    registered = {model._meta.label for model in admin.site._registry}
    assert sorted(everything) == sorted(registered)
    assert list(shown) == list(TASKS)


def test_lists_stand_in_order_of_use(as_olga):
    shown = lists_on(as_olga.get(DESK))

    assert shown["Activiteiten"][:2] == ["activities.Activity", "signups.Signup"]
    assert shown["Teams"][0] == "teams.InspiratieTeam"
    assert shown["Techniek"] == ["desk.ListTransfer"]


def test_what_is_named_exists():
    assert [label for label in TASK_OF if not label.startswith("auth.") and not known(label)] == []
    assert {name for name in BY_APP if not apps.is_installed(name)} == set()
    assert set(BY_APP.values()) <= set(TASKS)


def known(label):
    return any(model._meta.label == label for model in apps.get_models())


def test_moderator_sees_the_lists_they_may_open(as_mo):
    shown = lists_on(as_mo.get(DESK))

    assert "accounts.User" not in shown.get("Mensen", [])
    assert "Sponsors" not in shown
    assert "desk.Report" in shown["Mensen"]


@pytest.mark.parametrize("url", ["activities/activity/", "teams/inspiratieteam/"])
def test_side_menu_of_a_list_is_by_task_and_marks_where_one_is(url, as_olga):
    page = as_olga.get(f"{DESK}{url}").text

    assert "<caption>Teksten</caption>" in page
    assert page.count('aria-current="page"') == 1
    assert f'<a href="{DESK}{url}" aria-current="page">' in page


def test_page_of_one_app_still_answers(as_olga):
    response = as_olga.get(f"{DESK}teams/")

    assert response.status_code == 200
    assert "InspiratieTeams" in response.text
