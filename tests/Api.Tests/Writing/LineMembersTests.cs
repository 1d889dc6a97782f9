using System.Reflection;
using System.Text.Json;
using PartnerCarts.Api.Tests.Reading;
using PartnerCarts.Api.Wire.Writing;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Tests.Writing;

/// <summary>
/// What a line holds is read, written and described; DocumentTests hold the description against the samples here.
/// These tests name the member that the reader, the writer or the samples were not told of.
/// </summary>
public sealed class LineMembersTests
{
    // Not sent to clients: what the line is billed by when it names no cycle, and what the server keeps for itself.
    private static readonly string[] NotOnTheWire = ["EffectiveCycle", "IsLegacy", "OrderId", "PromotionNotApplied"];

    public static TheoryData<string> OfDrafts => [.. Members(typeof(LineDraft)).Select(member => member.Name)];

    public static TheoryData<string> OfCarts =>
        [.. Members(typeof(CartLine)).Select(member => member.Name).Except(NotOnTheWire)];

    // What they are shows in the order's links and quantities, which OrderWriterTests are about.
    public static TheoryData<string> OfOrders =>
        [.. Members(typeof(OrderLine)).Select(member => member.Name).Except(["Kind", "CancelledIn"])];

    [Theory]
    [MemberData(nameof(OfDrafts))]
    public void Reader_EveryMemberOfALine_IsRead(string member)
    {
        var full = CartLine();
        var property = typeof(LineDraft).GetProperty(member)!;

        var read = Assert.Single(Draft.Of($$"""{"lineItems":[{{Written(full)}}]}""").Lines);

        Assert.False(Equals(Unset(property), property.GetValue(read)));
    }

    [Theory]
    [MemberData(nameof(OfCarts))]
    public void CartWriter_EveryMemberOfALine_IsWritten(string member)
    {
        var full = CartLine();
        Assert.NotEqual(Written(full), Written(Without(full with { }, member)));
    }

    [Theory]
    [MemberData(nameof(OfOrders))]
    public void OrderWriter_EveryMemberOfALine_IsWritten(string member)
    {
        var full = Samples.FullOrder.Lines[0];
        Assert.NotEqual(Written(full), Written(Without(full with { }, member)));
    }

    /// <summary>An id of 0 is written as well as any, and shows nothing.</summary>
    private static CartLine CartLine() => Samples.Full.Lines[0] with { Id = 7 };

    private static string Written(CartLine line) => Samples.Json(json => LineWriter.Write(json, line)).GetRawText();

    private static string Written(OrderLine line) =>
        Samples
            .Json(json => LineWriter.Write(json, Samples.FullOrder with { Lines = [line] }, 0, withPrice: true))
            .GetRawText();

    private static IEnumerable<PropertyInfo> Members(Type type) =>
        type.GetProperties().Where(member => member.SetMethod is not null);

    /// <summary>Fails where the sample does not have the member at all.</summary>
    private static T Without<T>(T copy, string member)
        where T : class
    {
        var property = typeof(T).GetProperty(member)!;
        // The writer needs texts and values of their kind, so a required one becomes another.
        object? other = property.GetValue(copy) switch
        {
            string when member is "CatalogItemId" or "OfferId" or "CurrencyCode" or "OrderGroup" => "other",
            _ => Unset(property),
        };
        Assert.False(Equals(other, property.GetValue(copy)), "The sample lacks it.");
        property.SetValue(copy, other);
        return copy;
    }

    private static object? Unset(PropertyInfo property) =>
        property.PropertyType.IsValueType ? Activator.CreateInstance(property.PropertyType) : null;
}
