-- The rows that lists look at, on SQLite: a view, so there is nothing to keep in step. The same
-- columns as in postgresql.sql; of a row only what is asked for is worked out.
CREATE VIEW activities_listed AS
SELECT
    id AS activity_id, edition_id, theme_id, branch_id, team_id, welcomes_alone, is_step_free,
    lat, lon, mx, my, cost, province, municipality_code, openness, place_kind,
    (SELECT max(ends_at) FROM activities_moment
        WHERE activity_id = one.id AND cancelled_at IS NULL) AS until,
    (SELECT max(ends_at) FROM activities_moment
        WHERE activity_id = one.id AND cancelled_at IS NULL AND daypart = 'ochtend') AS morning_until,
    (SELECT max(ends_at) FROM activities_moment
        WHERE activity_id = one.id AND cancelled_at IS NULL AND daypart = 'middag') AS afternoon_until,
    (SELECT max(ends_at) FROM activities_moment
        WHERE activity_id = one.id AND cancelled_at IS NULL AND daypart = 'avond') AS evening_until,
    coalesce((SELECT group_concat(slot) FROM (
        SELECT DISTINCT local_date || ' ' || daypart AS slot FROM activities_moment
        WHERE activity_id = one.id AND cancelled_at IS NULL ORDER BY slot)), '') AS slots,
    coalesce((SELECT ',' || group_concat(audience_id) || ',' FROM (
        SELECT audience_id FROM activities_activity_audiences
        WHERE activity_id = one.id ORDER BY audience_id)), '') AS audience_keys,
    coalesce((SELECT ',' || group_concat(language_id) || ',' FROM (
        SELECT language_id FROM activities_activity_languages
        WHERE activity_id = one.id ORDER BY language_id)), '') AS language_keys
FROM activities_activity AS one
WHERE status IN ('gepubliceerd', 'geannuleerd');
