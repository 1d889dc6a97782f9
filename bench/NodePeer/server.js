// Peer 2: carts as a good Node team would write them. Fastify, tokens verified by fast-jwt with its cache, Redis with everything durable (appendfsync always), one script call for each change,
// commands pipelined by ioredis, a process for each processor.
//   node server.js <port> <redis port> <key file> <processes>
import cluster from "node:cluster";
import { createPublicKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { createVerifier } from "fast-jwt";
import Fastify from "fastify";
import { CartStore } from "./store.js";
import { cartSchema, linesOf } from "./carts.js";

const [port, redisPort, keyFile, processes] = process.argv.slice(2);

if (cluster.isPrimary && Number(processes) > 1) {
  for (let i = 0; i < Number(processes); i++) cluster.fork();
} else {
  await serve();
}

async function serve() {
  const verify = createVerifier({
    key: createPublicKey(readFileSync(keyFile)).export({ type: "spki", format: "pem" }),
    algorithms: ["ES256"],
    allowedIss: "urn:partnercarts:development",
    allowedAud: "https://api.partnercenter.microsoft.com",
    cache: 20000,
  });
  const store = new CartStore(Number(redisPort));
  const app = Fastify({ bodyLimit: 256 * 1024, routerOptions: { ignoreTrailingSlash: true } });

  app.decorateRequest("caller", null);
  app.addHook("onRequest", async (request, reply) => {
    if (request.url === "/health/ready") return;
    const correlation = request.headers["ms-correlationid"] ?? crypto.randomUUID();
    reply.header("MS-RequestId", request.headers["ms-requestid"] ?? crypto.randomUUID()).header("MS-CorrelationId", correlation);
    try {
      const token = request.headers.authorization;
      const claims = verify(token.startsWith("Bearer ") ? token.slice(7) : "");
      request.caller = { partner: claims.tid, user: claims.oid ?? claims.appid };
    } catch {
      return reply.code(401).send({ code: "900420", description: "The token is missing or not valid." });
    }
  });
  app.setErrorHandler((error, request, reply) =>
    reply.code(error.statusCode ?? 500).send({ code: error.statusCode === 404 ? "800008" : "800002", description: error.message }));

  app.get("/health/ready", async () => ({ status: await store.ping() }));

  const carts = "/v1/customers/:customer/carts";
  const answers = { schema: { response: { "2xx": cartSchema } } };

  app.post(carts, answers, async (request, reply) => {
    const cart = await store.create(request.params.customer, request.caller, linesOf(request.body));
    return shown(reply.code(201), cart);
  });
  app.get(`${carts}/:cart`, answers, async (request, reply) =>
    shown(reply, await store.find(request.params.customer, request.params.cart, request.caller)));
  app.put(`${carts}/:cart`, answers, async (request, reply) => {
    const { customer, cart } = request.params;
    const changed = await store.update(customer, cart, request.caller, linesOf(request.body), request.headers["if-match"]);
    return shown(reply.code(201), changed);
  });

  await app.listen({ port: Number(port), host: "127.0.0.1" });
}

function shown(reply, cart) {
  reply.header("ETag", `"${cart.attributes.etag}"`);
  return cart;
}
