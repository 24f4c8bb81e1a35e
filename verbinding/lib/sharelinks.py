"""Links with which a visitor passes a page of ours on.

They are addresses and nothing more: no other site hears of a visitor who doesn't follow one.
"""

from dataclasses import dataclass
from urllib.parse import quote, urlencode


@dataclass(frozen=True)
class Link:
    label: str
    url: str


def address(base, **parameters):
    return f"{base}?{urlencode(parameters, quote_via=quote)}"


def links_to_friends(page: str, text: str, subject: str, hashtag: str = "") -> list[Link]:
    """`text` is what a friend reads and holds the page's address; some sites take only that."""
    tag = {"hashtag": hashtag} if hashtag else {}
    return [
        Link("WhatsApp", address("https://wa.me/", text=text)),
        Link("E-mail", address("mailto:", subject=subject, body=text)),
        Link("LinkedIn", address("https://www.linkedin.com/sharing/share-offsite/", url=page)),
        Link("Facebook", address("https://www.facebook.com/sharer/sharer.php", u=page, **tag)),
        # Mastodon's own page: it asks which server is yours, and the text never reaches it.
        Link("Mastodon", f"https://share.joinmastodon.org/#text={quote(text)}"),
        Link("Bluesky", address("https://bsky.app/intent/compose", text=text)),
    ]
