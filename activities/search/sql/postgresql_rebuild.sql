-- Makes the index anew from all activities. Copies share most of their words, which are taken apart
-- once; the index itself is soonest made over rows that stand there already.
DROP INDEX IF EXISTS activities_search_title, activities_search_document;
TRUNCATE activities_search, activities_search_word;
WITH shared AS MATERIALIZED (
    SELECT summary, shown_name, description,
        activities_search_vector(concat_ws(' ', summary, shown_name, description)) AS words
    FROM activities_activity
    GROUP BY summary, shown_name, description
)
INSERT INTO activities_search (activity_id, title, document)
SELECT one.id, named, named || shared.words
    || activities_search_vector(concat_ws(' ', one.place_label, one.place_name, one.municipality))
FROM activities_activity AS one
JOIN shared USING (summary, shown_name, description), activities_search_vector(one.title) AS named;
INSERT INTO activities_search_word (word)
SELECT word FROM ts_stat('SELECT document FROM activities_search')
WHERE length(word) BETWEEN 3 AND 30;
CREATE INDEX activities_search_title ON activities_search USING gin (title);
CREATE INDEX activities_search_document ON activities_search USING gin (document);
ANALYZE activities_search;
ANALYZE activities_search_word;
