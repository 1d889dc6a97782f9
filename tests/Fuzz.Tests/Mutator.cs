using System.Text;
using System.Text.Json.Nodes;

namespace PartnerCarts.Fuzz.Tests;

/// <summary>A request to send: its bytes, and whether it still ends where it says.</summary>
internal sealed record Mutant(byte[] Bytes, bool IsFramed, string Kind);

/// <summary>Changes recorded requests at byte, token and structure level.</summary>
internal sealed class Mutator(Random random)
{
    public Mutant Mutate(RawRequest request) =>
        random.Next(100) switch
        {
            < 14 => new(request.Framed().ToBytes(), true, "as recorded"),
            < 34 => new((request with { Body = Structure(request.Body) }).Framed().ToBytes(), true, "structure"),
            < 56 => new((request with { Body = Token(request.Body) }).Framed().ToBytes(), true, "token"),
            < 70 => new(
                (request with { Body = Bytes(request.Body, random.Next(1, 4)) }).Framed().ToBytes(),
                true,
                "body bytes"
            ),
            < 80 => new(HeaderMutation(request).ToBytes(), false, "header"),
            < 88 => new(TargetMutation(request).Framed().ToBytes(), false, "target"),
            < 97 => new(Bytes(request.Framed().ToBytes(), random.Next(1, 5)), false, "request bytes"),
            _ => new(RandomBytes(random.Next(1, 400)), false, "random bytes"),
        };

    private byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>Flips, replaces, inserts, removes or repeats bytes.</summary>
    public byte[] Bytes(byte[] bytes, int times)
    {
        var list = bytes.ToList();
        for (var i = 0; i < times && list.Count > 0; i++)
        {
            var at = random.Next(list.Count);
            switch (random.Next(5))
            {
                case 0:
                    list[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    list[at] = (byte)random.Next(256);
                    break;
                case 2:
                    list.Insert(at, (byte)random.Next(256));
                    break;
                case 3:
                    list.RemoveRange(at, Math.Min(random.Next(1, 20), list.Count - at));
                    break;
                default:
                    list.InsertRange(at, list.GetRange(at, Math.Min(random.Next(1, 40), list.Count - at)));
                    break;
            }
        }

        return [.. list];
    }

    /// <summary>Replaces one JSON scalar by a value that somebody might send.</summary>
    private byte[] Token(byte[] body)
    {
        var text = Encoding.Latin1.GetString(body);
        var scalars = Json.Scalars(text);
        if (scalars.Count == 0)
            return Bytes(body, 1);
        var (start, length) = scalars[random.Next(scalars.Count)];
        var value = Interesting.Tokens[random.Next(Interesting.Tokens.Length)];
        return Encoding.Latin1.GetBytes(string.Concat(text.AsSpan(0, start), value, text.AsSpan(start + length)));
    }

    /// <summary>Removes, doubles, renames, nests or moves a member or an element.</summary>
    private byte[] Structure(byte[] body)
    {
        if (Json.TryParse(body) is not { } root)
            return Token(body);
        for (var times = random.Next(1, 4); times > 0; times--)
            MutateNode(root);
        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    private void MutateNode(JsonNode root)
    {
        var nodes = Json.Containers(root).ToList();
        if (nodes.Count == 0)
            return;
        if (nodes[random.Next(nodes.Count)] is JsonObject item)
            MutateObject(item);
        else if (nodes.OfType<JsonArray>().ToList() is { Count: > 0 } arrays)
            MutateArray(arrays[random.Next(arrays.Count)]);
    }

    private void MutateObject(JsonObject item)
    {
        if (item.Count == 0)
            return;
        var (name, value) = item.ElementAt(random.Next(item.Count));
        switch (random.Next(6))
        {
            case 0:
                item.Remove(name);
                break;
            case 1:
                item[name] = null;
                break;
            case 2:
                item[Json.SwapCase(name)] = value?.DeepClone();
                break;
            case 3:
                item[name] = new JsonArray(value?.DeepClone());
                break;
            case 4:
                item[name] = new JsonObject { [name] = value?.DeepClone() };
                break;
            default:
                item[Interesting.Names[random.Next(Interesting.Names.Length)]] = value?.DeepClone();
                break;
        }
    }

    private void MutateArray(JsonArray array)
    {
        if (array.Count == 0)
        {
            array.Add(new JsonObject());
            return;
        }

        var at = random.Next(array.Count);
        switch (random.Next(4))
        {
            case 0:
                array.RemoveAt(at);
                break;
            case 1:
                array.Add(array[at]?.DeepClone());
                break;
            case 2:
                array.Insert(0, array[at]?.DeepClone());
                break;
            default:
                for (var copies = random.Next(1, 30); copies > 0; copies--)
                    array.Add(array[at]?.DeepClone());
                break;
        }
    }

    private RawRequest HeaderMutation(RawRequest request)
    {
        var framed = request.Framed();
        var (name, value) = Interesting.Headers[random.Next(Interesting.Headers.Length)];
        return random.Next(4) switch
        {
            0 => framed with { Headers = [.. framed.Headers.Where((_, i) => i != random.Next(framed.Headers.Count))] },
            1 => framed with { Headers = [.. framed.Headers, framed.Headers[random.Next(framed.Headers.Count)]] },
            2 => framed with { Headers = [.. framed.Headers, (name, value)] },
            _ => framed.With(name, value),
        };
    }

    private RawRequest TargetMutation(RawRequest request) =>
        random.Next(4) switch
        {
            0 => request with { Method = Interesting.Methods[random.Next(Interesting.Methods.Length)] },
            1 => request with
            {
                Target = request.Target + Interesting.TargetEnds[random.Next(Interesting.TargetEnds.Length)],
            },
            2 => request with
            {
                Target = Encoding.Latin1.GetString(Bytes(Encoding.Latin1.GetBytes(request.Target), 1)),
            },
            _ => request with
            {
                Target = string.Join('/', request.Target.Split('/').Where((_, i) => i == 0 || random.Next(4) > 0)),
            },
        };
}
