using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>
/// How an enum whose values count up from 0 is spelled on the wire (contract.md 4 Reading 4, 5.6): written in
/// snake_case, read in that, in PascalCase and as the number.
/// </summary>
public sealed class EnumSpellings<T>
    where T : struct, Enum
{
    private readonly T[] _values = Enum.GetValues<T>();
    private readonly JsonEncodedText[] _snake;
    private readonly byte[][] _pascal;

    public EnumSpellings()
    {
        _snake =
        [
            .. _values.Select(value =>
                JsonEncodedText.Encode(JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()))
            ),
        ];
        _pascal = [.. _values.Select(value => Encoding.UTF8.GetBytes(value.ToString()))];
        for (var i = 0; i < _values.Length; i++)
            if (Unsafe.BitCast<T, int>(_values[i]) != i)
                throw new InvalidOperationException($"{typeof(T).Name} does not count up from 0.");
    }

    /// <summary>For descriptions.</summary>
    public string All => string.Join(", ", _snake.Select(name => name.ToString()));

    public JsonEncodedText Of(T value) => _snake[Unsafe.BitCast<T, int>(value)];

    /// <inheritdoc cref="TryFind(ReadOnlySpan{byte}, out T?)"/>
    public bool TryFind(string text, [NotNullWhen(true)] out T? value) =>
        TryFind(Encoding.UTF8.GetBytes(text), out value);

    /// <param name="text">A name, or the number in digits.</param>
    /// <param name="value">The value it stands for.</param>
    public bool TryFind(ReadOnlySpan<byte> text, [NotNullWhen(true)] out T? value)
    {
        value = null;
        for (var i = 0; i < _values.Length && value is null; i++)
            if (Ascii.EqualsIgnoreCase(text, _snake[i].EncodedUtf8Bytes) || Ascii.EqualsIgnoreCase(text, _pascal[i]))
                value = _values[i];
        if (
            value is null
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number < _values.Length
        )
            value = _values[number];
        return value is not null;
    }
}

/// <summary>The spellings of the enums that clients send and read.</summary>
public static class EnumSpellings
{
    public static EnumSpellings<BillingCycle> BillingCycle { get; } = new();

    public static EnumSpellings<ParticipantKind> ParticipantKind { get; } = new();

    public static EnumSpellings<OrderStatus> OrderStatus { get; } = new();
}
