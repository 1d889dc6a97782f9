-- What the closed-loop generator (wrk) asks for. Every candidate is asked the same, with a token and a request id in each request, as the SDKs send them.
--   wrk ... -s carts.lua <url> -- <kind> <carts> <tokens> <body> <seed> [<orders> <first order>]
-- kind    put: uniform over the carts. get: likewise. mix: 80 % GET, 19 % PUT, 1 % checkout, the carts skewed (Zipf).
-- carts   a file: the path of a cart in each line. Cart i belongs to partner (i - 1) mod partners.
-- tokens  a file: the number of partners, then the tokens, partner by partner in turn.
-- orders  for the mix: a file of carts that are checked out, each once, from line <first order> on.

local random = math.random
local floor = math.floor
local kind, carts, heads, bodies, partners, users
local ranks, orders, nextOrder
local serial, run = 0, ""

local function lines(path)
  local all = {}
  for line in io.lines(path) do all[#all + 1] = line end
  return all
end

local function readAll(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read("*a")
  file:close()
  return text
end

-- The same cart is never sent twice in a row with the same content: the first quantity goes round.
local function variants(body)
  local all = {}
  for quantity = 1, 9 do all[quantity] = (body:gsub('"Quantity":%d+', '"Quantity":' .. quantity, 1)) end
  return all
end

-- Zipf's law, exponent 0.99, drawn beforehand.
local function zipf(count, draws)
  local sums, total = {}, 0
  for rank = 1, count do
    total = total + 1 / rank ^ 0.99
    sums[rank] = total
  end
  local drawn = {}
  for i = 1, draws do
    local mark, low, high = random() * total, 1, count
    while low < high do
      local middle = floor((low + high) / 2)
      if sums[middle] < mark then low = middle + 1 else high = middle end
    end
    drawn[i] = low
  end
  return drawn
end

function init(args)
  kind = args[1]
  carts = lines(args[2])
  local tokens = lines(args[3])
  partners = tonumber(table.remove(tokens, 1))
  users = #tokens / partners
  math.randomseed(tonumber(args[5]))
  run = string.format("%08x", random(0, 2 ^ 31 - 1))
  heads = {}
  for i, token in ipairs(tokens) do
    heads[i] = " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " .. token ..
      "\r\nAccept: application/json\r\nX-Locale: en-US\r\nMS-PartnerCenter-Client: Partner Center .NET SDK\r\nMS-RequestId: "
  end
  bodies = {}
  for i, body in ipairs(variants(readAll(args[4]))) do
    bodies[i] = "\r\nContent-Type: application/json\r\nContent-Length: " .. #body .. "\r\n\r\n" .. body
  end
  if kind == "mix" then
    ranks = zipf(#carts, 100000)
    orders = lines(args[6])
    nextOrder = tonumber(args[7])
  end
end

local function head(cart)
  serial = serial + 1
  local id = string.format("%s-0000-4000-8000-%012x", run, serial)
  return heads[(cart - 1) % partners + 1 + partners * random(0, users - 1)] .. id .. "\r\nMS-CorrelationId: " .. id
end

local function get(cart)
  return "GET " .. carts[cart] .. head(cart) .. "\r\n\r\n"
end

local function put(cart)
  return "PUT " .. carts[cart] .. head(cart) .. bodies[serial % 9 + 1]
end

local function checkout()
  local cart = nextOrder
  nextOrder = nextOrder % #orders + 1
  return "POST " .. orders[cart] .. "/checkout" .. head(cart) .. "\r\nContent-Length: 0\r\n\r\n"
end

local function mixed()
  local cart, dice = ranks[random(1, #ranks)], random(1, 100)
  if dice <= 80 then return get(cart) end
  if dice <= 99 then return put(cart) end
  return checkout()
end

function request()
  if kind == "put" then return put(random(1, #carts)) end
  if kind == "get" then return get(random(1, #carts)) end
  return mixed()
end

-- For the runner: one line of JSON. Times in microseconds.
function done(summary, latency)
  local e = summary.errors
  io.write(string.format(
    '{"requests":%d,"microseconds":%d,"failed":%d,"refused":%d,"p50":%d,"p95":%d,"p99":%d,"p999":%d,"max":%d}\n',
    summary.requests, summary.duration, e.connect + e.read + e.write + e.timeout, e.status,
    latency:percentile(50), latency:percentile(95), latency:percentile(99), latency:percentile(99.9), latency.max))
end
