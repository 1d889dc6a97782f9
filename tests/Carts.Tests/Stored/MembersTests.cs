using System.Collections;

namespace PartnerCarts.Carts.Tests.Stored;

/// <summary>
/// A member that is added to the model has to be stored, and one that is stored keeps its number; these tests ask for
/// both.
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
        typeof(PendingOrders),
        typeof(Pricing),
        typeof(PurchaseCommitment),
        typeof(IdempotencyKey),
    ];

    /// <summary>
    /// When this fails, a line may be added to the file, with a number that was never used. No other change is
    /// possible: stored carts and processes of other versions have the old numbers.
    /// </summary>
    [Fact]
    public void Contracts_ComparedWithTheCheckedInFile_AreTheSame()
    {
        var contracts = SerializedContracts.Describe(typeof(Cart).Assembly);
        Assert.Equal(Golden.Text("contracts.txt", contracts), contracts);
    }

    [Fact]
    public void Types_AllOfThem_AreNeitherPositionalNorOpenToInheritance() =>
        SerializedContracts.ExpectVersionTolerant(typeof(Cart).Assembly);

    /// <summary>A member without a number is lost without a word.</summary>
    [Fact]
    public void Members_AllThatAreState_HaveANumber() =>
        Assert.All(SerializedContracts.TypesOf(typeof(Cart).Assembly).Where(type => !type.IsEnum), type =>
            Assert.All(Dump.Members(type), member =>
                Assert.True(SerializedContracts.IdOf(member) is not null, $"{type.Name}.{member.Name} has no [Id].")
            )
        );

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
}
