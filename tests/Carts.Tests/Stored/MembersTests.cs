using System.Collections;

namespace PartnerCarts.Carts.Tests.Stored;

/// <summary>
/// A member that is added to the model has to find its way into the stored form; these tests ask for it.
/// </summary>
public sealed class MembersTests
{
    private static readonly Type[] StoredTypes =
    [
        typeof(Cart),
        typeof(CartKey),
        typeof(CartLine),
        typeof(Participant),
        typeof(LineError),
        typeof(Order),
        typeof(OrderLine),
        typeof(CheckoutIntent),
        typeof(IntendedOrder),
        typeof(CheckoutRecord),
        typeof(OrderFailure),
        typeof(IdempotencyKey),
    ];

    [Fact]
    public void Model_Members_AreThoseOfTheStoredForm()
    {
        var members = StoredTypes.SelectMany(type =>
            Dump.Members(type).Select(member => $"{type.Name}.{member.Name}: {NameOf(member.PropertyType)}")
        );
        // Different? Write the change in a new version of the form that still reads the old ones, add golden files for
        // it, then change the list.
        Assert.Equal(
            Golden.Text("members.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
            members.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void FullSample_Members_AreAllSet()
    {
        var seen = new HashSet<(Type, string)>();
        Visit(Samples.Full, seen);
        Visit(Samples.FullOrder, seen);
        Assert.Equal(
            StoredTypes
                .SelectMany(type => Dump.Members(type).Select(member => $"{type.Name}.{member.Name}"))
                .Order(StringComparer.Ordinal),
            seen.Select(it => $"{it.Item1.Name}.{it.Item2}").Order(StringComparer.Ordinal)
        );
    }

    /// <summary>Notes every member that differs from its type's default somewhere in the value.</summary>
    private static void Visit(object? value, HashSet<(Type, string)> seen)
    {
        if (value is IEnumerable items and not string)
        {
            foreach (var item in items)
                Visit(item, seen);
            return;
        }

        if (value is null || !StoredTypes.Contains(value.GetType()))
            return;
        foreach (var member in Dump.Members(value.GetType()))
        {
            var held = member.GetValue(value);
            var unset = member.PropertyType.IsValueType ? Activator.CreateInstance(member.PropertyType) : null;
            if (Equals(held, unset))
                continue;
            seen.Add((value.GetType(), member.Name));
            Visit(held, seen);
        }
    }

    private static string NameOf(Type type) =>
        type.IsGenericType
            ? $"{type.Name[..type.Name.IndexOf('`')]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
            : type.Name;
}
