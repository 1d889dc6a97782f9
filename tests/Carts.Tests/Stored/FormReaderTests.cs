using System.Buffers;
using System.Collections.Immutable;

namespace PartnerCarts.Carts.Tests.Stored;

/// <summary>The primitives of the stored form, at their bounds.</summary>
public sealed class FormReaderTests
{
    private delegate void Write(ref FormWriter form);

    private delegate T Read<T>(ref FormReader form);

    private static byte[] Written(Write write)
    {
        var output = new ArrayBufferWriter<byte>();
        var form = new FormWriter(output);
        write(ref form);
        return output.WrittenSpan.ToArray();
    }

    private static T Back<T>(byte[] bytes, Read<T> read)
    {
        var form = new FormReader(bytes);
        var value = read(ref form);
        form.End();
        return value;
    }

    private static string Damage<T>(byte[] bytes, Read<T> read) =>
        Assert.Throws<StoredFormException>(() => Back(bytes, read)).Message;

    [Theory]
    [InlineData(0UL, 1)]
    [InlineData(127UL, 1)]
    [InlineData(128UL, 2)]
    [InlineData(16383UL, 2)]
    [InlineData(16384UL, 3)]
    [InlineData(ulong.MaxValue, 10)]
    public void Integer_AnyValue_TakesSevenBitsAByte(ulong value, int length)
    {
        var bytes = Written((ref FormWriter form) => form.Integer(value));
        Assert.Equal(length, bytes.Length);
        Assert.Equal(value, Back(bytes, (ref FormReader form) => form.Integer()));
    }

    [Fact]
    public void Integer_ThatDoesNotEnd_IsDamage() =>
        Assert.Contains(
            "does not end",
            Damage([.. Enumerable.Repeat((byte)0xFF, 10), 0], (ref FormReader form) => form.Integer()),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void Int32_AnyValue_IsReadBack(int value)
    {
        Assert.Equal(
            value,
            Back(Written((ref FormWriter form) => form.Int32(value)), (ref FormReader form) => form.Int32())
        );
        Assert.Equal(
            value,
            Back(Written((ref FormWriter form) => form.OptionalInt32(value)), (ref FormReader form) =>
                form.OptionalInt32()
            )
        );
    }

    [Fact]
    public void Optionals_Null_TakeAByte()
    {
        Assert.Equal([0], Written((ref FormWriter form) => form.OptionalInt32(null)));
        Assert.Equal([0], Written((ref FormWriter form) => form.OptionalText(null)));
        Assert.Equal([0], Written((ref FormWriter form) => form.OptionalTime(null)));
        Assert.Equal([0], Written((ref FormWriter form) => form.OptionalBool(null)));
        Assert.Equal([0], Written((ref FormWriter form) => form.Pairs(default)));
        Assert.Equal([1], Written((ref FormWriter form) => form.Pairs([])));
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public void OptionalBool_AnyValue_IsOneByte(bool? value, byte expected)
    {
        Assert.Equal([expected], Written((ref FormWriter form) => form.OptionalBool(value)));
        Assert.Equal(value, Back([expected], (ref FormReader form) => form.OptionalBool()));
    }

    [Fact]
    public void Booleans_OtherBytes_AreDamage()
    {
        Assert.True(Back([1], (ref FormReader form) => form.Bool()));
        Assert.False(Back([0], (ref FormReader form) => form.Bool()));
        Assert.Contains("2 is no boolean", Damage([2], (ref FormReader form) => form.Bool()), StringComparison.Ordinal);
        Assert.Contains(
            "3 is no optional boolean",
            Damage([3], (ref FormReader form) => form.OptionalBool()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Time_AnyTime_IsUtcTicks()
    {
        var times = new[]
        {
            DateTimeOffset.MinValue,
            DateTimeOffset.MaxValue,
            new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.FromHours(5)),
        };
        foreach (var time in times)
        {
            var read = Back(Written((ref FormWriter form) => form.Time(time)), (ref FormReader form) => form.Time());
            Assert.Equal((time, TimeSpan.Zero), (read, read.Offset));
        }

        Assert.Contains(
            "-1 is no time",
            Damage(BitConverter.GetBytes(-1L), (ref FormReader form) => form.Time()),
            StringComparison.Ordinal
        );
        Damage(BitConverter.GetBytes(DateTime.MaxValue.Ticks + 1), (ref FormReader form) => form.Time());
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("Bürö 😀")]
    public void Text_AnyText_IsReadBack(string text) =>
        Assert.Equal(
            text,
            Back(Written((ref FormWriter form) => form.Text(text)), (ref FormReader form) => form.Text())
        );

    [Fact]
    public void Text_LongerThanTheBuffer_IsReadBack()
    {
        var text = new string('ß', 5000);
        Assert.Equal(
            text,
            Back(Written((ref FormWriter form) => form.Text(text)), (ref FormReader form) => form.Text())
        );
    }

    [Fact]
    public void Text_NoUtf8_IsDamage()
    {
        var failure = Assert.Throws<StoredFormException>(() => Back([1, 0xFF], (ref FormReader form) => form.Text()));
        Assert.Contains("UTF-8", failure.Message, StringComparison.Ordinal);
        Assert.NotNull(failure.InnerException);
    }

    [Fact]
    public void Count_BeyondTheInput_IsDamage()
    {
        // "Not given" and the empty list need room for one more than the bytes that follow.
        Assert.Equal(1, Back([1], (ref FormReader form) => form.Count()));
        Assert.Contains(
            "a count of 2 exceeds the input",
            Damage([2], (ref FormReader form) => form.Count()),
            StringComparison.Ordinal
        );
        Damage([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01], (ref FormReader form) => form.Count());
    }

    [Fact]
    public void Read_BeyondTheEnd_NamesThePlace() =>
        Assert.Contains(
            "at byte 1 of 3, 16 bytes are expected and 2 are left",
            Damage([1, 2, 3], (ref FormReader form) =>
            {
                form.Byte();
                return form.Guid();
            }),
            StringComparison.Ordinal
        );

    [Fact]
    public void Participants_NotGivenEmptyAndSome_AreReadBack()
    {
        ImmutableArray<Participant>[] all =
        [
            default,
            [],
            [new(ParticipantKind.ConsumptionReseller, "1"), new(ParticipantKind.Unknown, "")],
        ];
        foreach (var participants in all)
        {
            var read = Back(Written((ref FormWriter form) => form.Participants(participants)), (ref FormReader form) =>
                form.Participants()
            );
            Assert.Equal(Dump.Of(participants), Dump.Of(read));
        }
    }

    [Fact]
    public void Stamp_AnyStamp_IsReadBack()
    {
        var stamp = Stamps.Of(1, "A", 2);
        var bytes = Written((ref FormWriter form) => form.Stamp(stamp));
        Assert.Equal(48, bytes.Length);
        Assert.Equal(stamp, Back(bytes, (ref FormReader form) => form.Stamp()));
    }
}
