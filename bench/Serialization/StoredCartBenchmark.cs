using System.Buffers;
using BenchmarkDotNet.Attributes;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using PartnerCarts.Bench.Serialization.Proto;
using PartnerCarts.Carts;

namespace PartnerCarts.Bench.Serialization;

/// <summary>What a PUT spends on the stored cart: it writes one; a cart that is not in memory is read first.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class StoredCartBenchmark
{
    private readonly Serializer<Cart> _serializer = new ServiceCollection()
        .AddCartSerialization()
        .BuildServiceProvider()
        .GetRequiredService<Serializer<Cart>>();

    private readonly ArrayBufferWriter<byte> _output = new(64 * 1024);
    private Cart _cart = null!;
    private byte[] _orleans = null!;
    private byte[] _protobuf = null!;

    [Params(1, 6)]
    public int Lines { get; set; }

    [Params(1, 64)]
    public int Requests { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _cart = SampleCart.WithLines(Lines, Requests);
        _orleans = _serializer.SerializeToArray(_cart);
        _protobuf = ProtobufCarts.ToMessage(_cart).ToByteArray();
        Console.WriteLine(
            $"// {Lines} lines, {Requests} requests: Orleans {_orleans.Length} bytes, Protobuf {_protobuf.Length}"
        );
    }

    [Benchmark]
    public int WriteOrleans()
    {
        _output.ResetWrittenCount();
        _serializer.Serialize(_cart, _output);
        return _output.WrittenCount;
    }

    [Benchmark]
    public int WriteProtobuf()
    {
        _output.ResetWrittenCount();
        ProtobufCarts.ToMessage(_cart).WriteTo(_output);
        return _output.WrittenCount;
    }

    [Benchmark]
    public Cart ReadOrleans() => _serializer.Deserialize(_orleans)!;

    [Benchmark]
    public Cart ReadProtobuf() => ProtobufCarts.ToCart(ProtoCart.Parser.ParseFrom(_protobuf));
}
