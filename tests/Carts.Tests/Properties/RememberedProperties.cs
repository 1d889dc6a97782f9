using FsCheck.Fluent;

namespace PartnerCarts.Carts.Tests.Properties;

/// <summary>The remembered requests, against lists that do the same slowly.</summary>
public sealed class RememberedProperties
{
    [Fact]
    public void AppliedRequests_AnySequence_RemembersTheLast64Ids()
    {
        var keys = Gen.Choose(0, 80).Zip(Gen.Elements("A", "B"), (request, body) => IdempotencyKeys.Of(request, body));
        Property.HoldsForAll(
            keys.ArrayOf(150),
            sequence =>
            {
                var (applied, model) = (AppliedRequests.None, new List<IdempotencyKey>());
                foreach (var idempotency in sequence)
                {
                    Assert.Equal(model.Contains(idempotency), applied.Contains(idempotency));
                    applied = applied.With(idempotency);
                    if (!idempotency.HasRequest)
                        continue;
                    model.RemoveAll(earlier => earlier.Request == idempotency.Request);
                    model.Add(idempotency);
                    if (model.Count > 64)
                        model.RemoveAt(0);
                    Assert.Equal(model.Count, applied.Count);
                }
            },
            count: 100
        );
    }

    [Fact]
    public void AppliedOperations_AnySequence_RemembersTheLast64Ids()
    {
        Property.HoldsForAll(
            Gen.Choose(0, 80).ArrayOf(150),
            sequence =>
            {
                var (applied, model) = (AppliedOperations.None, new List<int>());
                foreach (var number in sequence)
                {
                    var id = IdempotencyKeys.Of(operation: number).Operation;
                    Assert.Equal(model.Contains(number), applied.Contains(id));
                    applied = applied.With(id);
                    if (number == 0 || model.Contains(number))
                        continue;
                    model.Add(number);
                    if (model.Count > 64)
                        model.RemoveAt(0);
                    Assert.Equal(model.Count, applied.Count);
                }
            },
            count: 100
        );
    }
}
