-- Makes the index anew from all activities. Copies share most of their words, which are taken apart
-- once; the index itself is soonest made over rows that stand there already.
DROP INDEX IF EXISTS activities_search_title, activities_search_document;
TRUNCATE activities_search, activities_search_word;
WITH shared AS MATERIALIZED (
    SELECT told, activities_search_vector(told) AS words
    FROM (
        SELECT DISTINCT activities_search_shared(one) AS told FROM activities_activity AS one
    ) AS texts
)
INSERT INTO activities_search (activity_id, title, document)
SELECT one.id, named, named || shared.words
    || activities_search_vector(activities_search_place(one))
FROM activities_activity AS one
JOIN shared ON shared.told = activities_search_shared(one),
    activities_search_vector(one.title) AS named;
INSERT INTO activities_search_word (word)
SELECT word FROM ts_stat('SELECT document FROM activities_search')
WHERE length(word) BETWEEN 3 AND 30;
CREATE INDEX activities_search_title ON activities_search USING gin (title);
CREATE INDEX activities_search_document ON activities_search USING gin (document);
ANALYZE activities_search;
ANALYZE activities_search_word;
