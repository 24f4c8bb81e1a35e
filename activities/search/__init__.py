"""Search by words: one public face, with the engine of the database at hand behind it."""

from django.db.models import Case, IntegerField, When

from activities.search.engines import engine
from activities.search.index import reindex
from activities.search.words import beginnings, is_one_error_away, splits, words_of

__all__ = ["Search", "matching", "reindex"]

# A shorter word has too many neighbours for one of them to be what was meant.
SHORTEST_WITH_ERROR = 4
MOST_GUESSES = 5


class Search:
    """The words of one visitor, understood; asks the database for its words once (twice when one
    of them isn't known).

    Every word must occur, in any of its forms. A word that occurs nowhere is taken apart
    (koffie + drinken), or for a typing error. What was guessed is never shown: the list of words
    also holds those of drafts.
    """

    def __init__(self, text):
        self.engine = engine()
        self.words = words_of(text)
        self.terms = self._understood() if self.words else []

    def _understood(self):
        forms = {word: beginnings(word) for word in self.words}
        known = self.engine.known({start for starts in forms.values() for start in starts})
        strange = [word for word, starts in forms.items() if known.isdisjoint(starts)]
        guesses = self._guesses(strange) if strange else {}
        return [guesses.get(word) or [[word]] for word in self.words]

    def _guesses(self, strange):
        pairs = {word: splits(word) for word in strange if word.isalpha()}
        parts = {part for some in pairs.values() for pair in some for part in pair}
        known = self.engine.known(parts) if parts else set()
        return {
            word: [list(pair) for pair in some if known.issuperset(pair)] + self._corrected(word)
            for word, some in pairs.items()
        }

    def _corrected(self, word):
        if len(word) < SHORTEST_WITH_ERROR:
            return []
        near = [[other] for other in self.engine.alike(word) if is_one_error_away(word, other)]
        return near[:MOST_GUESSES]

    def narrow(self, activities):
        """Those that hold every word; all of them when no word says anything."""
        if not self.terms:
            return activities
        return activities.filter(pk__in=self.engine.keys(self.terms))

    def in_titles(self, listed):
        """Of what `narrow` left of the rows of a list: those with every word in their title."""
        return listed.filter(self.engine.has_title(self.terms))

    def rank(self):
        """An expression to order by: 0 for what has all words in its title, 1 for the rest."""
        in_title = When(pk__in=self.engine.keys(self.terms, in_title=True), then=0)
        return Case(in_title, default=1, output_field=IntegerField())


def matching(activities, words: str):
    """The activities in which every word occurs, in whatever order they were."""
    return Search(words).narrow(activities)
