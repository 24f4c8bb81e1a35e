"""The newest activities of a list as an Atom feed."""

from uuid import UUID, uuid5

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html

from activities.public_facts import (
    one_line,
    page_of,
    place_of,
    title_of,
    updated_at,
    when_of,
)

NEWEST = 50
# Ids are made of this and the slug, which never changes, so that they outlive a new domain name.
SPACE = UUID("6d9e2f0c-3b0e-4c57-9c0b-1f6f0c6a4a11")


def atom_of(activities, *, title, page, address, hashtag="") -> bytes:
    """`page` is the list that people read, `address` the feed itself."""
    feed = Atom1Feed(
        title=one_line(title),
        link=page,
        feed_url=address,
        description="",
        subtitle="Activiteiten die mensen verbinden; het nieuwste staat bovenaan.",
        language="nl",
        author_name="Week van de Verbinding",
    )
    for activity in activities:
        feed.add_item(
            title=title_of(activity),
            link=page_of(activity),
            unique_id=uuid5(SPACE, activity.slug).urn,
            description=summary_of(activity),
            pubdate=activity.published_at,
            updateddate=updated_at(activity),
            categories=categories_of(activity, hashtag),
        )
    return feed.writeString("utf-8").encode()


def summary_of(activity):
    """As HTML, for that is what Atom1Feed declares it to be."""
    when = "; ".join(when_of(one) for one in activity.moments.all() if not one.is_cancelled)
    return format_html(
        "<p>{}</p><p>{}<br>{}</p>",
        one_line(activity.lead),
        when or "Dag en tijd volgen",
        place_of(activity),
    )


def categories_of(activity, hashtag):
    theme = activity.theme.name if activity.theme else ""
    return [one_line(words) for words in (theme, hashtag) if words]
