-- Text search on PostgreSQL: one row per activity with its words in Dutch word stems, and the list
-- of all words by which typing errors are found. Triggers keep both in step, so no writer can forget.
-- May run again; then comes postgresql_rebuild.sql, with the indexes.

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

-- The words are only read while writing: kept out of line, so that a search reads few pages.
DROP TABLE IF EXISTS activities_search, activities_search_word;
CREATE TABLE activities_search (
    activity_id bigint PRIMARY KEY,
    title tsvector NOT NULL,
    document tsvector NOT NULL
) WITH (toast_tuple_target = 128);

-- COLLATE "C", so that a range on the primary key finds all words with one beginning.
CREATE TABLE activities_search_word (word text COLLATE "C" PRIMARY KEY);
CREATE INDEX activities_search_word_alike
    ON activities_search_word USING gin (word gin_trgm_ops);

-- The parser takes "koffie/thee" for a file and "buurt.huis" for a host.
CREATE OR REPLACE FUNCTION activities_search_apart(words text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT regexp_replace(words, '[-/\\._@:;&?=#+*()[\]<>"''’]', ' ', 'g')
$$;

-- Each word as its stem and as it stands: stems find other forms, beginnings of words compounds.
CREATE OR REPLACE FUNCTION activities_search_vector(words text) RETURNS tsvector
LANGUAGE sql STABLE AS $$
    SELECT strip(to_tsvector('verbinding_dutch', activities_search_apart(words))
        || to_tsvector('verbinding_plain', activities_search_apart(words)))
$$;

-- What copies of one activity have in common ...
CREATE OR REPLACE FUNCTION activities_search_shared(one activities_activity) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT concat_ws(' ', one.summary, one.shown_name, one.description)
$$;

-- ... and what each has of its own, besides its title.
CREATE OR REPLACE FUNCTION activities_search_place(one activities_activity) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT concat_ws(' ', one.place_label, one.place_name, one.municipality)
$$;

CREATE OR REPLACE FUNCTION activities_search_rest(one activities_activity) RETURNS tsvector
LANGUAGE sql STABLE AS $$
    SELECT activities_search_vector(
        concat_ws(' ', activities_search_place(one), activities_search_shared(one)))
$$;

CREATE OR REPLACE FUNCTION activities_search_add() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    WITH made AS (
        INSERT INTO activities_search (activity_id, title, document)
        SELECT one.id, named, named || activities_search_rest(one::activities_activity)
        FROM fresh AS one, activities_search_vector(one.title) AS named
        RETURNING document
    )
    -- In order, for two writers that add the same words must not wait for each other.
    INSERT INTO activities_search_word (word)
    SELECT DISTINCT word FROM made, unnest(tsvector_to_array(document)) AS word
    WHERE length(word) BETWEEN 3 AND 30 ORDER BY word
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION activities_search_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    WITH made AS (
        INSERT INTO activities_search (activity_id, title, document)
        SELECT NEW.id, named, named || activities_search_rest(NEW)
        FROM activities_search_vector(NEW.title) AS named
        ON CONFLICT (activity_id)
        DO UPDATE SET title = excluded.title, document = excluded.document
        RETURNING document
    )
    INSERT INTO activities_search_word (word)
    SELECT word FROM made, unnest(tsvector_to_array(document)) AS word
    WHERE length(word) BETWEEN 3 AND 30 ORDER BY word
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
