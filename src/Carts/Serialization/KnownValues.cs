using System.Collections.Immutable;

namespace PartnerCarts.Carts;

/// <summary>
/// Tells what this build can decide on. A member that it does not know is skipped when it is read, and does no harm; an
/// enum value that it does not know, or a member that is missing although every build writes it, would be decided on
/// wrongly. So whoever reads a cart, a draft or an order asks here first.
/// </summary>
public static class KnownValues
{
    /// <summary>Whether this build knows every enum value in the cart, and nothing is missing.</summary>
    public static bool In(Cart cart) =>
        cart
            is {
                ModifiedBy: not null,
                Requests: not null,
                Operations: not null,
                Lines.IsDefault: false,
                Orders.IsDefault: false
            }
        && cart.Status is CartStatus.Active or CartStatus.Ordered
        && All(cart.Lines, In)
        && All(cart.Orders, In)
        && cart.Pending is null or { Ids.IsDefault: false }
        && (cart.Intent is not { } intent || In(intent))
        && (cart.LastCheckout is not { } last || (!last.Failures.IsDefault && All(last.Failures, In)));

    /// <summary>Whether this build knows every enum value in the draft.</summary>
    public static bool In(CartDraft draft) => All(draft.Lines, In);

    /// <summary>Whether this build knows every enum value in the order, and nothing is missing.</summary>
    public static bool In(Order order) =>
        order is { Id: not null, Group: not null, CurrencyCode: not null, Lines.IsDefault: false }
        && Enum.IsDefined(order.BillingCycle)
        && Enum.IsDefined(order.Outcome)
        && All(order.Lines, static line =>
            line is { OfferId: not null }
            && Enum.IsDefined(line.Kind)
            && All(line.Participants, In)
            && All(line.ProvisioningContext, In)
        );

    /// <summary>Whether nothing is missing.</summary>
    public static bool In(OrderFailure failure) => failure is { Group: not null, Description: not null };

    private static bool In(CheckoutIntent intent) =>
        intent is { StartedBy: not null, Orders.IsDefault: false }
        && All(intent.Orders, static order => order is { Group: not null, OrderId: not null });

    private static bool In(CartLine line) =>
        line is { CatalogItemId: not null, CurrencyCode: not null, OrderGroup: not null }
        && Enum.IsDefined(line.EffectiveCycle)
        && (line.BillingCycle is not { } cycle || Enum.IsDefined(cycle))
        && (line.Error is not { } error || (Enum.IsDefined(error.Code) && error.Description is not null))
        && All(line.Participants, In)
        && All(line.ProvisioningContext, In)
        && All(line.Addons, In);

    private static bool In(LineDraft line) =>
        line is not null
        && (line.BillingCycle is not { } cycle || Enum.IsDefined(cycle))
        && All(line.Participants, In)
        && All(line.ProvisioningContext, In)
        && (line.Addons.Value is not { } addons || All(addons, In));

    private static bool In(Participant participant) => Enum.IsDefined(participant.Kind) && participant.Id is not null;

    private static bool In(KeyValuePair<string, string> pair) => pair is { Key: not null, Value: not null };

    private static bool All<T>(ImmutableArray<T> items, Func<T, bool> isKnown)
    {
        // Default is "not given", and has no items.
        foreach (var item in items.AsSpan())
            if (!isKnown(item))
                return false;
        return true;
    }
}
