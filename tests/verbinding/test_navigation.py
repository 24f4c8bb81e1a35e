"""The menu tells where you are and reads nothing of who you are."""

from django.test import RequestFactory

from verbinding.navigation import navigation


def context(path="/", **cookies):
    request = RequestFactory().get(path)
    request.COOKIES.update(cookies)
    return navigation(request)


def test_navigation_marks_the_page_and_the_part_of_the_site():
    exact = {item["label"]: item for item in context("/activiteiten/")["nav"]["main"]}
    below = {item["label"]: item for item in context("/activiteiten/soep-a1b2c/")["nav"]["main"]}

    assert (exact["Activiteiten"]["is_current"], exact["Activiteiten"]["current"]) == (True, "page")
    assert (below["Activiteiten"]["is_current"], below["Activiteiten"]["current"]) == (True, "true")
    assert below["Teams"]["is_current"] is False


def test_navigation_leaves_out_rooms_that_are_not_built(settings):
    settings.ROOT_URLCONF = "signups.urls"

    assert context()["nav"]["main"] == []


def test_navigation_sees_a_session_by_its_cookie_alone(settings):
    assert context()["has_session"] is False
    assert context(**{settings.SESSION_COOKIE_NAME: "x"})["has_session"] is True


def test_navigation_queries_nothing_before_the_edition_is_used(django_assert_num_queries, edition):
    with django_assert_num_queries(0):
        found = context()["edition"]

    with django_assert_num_queries(1):
        assert found.title == edition.title
