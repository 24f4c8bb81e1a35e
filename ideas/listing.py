"""What the list of ideas says in words, and where to go when nothing fits."""

from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True)
class Way:
    label: str
    url: str
    count: int | None = None


def sentence(filters, count):
    """ "12 ideeën voor thuis, in hooguit een uur, gratis": all filters in force."""
    noun = "idee" if count == 1 else "ideeën"
    return f"{count or 'Geen'} {noun} {', '.join(filters.words.values())}".strip()


def chosen(filters):
    """Each filter in force, with the address of the list without it."""
    return [Way(words, list_url(filters, {name})) for name, words in filters.words.items()]


def ways_on(filters, ideas):
    """Which one filter to let go to find something, most first; a query for each."""
    if len(filters.words) < 2:
        return []
    ways = (
        Way(f"Zonder “{words}”", list_url(filters, {name}), filters.narrow(ideas, {name}).count())
        for name, words in filters.words.items()
    )
    return sorted((way for way in ways if way.count), key=lambda way: -way.count)


def list_url(filters, without):
    query = filters.query(without)
    return f"{reverse('ideas:list')}?{query}" if query else reverse("ideas:list")
