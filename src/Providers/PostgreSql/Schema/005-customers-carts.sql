-- A customer's carts, the newest first. Silos that do not know the column go on: their carts count as the oldest.

ALTER TABLE cart ADD COLUMN created bigint;

COMMENT ON COLUMN cart.created IS 'When the cart was made, in ticks as due has them; null where a silo of an earlier version made it.';
