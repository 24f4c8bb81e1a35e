-- Text search on SQLite: an FTS5 index over the table itself, and its list of words. Triggers keep it
-- in step, also after a migration of the table (verbinding/lib/sqlite). May run at any time.

CREATE VIRTUAL TABLE IF NOT EXISTS activities_search USING fts5(
    title, place_label, place_name, municipality, summary, shown_name, description,
    content='activities_activity', content_rowid='id', prefix='4 5',
    tokenize='unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE IF NOT EXISTS activities_search_word USING fts5vocab('activities_search', 'row');

CREATE TRIGGER IF NOT EXISTS activities_search_add AFTER INSERT ON activities_activity
BEGIN
    INSERT INTO activities_search (rowid, title, place_label, place_name, municipality, summary,
        shown_name, description)
    VALUES (new.id, new.title, new.place_label, new.place_name, new.municipality, new.summary,
        new.shown_name, new.description);
END;

CREATE TRIGGER IF NOT EXISTS activities_search_remove AFTER DELETE ON activities_activity
BEGIN
    INSERT INTO activities_search (activities_search, rowid, title, place_label, place_name,
        municipality, summary, shown_name, description)
    VALUES ('delete', old.id, old.title, old.place_label, old.place_name, old.municipality,
        old.summary, old.shown_name, old.description);
END;

CREATE TRIGGER IF NOT EXISTS activities_search_change
AFTER UPDATE OF title, place_label, place_name, municipality, summary, shown_name, description
ON activities_activity
BEGIN
    INSERT INTO activities_search (activities_search, rowid, title, place_label, place_name,
        municipality, summary, shown_name, description)
    VALUES ('delete', old.id, old.title, old.place_label, old.place_name, old.municipality,
        old.summary, old.shown_name, old.description);
    INSERT INTO activities_search (rowid, title, place_label, place_name, municipality, summary,
        shown_name, description)
    VALUES (new.id, new.title, new.place_label, new.place_name, new.municipality, new.summary,
        new.shown_name, new.description);
END;
