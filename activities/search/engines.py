"""How each database is asked: for words that it knows, and for the activities that hold them.

A term is a list of alternatives, an alternative a list of words that must all be there.
"""

from django.db import connection
from django.db.models import BooleanField, Q
from django.db.models.expressions import RawSQL

from activities.search.words import SHORTEST_BEGINNING, beginnings

AFTER_ALL = "\U0010ffff"
MOST_ALIKE = 40


class PostgreSQL:
    """Full text with the Dutch stemmer; trigrams propose words for a typing error."""

    def known(self, starts):
        """Those with which some word in the index begins."""
        sql = """
            SELECT start FROM unnest(%s::text[]) AS start WHERE EXISTS (
                SELECT FROM activities_search_word
                WHERE word >= start COLLATE "C" AND word < (start || %s) COLLATE "C")
        """
        return {row[0] for row in rows(sql, [list(starts), AFTER_ALL])}

    def alike(self, word):
        """Words that share enough groups of three letters, the likeliest first."""
        sql = """
            SELECT word FROM activities_search_word
            WHERE word %% %s AND length(word) BETWEEN %s AND %s
            ORDER BY similarity(word, %s) DESC, word LIMIT %s
        """
        params = [word, len(word) - 1, len(word) + 1, word, MOST_ALIKE]
        return [row[0] for row in rows(sql, params)]

    def keys(self, terms, *, in_title=False):
        """The keys of the activities that fit, as an expression for `pk__in`."""
        params = []

        def sought(word):
            """Its stem, as the Dutch stemmer has it, or whatever begins as its forms do."""
            how = "" if len(word) < SHORTEST_BEGINNING else ":*"
            starts = " | ".join(f"'{start}'{how}" for start in beginnings(word))
            params.extend([f"'{word}'", starts])
            return "to_tsquery('verbinding_dutch', %s) || to_tsquery('simple', %s)"

        query = joined(terms, " && ", " || ", sought)
        column = "title" if in_title else "document"
        sql = f"SELECT activity_id FROM activities_search WHERE {column} @@ {query}"
        return RawSQL(sql, params)

    def has_title(self, terms):
        """Whether the title of a row of `Listed` fits: a condition, weighed row by row.

        So the rows can be walked in order until there are enough. Given the keys, the database
        thinks so few are left that it fetches all.
        """
        keys = self.keys(terms, in_title=True)
        sql = f"({keys.sql} AND activity_id = activities_listed.activity_id) IS NOT NULL"
        return RawSQL(sql, keys.params, BooleanField())


class SQLite:
    """FTS5, which has no Dutch: stems are beginnings, and every word is weighed for errors."""

    def known(self, starts):
        sql = "SELECT EXISTS (SELECT 1 FROM activities_search_word WHERE term >= %s AND term < %s)"
        return {start for start in starts if rows(sql, [start, start + AFTER_ALL])[0][0]}

    def alike(self, word):
        sql = "SELECT term FROM activities_search_word WHERE length(term) BETWEEN %s AND %s"
        return [row[0] for row in rows(sql, [len(word) - 1, len(word) + 1])]

    def keys(self, terms, *, in_title=False):
        column = "{title} : " if in_title else ""
        query = column + joined(terms, " AND ", " OR ", self._sought)
        sql = "SELECT rowid FROM activities_search WHERE activities_search MATCH %s"
        return RawSQL(sql, [query])

    def has_title(self, terms):
        return Q(pk__in=self.keys(terms, in_title=True))

    def _sought(self, word):
        if len(word) < SHORTEST_BEGINNING:
            return f'"{word}"'
        return " OR ".join(f'"{start}" *' for start in beginnings(word))


def joined(terms, every, either, sought):
    """The terms as one query; words hold letters and digits only, so none can end a quote."""

    def one(term):
        return either.join(f"({every.join(f'({sought(word)})' for word in some)})" for some in term)

    return "(" + every.join(f"({one(term)})" for term in terms) + ")"


def rows(sql, params):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def engine():
    return PostgreSQL() if connection.vendor == "postgresql" else SQLite()
