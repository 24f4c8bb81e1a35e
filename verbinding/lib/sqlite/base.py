"""SQLite as Django knows it, except that a migration loses no trigger and meets no view.

For most changes of a table Django makes it anew, drops the old one and renames. The triggers go
with the old table, and a view or another table's trigger that reads it stops the renaming.
"""

from django.db.backends.sqlite3 import base, schema

# In the order in which they were made, for a trigger may stand on a view.
KEPT = "SELECT type, name, sql FROM sqlite_master WHERE type IN ('view', 'trigger') ORDER BY rowid"


class DatabaseSchemaEditor(schema.DatabaseSchemaEditor):
    def _remake_table(self, model, *args, **kwargs):
        """Sets them aside meanwhile. What reads a column that is gone now fails here, not later."""
        with self.connection.cursor() as cursor:
            kept = cursor.execute(KEPT).fetchall()
        for kind, name, _ in reversed(kept):
            self.execute(f"DROP {kind} {self.quote_name(name)}", params=None)
        super()._remake_table(model, *args, **kwargs)
        for _, _, sql in kept:
            self.execute(sql, params=None)


class DatabaseWrapper(base.DatabaseWrapper):
    SchemaEditorClass = DatabaseSchemaEditor
