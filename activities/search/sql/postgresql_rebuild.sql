-- Makes the index anew from all activities; over rows that stand there already it is soonest made.
DROP INDEX IF EXISTS activities_search_title, activities_search_document;
TRUNCATE activities_search, activities_search_word;
INSERT INTO activities_search (activity_id, title, document)
SELECT one.id, named, named || activities_search_rest(one)
FROM activities_activity AS one, activities_search_vector(one.title) AS named;
INSERT INTO activities_search_word (word)
SELECT DISTINCT word FROM activities_search, unnest(tsvector_to_array(document)) AS word
WHERE length(word) BETWEEN 3 AND 30;
CREATE INDEX activities_search_title ON activities_search USING gin (title);
CREATE INDEX activities_search_document ON activities_search USING gin (document);
ANALYZE activities_search;
ANALYZE activities_search_word;
