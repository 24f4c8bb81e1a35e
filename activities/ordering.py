"""A list in the order asked for, without putting all of it in order for the sake of one page."""

import math
from copy import copy

# From so many times what is asked for the part that comes first is worth a look of its own.
MANY = 2


class InOrder:
    """What a paginator slices: the rows of `filters.apply(listed)`, with these columns.

    `count` is how many there are. Of many, those nearest or with the words in their title come
    first and are looked for alone; the others only when those don't fill the page. In order of time
    the database can stop after a page by itself (`with_first_moment`).
    """

    def __init__(self, filters, listed, columns, count):
        self.filters, self.listed, self.columns, self.count = filters, listed, columns, count

    def __getitem__(self, page):
        start, stop = page.start, page.stop
        if self.count > MANY * stop:
            if self.filters.order == "afstand":
                return self._nearest(start, stop)
            if self.filters.order == "passend" and self.filters.search.terms and start == 0:
                return self._in_title(stop)
        return self._rows()[page]

    def _nearest(self, start, stop):
        """Were they spread evenly, the smaller circle would hold just what is needed.

        Activities are where people live, and so are those who look for one: mostly it holds more.
        """
        closer = self._rows(radius=self.filters.radius * math.sqrt(stop / self.count))
        found = list(closer[start:stop])
        return found if len(found) == stop - start else self._rows()[start:stop]

    def _in_title(self, stop):
        rows = self._rows(order="tijd")
        found = list(self.filters.search.in_titles(rows)[:stop])
        if len(found) == stop:
            return found
        others = rows.exclude(pk__in=[row["pk"] for row in found])
        return found + list(others[: stop - len(found)])

    def _rows(self, **changes):
        filters = copy(self.filters)
        # What asks the database or the clock is worked out once for all copies.
        vars(filters).update(search=self.filters.search, now=self.filters.now, **changes)
        return filters.apply(self.listed).values(*self.columns)
