-- What Orleans' ADO.NET storage provider needs. Its interface is the keys in OrleansQuery and the parameters' names; this does what the script that Orleans offers does, in the same way: one
-- procedure for a write, an index over two hashes that is not unique, an insert where nothing is found.

CREATE TABLE IF NOT EXISTS orleansstorage (
    grainidhash integer NOT NULL,
    grainidn0 bigint NOT NULL,
    grainidn1 bigint NOT NULL,
    graintypehash integer NOT NULL,
    graintypestring varchar(512) NOT NULL,
    grainidextensionstring varchar(512),
    serviceid varchar(150) NOT NULL,
    payloadbinary bytea,
    modifiedon timestamp NOT NULL,
    version integer
);

CREATE INDEX IF NOT EXISTS orleansstorage_hashes ON orleansstorage (grainidhash, graintypehash);

CREATE OR REPLACE FUNCTION write_grain(
    hash integer, n0 bigint, n1 bigint, type_hash integer, type varchar, extension varchar, service varchar, expected integer, payload bytea)
RETURNS integer LANGUAGE plpgsql AS $body$
DECLARE
    changed integer;
BEGIN
    IF expected IS NOT NULL THEN
        UPDATE orleansstorage SET payloadbinary = payload, modifiedon = now() AT TIME ZONE 'utc', version = version + 1
        WHERE grainidhash = hash AND graintypehash = type_hash AND grainidn0 = n0 AND grainidn1 = n1 AND graintypestring = type
            AND grainidextensionstring IS NOT DISTINCT FROM extension AND serviceid = service AND version = expected;
        GET DIAGNOSTICS changed = ROW_COUNT;
        RETURN expected + changed;
    END IF;

    INSERT INTO orleansstorage (grainidhash, grainidn0, grainidn1, graintypehash, graintypestring, grainidextensionstring, serviceid, payloadbinary, modifiedon, version)
    SELECT hash, n0, n1, type_hash, type, extension, service, payload, now() AT TIME ZONE 'utc', 1
    WHERE NOT EXISTS (
        SELECT FROM orleansstorage
        WHERE grainidhash = hash AND graintypehash = type_hash AND grainidn0 = n0 AND grainidn1 = n1 AND graintypestring = type
            AND grainidextensionstring IS NOT DISTINCT FROM extension AND serviceid = service);
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN CASE WHEN changed > 0 THEN 1 END;
END
$body$;

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('WriteToStorageKey', $sql$
    SELECT write_grain(@GrainIdHash, @GrainIdN0, @GrainIdN1, @GrainTypeHash, @GrainTypeString, @GrainIdExtensionString, @ServiceId, @GrainStateVersion, @PayloadBinary) AS NewGrainStateVersion
$sql$),
('ReadFromStorageKey', $sql$
    SELECT payloadbinary AS PayloadBinary, now() AT TIME ZONE 'utc', version AS Version FROM orleansstorage
    WHERE grainidhash = @GrainIdHash AND graintypehash = @GrainTypeHash AND grainidn0 = @GrainIdN0 AND grainidn1 = @GrainIdN1 AND graintypestring = @GrainTypeString
        AND grainidextensionstring IS NOT DISTINCT FROM @GrainIdExtensionString AND serviceid = @ServiceId
$sql$),
('ClearStorageKey', $sql$
    UPDATE orleansstorage SET payloadbinary = NULL, version = version + 1
    WHERE grainidhash = @GrainIdHash AND graintypehash = @GrainTypeHash AND grainidn0 = @GrainIdN0 AND grainidn1 = @GrainIdN1 AND graintypestring = @GrainTypeString
        AND grainidextensionstring IS NOT DISTINCT FROM @GrainIdExtensionString AND serviceid = @ServiceId AND version = @GrainStateVersion
    RETURNING version AS NewGrainStateVersion
$sql$),
('DeleteStorageKey', $sql$
    DELETE FROM orleansstorage
    WHERE grainidhash = @GrainIdHash AND graintypehash = @GrainTypeHash AND grainidn0 = @GrainIdN0 AND grainidn1 = @GrainIdN1 AND graintypestring = @GrainTypeString
        AND grainidextensionstring IS NOT DISTINCT FROM @GrainIdExtensionString AND serviceid = @ServiceId AND version = @GrainStateVersion
    RETURNING version + 1 AS NewGrainStateVersion
$sql$)
ON CONFLICT (QueryKey) DO NOTHING;
