using System.Collections;
using System.Reflection;

namespace PartnerCarts.Carts.Tests.Stored;

/// <summary>
/// A value of a later build must not be decided on. These tests put an unknown value into every enum member there is,
/// one after the other, so an enum member that is added without a line in <see cref="KnownValues"/> fails here.
/// </summary>
public sealed class KnownValuesTests
{
    private const int OfALaterBuild = 9999;

    [Fact]
    public void Samples_AsTheyAre_AreKnown()
    {
        Assert.All(Samples.Carts, cart => Assert.True(KnownValues.In(cart)));
        Assert.True(KnownValues.In(Samples.FullOrder));
        Assert.True(KnownValues.In(FullDraft));
    }

    [Fact]
    public void Cart_AnyEnumMemberOfALaterBuild_IsNotKnown()
    {
        var tried = ForEachEnumMember(Samples.Full, static cart =>
        {
            Assert.False(KnownValues.In(cart));
            Assert.Throws<StateUnreadableException>(() => Serialized.Read<Cart>(Serialized.ToBytes(cart)));
        });
        Assert.Equal(
            [
                "Cart.Status",
                "CartLine.BillingCycle",
                "CartLine.EffectiveCycle",
                "LineError.Code",
                "Order.BillingCycle",
                "Order.Outcome",
                "OrderLine.Kind",
                "Participant.Kind",
            ],
            tried
        );
    }

    [Fact]
    public void Order_AnyEnumMemberOfALaterBuild_IsNotKnown() =>
        Assert.Equal(
            ["Order.BillingCycle", "Order.Outcome", "OrderLine.Kind", "Participant.Kind"],
            ForEachEnumMember(Samples.FullOrder, static order => Assert.False(KnownValues.In(order)))
        );

    [Fact]
    public void Draft_AnyEnumMemberOfALaterBuild_IsNotKnown() =>
        Assert.Equal(
            ["LineDraft.BillingCycle", "Participant.Kind"],
            ForEachEnumMember(FullDraft, static draft => Assert.False(KnownValues.In(draft)))
        );

    private static CartDraft FullDraft { get; } =
        new()
        {
            Lines =
            [
                new LineDraft(),
                new LineDraft
                {
                    BillingCycle = BillingCycle.Annual,
                    Participants = [new(ParticipantKind.TransactionReseller, "1")],
                    Addons = new([
                        new LineDraft
                        {
                            BillingCycle = BillingCycle.Annual,
                            Participants = [new(ParticipantKind.TransactionReseller, "1")],
                        },
                    ]),
                },
            ],
        };

    /// <summary>
    /// Gives the check a copy for each enum member anywhere in the value; returns the members' names, each once.
    /// </summary>
    private static SortedSet<string> ForEachEnumMember<T>(T value, Action<T> check)
    {
        var tried = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (name, copy) in Copies(value!))
        {
            check((T)copy);
            tried.Add(name);
        }

        return tried;
    }

    private static IEnumerable<(string Name, object Copy)> Copies(object value)
    {
        foreach (var member in Dump.Members(value.GetType()))
        {
            var type = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
            if (type.IsEnum)
                yield return (
                    $"{value.GetType().Name}.{member.Name}",
                    With(value, member, Enum.ToObject(type, OfALaterBuild))
                );
            else if (member.GetValue(value) is { } held)
                foreach (var (name, inner) in CopiesInside(held))
                    yield return (name, With(value, member, inner));
        }
    }

    private static IEnumerable<(string Name, object Copy)> CopiesInside(object held)
    {
        if (held is string || held.GetType().Namespace is "System" && held is not IEnumerable)
            yield break;
        if (held is not IEnumerable)
        {
            foreach (var copy in Copies(held))
                yield return copy;
            yield break;
        }

        // A default array has no items, and says so by an exception.
        if (held.GetType().GetProperty("IsDefault")?.GetValue(held) is not false)
            yield break;
        var items = ((IEnumerable)held).Cast<object>().ToArray();
        for (var i = 0; i < items.Length; i++)
            foreach (var (name, copy) in CopiesInside(items[i]))
                yield return (name, ArrayWith((dynamic)held, i, (dynamic)copy));
    }

    private static System.Collections.Immutable.ImmutableArray<T> ArrayWith<T>(
        System.Collections.Immutable.ImmutableArray<T> items,
        int at,
        T item
    ) => items.SetItem(at, item);

    private static object With(object value, PropertyInfo member, object? changed)
    {
        var clone = typeof(object)
            .GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!
            .Invoke(value, null)!;
        member.SetValue(clone, changed);
        return clone;
    }
}
