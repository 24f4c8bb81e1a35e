-- Makes the index anew from all activities.
TRUNCATE activities_search, activities_search_word;
INSERT INTO activities_search (activity_id, title, document)
SELECT one.id, named, named || activities_search_rest(one)
FROM activities_activity AS one, activities_search_vector(one.title) AS named;
INSERT INTO activities_search_word (word)
SELECT DISTINCT word FROM activities_search, unnest(tsvector_to_array(document)) AS word
WHERE length(word) BETWEEN 3 AND 30;
ANALYZE activities_search;
ANALYZE activities_search_word;
