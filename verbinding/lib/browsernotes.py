"""What a visitor's own browser alone remembers, in a signed cookie that a button begins."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core import signing

# Browsers drop a cookie of more than 4096, name and all, and then nothing could be undone any more.
MOST_BYTES = 3600


@dataclass(frozen=True)
class BrowserNotes:
    """Short texts by key; `setting` names the setting that holds the cookie's name.

    The signature keeps others from making notes up; it hides nothing from who holds the browser.
    """

    setting: str
    salt: str
    kept: timedelta = timedelta(days=60)
    # What goes beyond this, or beyond what a cookie holds, forgets the first.
    most: int = 40

    def of(self, request) -> dict:
        """Empty for a cookie that isn't ours."""
        cookie = request.COOKIES.get(getattr(settings, self.setting), "")
        try:
            held = signing.loads(cookie, salt=self.salt)
        except signing.BadSignature:
            return {}
        return held if isinstance(held, dict) else {}

    def keep(self, response, notes: dict) -> None:
        name = getattr(settings, self.setting)
        if not notes:
            response.delete_cookie(name, samesite="Lax")
            return
        response.set_cookie(
            name,
            self.signed(dict(list(notes.items())[-self.most :])),
            max_age=self.kept,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )

    def signed(self, notes: dict) -> str:
        while len(text := signing.dumps(notes, salt=self.salt)) > MOST_BYTES:
            del notes[next(iter(notes))]
        return text
