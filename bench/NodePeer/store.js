// Carts in Redis, each a hash. A change is one script: it looks at owner, life and version, and writes only what still fits; Redis answers when the change is on the disk.
import { randomUUID } from "node:crypto";
import Redis from "ioredis";
import { cartOf, NotFound } from "./carts.js";

const lifetime = 7 * 24 * 3600 * 1000;

const create = `
  if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
  redis.call('HSET', KEYS[1], 'partner', ARGV[1], 'version', 1, 'created', ARGV[2], 'expires', ARGV[3], 'modified', ARGV[2], 'user', ARGV[4], 'lines', ARGV[5])
  redis.call('PEXPIREAT', KEYS[1], ARGV[6])
  return 1`;

// Compare and set: the version that the caller has seen, or any.
const update = `
  local kept = redis.call('HMGET', KEYS[1], 'partner', 'version', 'created', 'expires', 'ordered')
  if kept[1] ~= ARGV[1] or kept[5] then return false end
  if ARGV[5] ~= '' and kept[2] ~= ARGV[5] then return false end
  local version = kept[2] + 1
  redis.call('HSET', KEYS[1], 'version', version, 'modified', ARGV[2], 'user', ARGV[3], 'lines', ARGV[4])
  return {version, kept[3], kept[4]}`;

export class CartStore {
  constructor(port) {
    this.redis = new Redis({ port, host: "127.0.0.1", enableAutoPipelining: true });
    this.redis.defineCommand("createCart", { numberOfKeys: 1, lua: create });
    this.redis.defineCommand("updateCart", { numberOfKeys: 1, lua: update });
  }

  ping() {
    return this.redis.ping();
  }

  async create(customer, caller, lines) {
    const id = randomUUID();
    const now = Date.now();
    const [created, expires] = [new Date(now).toISOString(), new Date(now + lifetime).toISOString()];
    await this.redis.createCart(key(customer, id), caller.partner, created, expires, caller.user, JSON.stringify(lines), now + lifetime);
    return cartOf({ customer, id, etag: tag(1), created, modified: created, expires, user: caller.user, lines });
  }

  async find(customer, id, caller) {
    const [partner, version, created, expires, modified, user, lines] =
      await this.redis.hmget(key(customer, id), "partner", "version", "created", "expires", "modified", "user", "lines");
    if (partner !== caller.partner) throw new NotFound("The cart could not be found.");
    return cartOf({ customer, id, etag: tag(version), created, modified, expires, user, lines: JSON.parse(lines) });
  }

  async update(customer, id, caller, lines, ifMatch) {
    const modified = new Date().toISOString();
    const changed = await this.redis.updateCart(key(customer, id), caller.partner, modified, caller.user, JSON.stringify(lines), versionOf(ifMatch));
    if (!changed) throw new NotFound("The cart could not be found.");
    const [version, created, expires] = changed;
    return cartOf({ customer, id, etag: tag(version), created, modified, expires, user: caller.user, lines });
  }
}

const key = (customer, id) => `cart:${customer}/${id}`;
const tag = (version) => `v${version}`;
const versionOf = (ifMatch) => (ifMatch === undefined || ifMatch === "*" ? "" : ifMatch.replaceAll('"', "").slice(1));
