-- The rows that lists look at, on PostgreSQL: a narrow table, for counting 100,000 activities must
-- read neither their texts nor their moments. Triggers keep it in step, so no writer can forget.
-- May run again: it makes everything anew.

DROP TABLE IF EXISTS activities_listed CASCADE;
-- What every count reads stands first and has a fixed width: so a row is soon taken apart.
CREATE TABLE activities_listed (
    activity_id bigint PRIMARY KEY,
    edition_id bigint NOT NULL,
    until timestamptz,
    morning_until timestamptz,
    afternoon_until timestamptz,
    evening_until timestamptz,
    theme_id bigint,
    slots text COLLATE "C" NOT NULL,
    province text COLLATE "C" NOT NULL,
    municipality_code text COLLATE "C" NOT NULL,
    openness text COLLATE "C" NOT NULL,
    place_kind text COLLATE "C" NOT NULL,
    welcomes_alone boolean NOT NULL,
    is_step_free boolean NOT NULL,
    cost numeric NOT NULL,
    audience_keys text COLLATE "C" NOT NULL,
    language_keys text COLLATE "C" NOT NULL,
    branch_id bigint,
    team_id bigint,
    lat double precision,
    lon double precision,
    mx integer,
    my integer
);
-- Two hold all that the filters of a town look at: its rows stand apart in the table, a page each.
CREATE INDEX activities_listed_municipality ON activities_listed (municipality_code, theme_id)
    INCLUDE (activity_id, edition_id, province, openness, cost, lat, lon, slots, audience_keys,
        language_keys, until, morning_until, afternoon_until, evening_until);
CREATE INDEX activities_listed_team ON activities_listed (team_id) WHERE team_id IS NOT NULL;
CREATE INDEX activities_listed_spot ON activities_listed (lat, lon)
    INCLUDE (activity_id, edition_id, theme_id, province, municipality_code, openness, cost, slots,
        audience_keys, language_keys, until, morning_until, afternoon_until, evening_until);

-- The rows as they must be. A function and not a view, which would hold on to the columns it reads
-- and refuse every migration of them.
CREATE OR REPLACE FUNCTION activities_listed_now(keys bigint[]) RETURNS SETOF activities_listed
LANGUAGE sql STABLE AS $$
    SELECT one.id, one.edition_id, its.until, its.morning, its.afternoon, its.evening, one.theme_id,
        coalesce(its.slots, ''), one.province, one.municipality_code, one.openness, one.place_kind,
        one.welcomes_alone, one.is_step_free, one.cost,
        coalesce(audiences.told, ''), coalesce(languages.told, ''), one.branch_id, one.team_id,
        one.lat, one.lon, one.mx, one.my
    FROM activities_activity AS one
    LEFT JOIN (
        SELECT activity_id,
            max(ends_at) AS until,
            max(ends_at) FILTER (WHERE daypart = 'ochtend') AS morning,
            max(ends_at) FILTER (WHERE daypart = 'middag') AS afternoon,
            max(ends_at) FILTER (WHERE daypart = 'avond') AS evening,
            string_agg(DISTINCT to_char(local_date, 'YYYY-MM-DD') || ' ' || daypart, ','
                ORDER BY to_char(local_date, 'YYYY-MM-DD') || ' ' || daypart) AS slots
        FROM activities_moment
        WHERE activity_id = ANY (keys) AND cancelled_at IS NULL
        GROUP BY activity_id
    ) AS its ON its.activity_id = one.id
    LEFT JOIN (
        SELECT activity_id, ',' || string_agg(audience_id::text, ',' ORDER BY audience_id) || ','
            AS told
        FROM activities_activity_audiences WHERE activity_id = ANY (keys) GROUP BY activity_id
    ) AS audiences ON audiences.activity_id = one.id
    LEFT JOIN (
        SELECT activity_id, ',' || string_agg(language_id::text, ',' ORDER BY language_id) || ','
            AS told
        FROM activities_activity_languages WHERE activity_id = ANY (keys) GROUP BY activity_id
    ) AS languages ON languages.activity_id = one.id
    WHERE one.id = ANY (keys) AND one.status IN ('gepubliceerd', 'geannuleerd')
$$;

-- Of two that write about one activity the second waits for the first, and then sees its rows: each
-- statement here looks anew.
CREATE OR REPLACE FUNCTION activities_listed_again(keys bigint[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM activities_activity WHERE id = ANY (keys) ORDER BY id FOR NO KEY UPDATE;
    DELETE FROM activities_listed WHERE activity_id = ANY (keys);
    INSERT INTO activities_listed SELECT * FROM activities_listed_now(keys);
END $$;

CREATE OR REPLACE FUNCTION activities_listed_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO activities_listed
    SELECT now.* FROM activities_listed_now((SELECT array_agg(id) FROM fresh)) AS now;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION activities_listed_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM activities_listed_again(ARRAY[NEW.id]);
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION activities_listed_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM activities_listed WHERE activity_id = OLD.id;
    RETURN NULL;
END $$;

-- What an activity consists of, its moments and labels, was added, taken away or given to another.
CREATE OR REPLACE FUNCTION activities_listed_parts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM activities_listed_again((SELECT array_agg(DISTINCT activity_id) FROM fresh));
    ELSIF TG_OP = 'DELETE' THEN
        PERFORM activities_listed_again((SELECT array_agg(DISTINCT activity_id) FROM gone));
    ELSE
        PERFORM activities_listed_again((
            SELECT array_agg(DISTINCT activity_id) FROM (TABLE fresh UNION TABLE gone) AS touched));
    END IF;
    RETURN NULL;
END $$;

-- Of moments also places and the version change, which lists don't look at.
CREATE OR REPLACE FUNCTION activities_listed_moments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM activities_listed_again((
        SELECT array_agg(DISTINCT key)
        FROM fresh JOIN gone USING (id)
        CROSS JOIN unnest(ARRAY[fresh.activity_id, gone.activity_id]) AS key
        WHERE (fresh.activity_id, fresh.ends_at, fresh.local_date, fresh.daypart,
                fresh.cancelled_at)
            IS DISTINCT FROM (gone.activity_id, gone.ends_at, gone.local_date, gone.daypart,
                gone.cancelled_at)));
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION activities_listed_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    TRUNCATE activities_listed;
    INSERT INTO activities_listed
    SELECT * FROM activities_listed_now((SELECT array_agg(id) FROM activities_activity));
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER activities_listed_added AFTER INSERT ON activities_activity
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION activities_listed_added();
CREATE OR REPLACE TRIGGER activities_listed_changed AFTER UPDATE ON activities_activity
    FOR EACH ROW WHEN ((OLD.edition_id, OLD.status, OLD.theme_id, OLD.branch_id, OLD.team_id,
        OLD.province, OLD.municipality_code, OLD.openness, OLD.place_kind, OLD.welcomes_alone,
        OLD.is_step_free, OLD.cost, OLD.lat, OLD.lon, OLD.mx, OLD.my)
    IS DISTINCT FROM
        (NEW.edition_id, NEW.status, NEW.theme_id, NEW.branch_id, NEW.team_id,
        NEW.province, NEW.municipality_code, NEW.openness, NEW.place_kind, NEW.welcomes_alone,
        NEW.is_step_free, NEW.cost, NEW.lat, NEW.lon, NEW.mx, NEW.my))
    EXECUTE FUNCTION activities_listed_changed();
CREATE OR REPLACE TRIGGER activities_listed_removed AFTER DELETE ON activities_activity
    FOR EACH ROW EXECUTE FUNCTION activities_listed_removed();
CREATE OR REPLACE TRIGGER activities_listed_emptied AFTER TRUNCATE ON activities_activity
    FOR EACH STATEMENT EXECUTE FUNCTION activities_listed_emptied();

CREATE OR REPLACE TRIGGER activities_listed_moments_added AFTER INSERT ON activities_moment
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION activities_listed_parts();
CREATE OR REPLACE TRIGGER activities_listed_moments_changed AFTER UPDATE ON activities_moment
    REFERENCING NEW TABLE AS fresh OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION activities_listed_moments();
CREATE OR REPLACE TRIGGER activities_listed_moments_removed AFTER DELETE ON activities_moment
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION activities_listed_parts();
CREATE OR REPLACE TRIGGER activities_listed_moments_emptied AFTER TRUNCATE ON activities_moment
    FOR EACH STATEMENT EXECUTE FUNCTION activities_listed_emptied();

CREATE OR REPLACE TRIGGER activities_listed_audiences_added AFTER INSERT ON activities_activity_audiences
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION activities_listed_parts();
CREATE OR REPLACE TRIGGER activities_listed_audiences_changed AFTER UPDATE ON activities_activity_audiences
    REFERENCING NEW TABLE AS fresh OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION activities_listed_parts();
CREATE OR REPLACE TRIGGER activities_listed_audiences_removed AFTER DELETE ON activities_activity_audiences
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION activities_listed_parts();
CREATE OR REPLACE TRIGGER activities_listed_audiences_emptied AFTER TRUNCATE ON activities_activity_audiences
    FOR EACH STATEMENT EXECUTE FUNCTION activities_listed_emptied();

CREATE OR REPLACE TRIGGER activities_listed_languages_added AFTER INSERT ON activities_activity_languages
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION activities_listed_parts();
CREATE OR REPLACE TRIGGER activities_listed_languages_changed AFTER UPDATE ON activities_activity_languages
    REFERENCING NEW TABLE AS fresh OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION activities_listed_parts();
CREATE OR REPLACE TRIGGER activities_listed_languages_removed AFTER DELETE ON activities_activity_languages
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION activities_listed_parts();
CREATE OR REPLACE TRIGGER activities_listed_languages_emptied AFTER TRUNCATE ON activities_activity_languages
    FOR EACH STATEMENT EXECUTE FUNCTION activities_listed_emptied();

INSERT INTO activities_listed
SELECT * FROM activities_listed_now((SELECT array_agg(id) FROM activities_activity));
ANALYZE activities_listed;
