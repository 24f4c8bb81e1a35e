-- Makes the index anew from all activities.
TRUNCATE activities_search, activities_search_word;
INSERT INTO activities_search (activity_id, document)
SELECT one.id, activities_search_document(one) FROM activities_activity AS one;
INSERT INTO activities_search_word (word)
SELECT DISTINCT word FROM activities_activity AS one, activities_search_words(one) AS word
ON CONFLICT DO NOTHING;
ANALYZE activities_search;
ANALYZE activities_search_word;
