-- State is written by a version-tolerant serializer from here on; what builds before the first release have written cannot be read any more.
-- needs 4

DO $$
BEGIN
    IF EXISTS (SELECT FROM cart) OR EXISTS (SELECT FROM grain_state) THEN
        RAISE EXCEPTION 'This database holds carts or orders of a build before the first release, which this build cannot read. Use another database, or empty it: TRUNCATE cart, grain_state.';
    END IF;
END $$;

ALTER TABLE cart DROP COLUMN form;
ALTER TABLE grain_state DROP COLUMN form;

-- An upgrade changes the schema while silos of the version before still serve, and they have to know whether they can.
ALTER TABLE partnercarts_schema ADD COLUMN IF NOT EXISTS needs integer NOT NULL DEFAULT 0;

COMMENT ON COLUMN partnercarts_schema.needs IS 'The oldest schema version that a build may know and still work with this step.';
