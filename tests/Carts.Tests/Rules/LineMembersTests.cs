using System.Collections.Immutable;
using System.Reflection;
using PartnerCarts.Carts.Tests.Stored;

namespace PartnerCarts.Carts.Tests.Rules;

/// <summary>
/// A member of a line has its place in each list of <see cref="LineDraft"/> and <see cref="OrderLine"/>. These tests
/// name the list that a new member was left out of.
/// </summary>
public sealed class LineMembersTests
{
    // What the server makes of an order's line, from values that the test below gives it.
    private static readonly string[] MadeForOrders =
    [
        "OfferId",
        "SubscriptionId",
        "ParentSubscriptionId",
        "Kind",
        "CancelledIn",
    ];

    public static TheoryData<string> OfDrafts => [.. Members(typeof(LineDraft)).Select(member => member.Name)];

    public static TheoryData<string> KeptByUpdates =>
        [
            .. Members(typeof(LineDraft))
                .Where(member => IsOptional(member.PropertyType) && member.Name != nameof(LineDraft.Addons))
                .Select(member => member.Name),
        ];

    public static TheoryData<string> OfOrders =>
        [.. Members(typeof(OrderLine)).Select(member => member.Name).Except(MadeForOrders)];

    [Theory]
    [MemberData(nameof(OfDrafts))]
    public void Of_EveryMember_IsTheStoredLines(string member)
    {
        if (member == nameof(LineDraft.Addons))
            return;
        Assert.Equal(Stored(member), Given(LineDraft.Of(Samples.FullLine), member));
    }

    [Theory]
    [MemberData(nameof(KeptByUpdates))]
    public void Carrying_EveryMemberThatMayBeAbsent_IsTheStoredLines(string member)
    {
        // Every other member is given, so that only this one can be why the stored line has something to add.
        var asked = Without(LineDraft.Of(Samples.FullLine), member);

        Assert.Equal(Stored(member), Given(asked.Carrying(Samples.FullLine), member));
    }

    [Theory]
    [MemberData(nameof(OfDrafts))]
    public void Repeats_AnyMemberLeftOut_IsFalse(string member)
    {
        var stored = Samples.FullLine with { Addons = [Samples.FullLine] };
        var asked = LineDraft.Of(stored) with { Addons = new([LineDraft.Of(Samples.FullLine)]) };
        Assert.True(asked.Repeats(stored));

        // A line is found by its id before it is compared, and a currency that is not given means the stored one.
        var isIgnored = member is nameof(LineDraft.Id) or nameof(LineDraft.CurrencyCode);
        // Not given and Unknown, the sample's cycle, ask for the same.
        if (member == nameof(LineDraft.BillingCycle))
            stored = stored with { BillingCycle = BillingCycle.Annual };

        Assert.Equal(isIgnored, Without(asked, member).Repeats(stored));
    }

    [Theory]
    [MemberData(nameof(OfDrafts))]
    public void ToLine_EveryMember_IsTheDrafts(string member)
    {
        var asked = LineDraft.Of(Samples.FullLine);
        var line = asked.ToLine(asked.CurrencyCode!, BillingCycle.Annual, isLegacy: true, "0", [Samples.FullLine]);

        var expected = member == nameof(LineDraft.Addons) ? line.Addons : Given(asked, member);
        Assert.Equal(expected, typeof(CartLine).GetProperty(member)!.GetValue(line));
        Assert.False(
            Equals(Unset(typeof(CartLine).GetProperty(member)!.PropertyType), expected),
            "The sample lacks it."
        );
    }

    [Theory]
    [MemberData(nameof(OfOrders))]
    public void OfOrder_EveryMember_IsTheCartLines(string member)
    {
        var ordered = OrderLine.Of(Samples.FullLine, "made", "parent", "title");

        Assert.Equal(Stored(member), typeof(OrderLine).GetProperty(member)!.GetValue(ordered));
        Assert.Equal(("made", "parent"), (ordered.SubscriptionId, ordered.ParentSubscriptionId));
    }

    private static PropertyInfo[] Members(Type type) => Dump.Members(type);

    private static bool IsOptional(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>);

    private static object? Stored(string member) => typeof(CartLine).GetProperty(member)!.GetValue(Samples.FullLine);

    /// <summary>What the draft says of the member, whether or not it may be absent.</summary>
    private static object? Given(LineDraft draft, string member)
    {
        var value = typeof(LineDraft).GetProperty(member)!.GetValue(draft);
        return value is not null && IsOptional(value.GetType())
            ? value.GetType().GetProperty(nameof(Optional<int>.Value))!.GetValue(value)
            : value;
    }

    private static LineDraft Without(LineDraft draft, string member)
    {
        var copy = draft with { };
        var property = typeof(LineDraft).GetProperty(member)!;
        property.SetValue(copy, Unset(property.PropertyType));
        return copy;
    }

    private static object? Unset(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;
}
