-- What the service itself keeps. Every write names the version that it replaces.

CREATE TABLE cart (
    customer_id uuid     NOT NULL,
    cart_id     uuid     NOT NULL,
    shard       smallint NOT NULL,
    due         bigint   NOT NULL,
    version     bigint   NOT NULL,
    form        smallint NOT NULL,
    body        bytea    NOT NULL,
    PRIMARY KEY (customer_id, cart_id)
)
-- A write that leaves shard and due alone touches no index if the new row fits on the old one's page: hence the room.
-- Every write leaves a dead row behind: hence the early vacuum.
WITH (fillfactor = 75, autovacuum_vacuum_scale_factor = 0.05);

CREATE INDEX cart_due ON cart (shard, due);

COMMENT ON TABLE cart IS 'One row per cart.';
COMMENT ON COLUMN cart.shard IS 'Which of the 64 shards looks after the cart while nobody asks for it; follows from the key.';
COMMENT ON COLUMN cart.due IS 'When the cart has to be looked at, in ticks of 100 ns since 0001-01-01 UTC: to_timestamp((due - 621355968000000000) / 1e7).';
COMMENT ON COLUMN cart.version IS 'Another random number with every write; never that of an earlier row with the same key.';
COMMENT ON COLUMN cart.form IS 'The version of the form that the body is written in.';

CREATE TABLE grain_state (
    grain_type text COLLATE "C" NOT NULL,
    state_name text COLLATE "C" NOT NULL,
    grain_key  bytea            NOT NULL,
    version    bigint           NOT NULL,
    form       smallint         NOT NULL,
    body       bytea            NOT NULL,
    PRIMARY KEY (grain_type, state_name, grain_key)
)
WITH (fillfactor = 90, autovacuum_vacuum_scale_factor = 0.05);

COMMENT ON TABLE grain_state IS 'What grains other than carts keep, such as the order book.';
COMMENT ON COLUMN grain_state.grain_key IS 'The key''s UTF-8 bytes (a key may hold what text columns refuse): convert_from(grain_key, ''UTF8'').';
COMMENT ON COLUMN grain_state.version IS 'Another random number with every write; never that of an earlier row with the same key.';
