using PartnerCarts.Api.Wire.Writing;

namespace PartnerCarts.Api.Tests.Writing;

public sealed class JsonScratchTests
{
    [Fact]
    public void Scratch_AfterAWriterThatThrew_IsEmptyAgain()
    {
        Assert.Throws<InvalidOperationException>(WriteAndThrow);

        Assert.Equal(
            "[]",
            Samples.Written(json =>
            {
                json.WriteStartArray();
                json.WriteEndArray();
            })
        );
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

    // Larger than what is kept, so that arrays are borrowed and given back in between.
    [Fact]
    public void Scratch_ForLargeAndSmallInTurn_HoldsWhatWasWrittenLast()
    {
        foreach (var length in (int[])[10, 300_000, 20, 2_000_000, 0, 140_000])
        {
            using var scratch = JsonScratch.Take();
            scratch.Json.WriteStartArray();
            for (var one = 0; one < length; one++)
                scratch.Json.WriteNumberValue(one % 10);
            scratch.Json.WriteEndArray();

            Assert.Equal(
                $"[{string.Join(',', Enumerable.Range(0, length).Select(one => one % 10))}]",
                System.Text.Encoding.UTF8.GetString(scratch.Written)
            );
        }
    }

    private static void WriteAndThrow()
    {
        using var scratch = JsonScratch.Take();
        scratch.Json.WriteStartObject();
        throw new InvalidOperationException();
    }
}
