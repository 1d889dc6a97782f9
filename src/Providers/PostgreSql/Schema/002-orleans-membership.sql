-- Which silos there are. Orleans' ADO.NET membership provider looks its statements up in OrleansQuery: that table, the keys in it, the
-- parameters' names and the names of the columns read are its interface; tables and statements are ours.
-- Every change of a cluster's rows bumps the cluster's version in the same statement, and only if the version is the one the silo has read.

CREATE TABLE OrleansQuery (
    QueryKey  text COLLATE "C" PRIMARY KEY,
    QueryText text NOT NULL
);

CREATE TABLE orleans_cluster (
    cluster_id text COLLATE "C" PRIMARY KEY,
    version    integer     NOT NULL DEFAULT 0,
    changed_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE orleans_silo (
    cluster_id    text COLLATE "C" NOT NULL REFERENCES orleans_cluster ON DELETE CASCADE,
    address       text COLLATE "C" NOT NULL,
    port          integer     NOT NULL,
    generation    integer     NOT NULL,
    silo_name     text        NOT NULL,
    host_name     text        NOT NULL,
    status        integer     NOT NULL,
    proxy_port    integer     NOT NULL,
    suspect_times text,
    started_at    timestamptz NOT NULL,
    alive_at      timestamptz NOT NULL,
    PRIMARY KEY (cluster_id, address, port, generation)
)
WITH (fillfactor = 50);

COMMENT ON COLUMN orleans_silo.status IS 'Orleans'' SiloStatus: 3 active, 6 dead.';

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('InsertMembershipVersionKey', $sql$
    WITH made AS (
        INSERT INTO orleans_cluster (cluster_id) VALUES (@DeploymentId)
        ON CONFLICT DO NOTHING
        RETURNING 1)
    SELECT EXISTS (SELECT FROM made)
$sql$),
('MembershipReadAllKey', $sql$
    SELECT c.version AS Version, s.address AS Address, s.port AS Port, s.generation AS Generation, s.silo_name AS SiloName, s.host_name AS HostName,
        s.status AS Status, s.proxy_port AS ProxyPort, s.suspect_times AS SuspectTimes, s.started_at AS StartTime, s.alive_at AS IAmAliveTime
    FROM orleans_cluster c LEFT JOIN orleans_silo s USING (cluster_id)
    WHERE c.cluster_id = @DeploymentId
$sql$),
('MembershipReadRowKey', $sql$
    SELECT c.version AS Version, s.address AS Address, s.port AS Port, s.generation AS Generation, s.silo_name AS SiloName, s.host_name AS HostName,
        s.status AS Status, s.proxy_port AS ProxyPort, s.suspect_times AS SuspectTimes, s.started_at AS StartTime, s.alive_at AS IAmAliveTime
    FROM orleans_cluster c
        LEFT JOIN orleans_silo s ON s.cluster_id = c.cluster_id AND s.address = @Address AND s.port = @Port AND s.generation = @Generation
    WHERE c.cluster_id = @DeploymentId
$sql$),
('InsertMembershipKey', $sql$
    WITH bumped AS (
        UPDATE orleans_cluster c SET version = c.version + 1, changed_at = now()
        WHERE c.cluster_id = @DeploymentId AND c.version = @Version AND NOT EXISTS (
            SELECT FROM orleans_silo s
            WHERE s.cluster_id = @DeploymentId AND s.address = @Address AND s.port = @Port AND s.generation = @Generation)
        RETURNING c.cluster_id),
    made AS (
        INSERT INTO orleans_silo (cluster_id, address, port, generation, silo_name, host_name, status, proxy_port, started_at, alive_at)
        SELECT cluster_id, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM bumped
        RETURNING 1)
    SELECT EXISTS (SELECT FROM made)
$sql$),
('UpdateMembershipKey', $sql$
    WITH bumped AS (
        UPDATE orleans_cluster c SET version = c.version + 1, changed_at = now()
        WHERE c.cluster_id = @DeploymentId AND c.version = @Version AND EXISTS (
            SELECT FROM orleans_silo s
            WHERE s.cluster_id = @DeploymentId AND s.address = @Address AND s.port = @Port AND s.generation = @Generation)
        RETURNING c.cluster_id),
    changed AS (
        UPDATE orleans_silo s SET status = @Status, suspect_times = @SuspectTimes, alive_at = @IAmAliveTime
        FROM bumped b
        WHERE s.cluster_id = b.cluster_id AND s.address = @Address AND s.port = @Port AND s.generation = @Generation
        RETURNING 1)
    SELECT EXISTS (SELECT FROM changed)
$sql$),
('UpdateIAmAlivetimeKey', $sql$
    UPDATE orleans_silo SET alive_at = @IAmAliveTime
    WHERE cluster_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
$sql$),
('GatewaysQueryKey', $sql$
    SELECT address AS Address, proxy_port AS ProxyPort, generation AS Generation
    FROM orleans_silo
    WHERE cluster_id = @DeploymentId AND status = @Status AND proxy_port > 0
$sql$),
('CleanupDefunctSiloEntriesKey', $sql$
    DELETE FROM orleans_silo WHERE cluster_id = @DeploymentId AND status = 6 AND alive_at < @IAmAliveTime
$sql$),
('DeleteMembershipTableEntriesKey', $sql$
    DELETE FROM orleans_cluster WHERE cluster_id = @DeploymentId
$sql$);
