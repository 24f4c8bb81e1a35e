"""The chain of inspiration as nested lists, a bounded number of teams on each page."""

from dataclasses import dataclass, field

from django.core.paginator import Paginator

PER_PAGE = 100
# Deeper than this nobody can follow on a phone; such a team stands in the last list, and says
# from which team it came.
DEEPEST = 6


@dataclass(eq=False)
class Row:
    link: object
    # A team of an earlier page, repeated so that what follows from it hangs where it belongs.
    is_repeated: bool = False
    rows: list = field(default_factory=list)

    @property
    def names_parent(self):
        return self.link.generation > DEEPEST


def page_of_rows(chain, number):
    """A page, whose `object_list` holds teams, and the same teams as nested rows."""
    page = Paginator(list(chain.in_order()), PER_PAGE).get_page(number)
    return page, nested(page.object_list)


def nested(links):
    """The rows of the highest level; each holds those below it."""
    top = Row(None)
    path = [top]
    for one in links:
        if path == [top]:
            path += repeated(one, top)
        del path[min(one.generation, DEEPEST) :]
        row = Row(one)
        path[-1].rows.append(row)
        path.append(row)
    return top.rows


def repeated(first, top):
    """The teams from which the first one of a page follows, each in the one before."""
    links, parent = [], first.parent
    while parent:
        links.append(parent)
        parent = parent.parent
    path = []
    for one in links[::-1][: DEEPEST - 1]:
        row = Row(one, is_repeated=True)
        (path[-1] if path else top).rows.append(row)
        path.append(row)
    return path
