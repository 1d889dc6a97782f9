using PartnerCarts.Api.Wire.Writing;

namespace PartnerCarts.Api.Tests.Writing;

public sealed class JsonScratchTests
{
    [Fact]
    public void Scratch_AfterAWriterThatThrew_IsEmptyAgain()
    {
        Assert.Throws<InvalidOperationException>(WriteAndThrow);

        Assert.Equal("[]", Samples.Written(json =>
        {
            json.WriteStartArray();
            json.WriteEndArray();
        }));
    }

    [Fact]
    public void Scratch_TakenTwiceOnAThread_AreTwo()
    {
        using var one = JsonScratch.Take();
        using var other = JsonScratch.Take();

        one.Json.WriteNumberValue(1);
        other.Json.WriteNumberValue(2);

        Assert.Equal("1"u8.ToArray(), one.Written.ToArray());
        Assert.Equal("2"u8.ToArray(), other.Written.ToArray());
    }

    private static void WriteAndThrow()
    {
        using var scratch = JsonScratch.Take();
        scratch.Json.WriteStartObject();
        throw new InvalidOperationException();
    }
}
