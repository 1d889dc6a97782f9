using System.Buffers.Binary;
using System.Text;
using PartnerCarts.Fuzz.Tests.Abuse;

namespace PartnerCarts.Fuzz.Tests.Wire;

/// <summary>
/// Writes a connection of HTTP/2 frames (RFC 9113): good requests, and frames that come too often, too long, empty, on
/// the wrong stream, out of order or with another length than they say; header blocks (HPACK) that are cut, too large
/// or refer to nothing.
/// </summary>
internal sealed class Http2Grammar(Random random, string token) : IWireGrammar
{
    private static readonly byte[] Preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray();
    private static readonly string[] Names =
    [
        "x",
        "X",
        "connection",
        "te",
        "transfer-encoding",
        "content-length",
        "host",
        "origin",
        "sec-fetch-site",
        "cookie",
        ":path",
        ":status",
        "a\0",
        "",
        "\xe9",
    ];
    private static readonly string[] Values =
    [
        "y",
        "trailers",
        "chunked",
        "5",
        "-1",
        "evil.example",
        "https://evil.example",
        "cross-site",
        "a\0b",
        "a\r\nb",
        "",
        "\xe9",
        new('v', 9_000),
    ];

    private int _stream;

    public byte[] Next()
    {
        using var wire = new MemoryStream();
        _stream = 1;
        wire.Write(Rarely(Preface, Bytes(24)));
        wire.Write(Frame(Type.Settings, 0, 0, Rarely([], Bytes(6 * random.Next(4)))));
        for (var count = random.Next(1, 5); count > 0; count--)
            wire.Write(Part());
        return wire.ToArray();
    }

    private byte[] Part() =>
        random.Next(24) switch
        {
            < 15 => Request(),
            15 => Frame(Type.Data, Flags(), Stream(), Bytes(random.Next(40))),
            16 => Frame(Type.Ping, Flags(), 0, Bytes(Rarely(8, random.Next(12)))),
            17 => Frame(Type.Settings, Flags(), 0, Bytes(Rarely(6, random.Next(20)))),
            18 => Frame(Type.WindowUpdate, 0, Stream(), Rarely([0, 0, 0, 1], Bytes(4))),
            19 => Frame(Type.Reset, 0, Stream(), Bytes(4)),
            20 => Frame(Type.Priority, 0, Stream(), Bytes(Rarely(5, random.Next(9)))),
            21 => Frame((Type)random.Next(256), Flags(), Stream(), Bytes(random.Next(40))),
            22 => Frame(Type.Continuation, Flags(), Stream(), Bytes(random.Next(9))),
            // Unlike the others it is empty and can be repeated without end.
            _ =>
            [
                .. Enumerable
                    .Repeat(Frame(Type.Continuation, 0, Math.Max(1, _stream - 2), []), random.Next(1, 200))
                    .SelectMany(frame => frame),
            ],
        };

    /// <summary>A create, its head in one frame or in several, with a body and perhaps trailers.</summary>
    private byte[] Request()
    {
        var stream = _stream;
        _stream += Rarely(2, random.Next(3));
        var head = Block([
            0x83,
            0x86,
            .. Literal(0x04, AbusedHost.CartsPath),
            .. Literal(0x01, Rarely("localhost", "evil.example")),
            .. Literal("authorization", $"Bearer {token}"),
        ]);
        var split = Rarely(0, random.Next(head.Length));
        using var wire = new MemoryStream();
        wire.Write(Frame(Type.Headers, split == 0 ? EndHeaders : None, stream, split == 0 ? head : head[..split]));
        if (split > 0)
        {
            for (var empty = Rarely(0, random.Next(200)); empty > 0; empty--)
                wire.Write(Frame(Type.Continuation, None, stream, []));
            wire.Write(Frame(Type.Continuation, Rarely(EndHeaders, None), stream, head[split..]));
        }

        var hasTrailers = random.Next(4) == 0;
        wire.Write(
            Frame(
                Type.Data,
                hasTrailers ? None : Rarely(EndStream, None),
                stream,
                Rarely(Encoding.ASCII.GetBytes(AbusedHost.Cart), Bytes(random.Next(30)))
            )
        );
        if (hasTrailers)
            wire.Write(Frame(Type.Headers, EndHeaders | EndStream, stream, Block([])));
        return wire.ToArray();
    }

    /// <summary>A header block: what is given, some fields more, and now and then bytes that mean nothing.</summary>
    private byte[] Block(byte[] good)
    {
        var fields = Enumerable
            .Range(0, random.Next(3))
            .SelectMany(_ => Literal(Names[random.Next(Names.Length)], Values[random.Next(Values.Length)]));
        return [.. good, .. Rarely([], fields.ToArray()), .. random.Next(20) == 0 ? Bytes(random.Next(1, 6)) : []];
    }

    /// <summary>A field with a name of HPACK's static table.</summary>
    private static byte[] Literal(byte index, string value) => [index, .. Text(value)];

    private static byte[] Literal(string name, string value) => [0, .. Text(name), .. Text(value)];

    private static byte[] Text(string text)
    {
        var bytes = Encoding.Latin1.GetBytes(text);
        var length = new List<byte>();
        var rest = bytes.Length;
        if (rest < 127)
        {
            length.Add((byte)rest);
        }
        else
        {
            length.Add(127);
            for (rest -= 127; rest >= 128; rest /= 128)
                length.Add((byte)((rest % 128) + 128));
            length.Add((byte)rest);
        }

        return [.. length, .. bytes];
    }

    private byte[] Frame(Type type, int flags, int stream, byte[] payload)
    {
        var head = new byte[9];
        var length = random.Next(100) == 0 ? random.Next(1 << 24) : payload.Length;
        BinaryPrimitives.WriteUInt32BigEndian(head, ((uint)length << 8) | (byte)type);
        head[4] = (byte)flags;
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(5), stream);
        return [.. head, .. payload];
    }

    private int Flags() => Rarely(None, random.Next(256));

    private int Stream() =>
        random.Next(4) switch
        {
            0 => 0,
            1 => random.Next(10),
            2 => int.MaxValue,
            _ => Math.Max(1, _stream - 2),
        };

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private T Rarely<T>(T usual, T other) => random.Next(16) == 0 ? other : usual;

    private const int None = 0;
    private const int EndStream = 1;
    private const int EndHeaders = 4;

    private enum Type : byte
    {
        Data,
        Headers,
        Priority,
        Reset,
        Settings,
        Push,
        Ping,
        GoAway,
        WindowUpdate,
        Continuation,
    }
}
