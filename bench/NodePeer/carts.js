// What a cart is on the wire: bodies come in PascalCase from SDKs and in camelCase from everybody else.
const itemId = /^[^\s:]+(:[^\s:]+){0,2}$/;
const cycles = new Set(["unknown", "monthly", "annual", "one_time", "triennial", "none", "quarterly", "biennial"]);

class Invalid extends Error {
  statusCode = 400;
}

export class NotFound extends Error {
  statusCode = 404;
}

const either = (object, camel, pascal) => object[camel] ?? object[pascal] ?? undefined;

/** The body's lines, checked, without what the server owns. */
export function linesOf(body) {
  const lines = body && either(body, "lineItems", "LineItems");
  if (!Array.isArray(lines) || lines.length === 0 || lines.length > 500) throw new Invalid("lineItems must have 1 to 500 lines.");
  const seen = new Set();
  const made = lines.map((line, index) => {
    const made = lineOf(line, index);
    const id = either(line, "id", "Id");
    if (id !== undefined && seen.has(id)) throw new Invalid(`lineItems[${index}].id is used twice.`);
    seen.add(id);
    return made;
  });
  return group(made);
}

function lineOf(line, index) {
  const catalogItemId = either(line, "catalogItemId", "CatalogItemId");
  if (typeof catalogItemId !== "string" || catalogItemId.length > 1024 || !itemId.test(catalogItemId)) throw new Invalid(`lineItems[${index}].catalogItemId is not valid.`);
  const quantity = either(line, "quantity", "Quantity");
  if (!Number.isInteger(quantity) || quantity < 1) throw new Invalid(`lineItems[${index}].quantity must be at least 1.`);
  const billingCycle = either(line, "billingCycle", "BillingCycle");
  if (typeof billingCycle !== "string" || !cycles.has(billingCycle.toLowerCase())) throw new Invalid(`lineItems[${index}].billingCycle is not valid.`);
  const renews = either(line, "renewsTo", "RenewsTo");
  return {
    id: index,
    catalogItemId,
    friendlyName: text(either(line, "friendlyName", "FriendlyName"), index, "friendlyName"),
    quantity,
    currencyCode: text(either(line, "currencyCode", "CurrencyCode"), index, "currencyCode") ?? "USD",
    billingCycle,
    termDuration: text(either(line, "termDuration", "TermDuration"), index, "termDuration"),
    provisioningContext: contextOf(either(line, "provisioningContext", "ProvisioningContext"), index),
    orderGroup: "",
    renewsTo: renews && { termDuration: text(either(renews, "termDuration", "TermDuration"), index, "renewsTo.termDuration") },
  };
}

function contextOf(context, index) {
  if (context === undefined) return undefined;
  const names = Object.keys(context);
  if (names.length > 50) throw new Invalid(`lineItems[${index}].provisioningContext has more than 50 entries.`);
  const made = {};
  for (const name of names) made[name[0].toLowerCase() + name.slice(1)] = text(context[name], index, name);
  return made;
}

function text(value, index, name) {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string" || value.length > 1024) throw new Invalid(`lineItems[${index}].${name} must be text of at most 1024 characters.`);
  return value;
}

/** Lines of one billing cycle and currency are ordered together. */
function group(lines) {
  const groups = new Map();
  for (const line of lines) {
    const key = `${line.billingCycle} ${line.currencyCode}`;
    if (!groups.has(key)) groups.set(key, String(groups.size));
    line.orderGroup = groups.get(key);
  }
  return lines;
}

export function cartOf({ customer, id, etag, created, modified, expires, user, lines }) {
  return {
    id,
    creationTimestamp: created,
    lastModifiedTimestamp: modified,
    expirationTimestamp: expires,
    lastModifiedUser: user,
    status: "Active",
    lineItems: lines,
    links: { self: { uri: `/v1/customers/${customer}/carts/${id}/`, method: "GET", headers: [] } },
    attributes: { etag, objectType: "Cart" },
  };
}

const string = { type: "string" };
const object = (properties, more = {}) => ({ type: "object", properties, ...more });

/** With a schema Fastify writes JSON by generated code. */
export const cartSchema = object({
  id: string,
  creationTimestamp: string,
  lastModifiedTimestamp: string,
  expirationTimestamp: string,
  lastModifiedUser: string,
  status: string,
  lineItems: {
    type: "array",
    items: object({
      id: { type: "integer" },
      catalogItemId: string,
      friendlyName: string,
      quantity: { type: "integer" },
      currencyCode: string,
      billingCycle: string,
      termDuration: string,
      provisioningContext: { type: "object", additionalProperties: string },
      orderGroup: string,
      renewsTo: object({ termDuration: string }),
    }),
  },
  links: object({ self: object({ uri: string, method: string, headers: { type: "array", items: string } }) }),
  attributes: object({ etag: string, objectType: string }),
});
