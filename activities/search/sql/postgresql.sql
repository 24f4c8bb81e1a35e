-- Text search on PostgreSQL: one row per activity with its words in Dutch word stems, and the list
-- of all words by which typing errors are found. Triggers keep both in step, so no writer can forget.
-- May run again at any time.

CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_config WHERE cfgname = 'verbinding_dutch') THEN
        -- Without stop words: which words say nothing is decided once, for all engines, in words.py.
        CREATE TEXT SEARCH DICTIONARY verbinding_stem (TEMPLATE = snowball, Language = dutch);
        CREATE TEXT SEARCH CONFIGURATION verbinding_dutch (COPY = dutch);
        ALTER TEXT SEARCH CONFIGURATION verbinding_dutch
            ALTER MAPPING FOR asciiword, word WITH unaccent, verbinding_stem;
        CREATE TEXT SEARCH CONFIGURATION verbinding_plain (COPY = simple);
        ALTER TEXT SEARCH CONFIGURATION verbinding_plain
            ALTER MAPPING FOR asciiword, word WITH unaccent, simple;
    END IF;
END $$;

CREATE TABLE IF NOT EXISTS activities_search (
    activity_id bigint PRIMARY KEY,
    document tsvector NOT NULL
);
CREATE INDEX IF NOT EXISTS activities_search_document ON activities_search USING gin (document);

-- COLLATE "C", so that a range on the primary key finds all words with one beginning.
CREATE TABLE IF NOT EXISTS activities_search_word (word text COLLATE "C" PRIMARY KEY);
CREATE INDEX IF NOT EXISTS activities_search_word_alike
    ON activities_search_word USING gin (word gin_trgm_ops);

-- The parser takes "koffie/thee" for a file and "buurt.huis" for a host.
CREATE OR REPLACE FUNCTION activities_search_apart(words text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT translate(words, '/\.-_@:;&?=#+*()[]<>"''’', '                       ')
$$;

-- Each word as its stem and as it stands: stems find other forms, beginnings of words compounds.
CREATE OR REPLACE FUNCTION activities_search_part(words text, weight "char") RETURNS tsvector
LANGUAGE sql STABLE AS $$
    SELECT setweight(to_tsvector('verbinding_dutch', activities_search_apart(words))
        || to_tsvector('verbinding_plain', activities_search_apart(words)), weight)
$$;

CREATE OR REPLACE FUNCTION activities_search_document(one activities_activity) RETURNS tsvector
LANGUAGE sql STABLE AS $$
    SELECT activities_search_part(one.title, 'A')
        || activities_search_part(
            concat_ws(' ', one.place_label, one.place_name, one.municipality), 'B')
        || activities_search_part(
            concat_ws(' ', one.summary, one.shown_name, one.description), 'C')
$$;

CREATE OR REPLACE FUNCTION activities_search_words(one activities_activity) RETURNS SETOF text
LANGUAGE sql STABLE AS $$
    SELECT word FROM unnest(tsvector_to_array(to_tsvector('verbinding_plain',
        activities_search_apart(concat_ws(' ', one.title, one.place_label, one.place_name,
            one.municipality, one.summary, one.shown_name, one.description))))) AS word
    WHERE length(word) BETWEEN 3 AND 30
$$;

CREATE OR REPLACE FUNCTION activities_search_add() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO activities_search (activity_id, document)
    SELECT one.id, activities_search_document(one::activities_activity) FROM fresh AS one;
    -- In order, for two writers that add the same words must not wait for each other.
    INSERT INTO activities_search_word (word)
    SELECT DISTINCT word
    FROM fresh AS one, activities_search_words(one::activities_activity) AS word
    ORDER BY word
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION activities_search_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO activities_search (activity_id, document)
    VALUES (NEW.id, activities_search_document(NEW))
    ON CONFLICT (activity_id) DO UPDATE SET document = excluded.document;
    INSERT INTO activities_search_word (word)
    SELECT word FROM activities_search_words(NEW) AS word ORDER BY word
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION activities_search_remove() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM activities_search WHERE activity_id = OLD.id;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION activities_search_empty() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    TRUNCATE activities_search, activities_search_word;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER activities_search_add AFTER INSERT ON activities_activity
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION activities_search_add();
CREATE OR REPLACE TRIGGER activities_search_change
    AFTER UPDATE OF title, place_label, place_name, municipality, summary, shown_name, description
    ON activities_activity FOR EACH ROW
    WHEN ((OLD.title, OLD.place_label, OLD.place_name, OLD.municipality, OLD.summary,
           OLD.shown_name, OLD.description)
        IS DISTINCT FROM
          (NEW.title, NEW.place_label, NEW.place_name, NEW.municipality, NEW.summary,
           NEW.shown_name, NEW.description))
    EXECUTE FUNCTION activities_search_change();
CREATE OR REPLACE TRIGGER activities_search_remove AFTER DELETE ON activities_activity
    FOR EACH ROW EXECUTE FUNCTION activities_search_remove();
CREATE OR REPLACE TRIGGER activities_search_empty AFTER TRUNCATE ON activities_activity
    FOR EACH STATEMENT EXECUTE FUNCTION activities_search_empty();
