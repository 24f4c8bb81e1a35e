"""What a browser remembers for us: never more than a cookie can hold."""

import uuid

import pytest
from django.conf import settings
from django.http import HttpResponse

from verbinding.lib.browsernotes import BrowserNotes

NOTES = BrowserNotes("NOD_COOKIE_NAME", salt="tests.notes")


@pytest.mark.parametrize("length", [36, 56, 1000])
def test_browser_keeps_the_newest_notes_in_a_cookie_that_fits(length, rf):
    held = {f"{n:0{length}}": [str(uuid.uuid4())] for n in range(60)}
    response, request = HttpResponse(), rf.get("/")

    NOTES.keep(response, held)
    cookie = response.cookies[settings.NOD_COOKIE_NAME]
    request.COOKIES[settings.NOD_COOKIE_NAME] = cookie.value

    kept = NOTES.of(request)
    assert len(cookie.OutputString()) < 4096
    assert kept
    assert list(kept.items()) == list(held.items())[-len(kept) :]
