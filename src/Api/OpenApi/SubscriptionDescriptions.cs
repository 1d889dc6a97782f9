using PartnerCarts.Api.Audit;
using PartnerCarts.Api.OpenApi.Schemas;
using static PartnerCarts.Api.OpenApi.Operation;

namespace PartnerCarts.Api.OpenApi;

/// <summary>The texts of the description for the routes of subscriptions.</summary>
internal static class SubscriptionDescriptions
{
    private const string Subscriptions = "Subscriptions";
    private const string NoSubscription = "20003 no such subscription of this partner and customer";

    public static Operation List { get; } =
        new(
            "listSubscriptions",
            "List a customer's subscriptions",
            "Those that orders made, the oldest first. One that is still being provisioned is not there yet.",
            typeof(SubscriptionCollection),
            Good("The subscriptions."),
            new Dictionary<int, string> { [400] = BadCustomer }
        )
        {
            Tag = Subscriptions,
            Policy = CartsPolicies.Read,
            Query =
            [
                new("order_id", "Only those that the order made."),
                new("mpn_id", "Only those with that partner on record."),
            ],
        };

    public static Operation Get { get; } =
        new(
            "getSubscription",
            "Read a subscription",
            "Changes nothing.",
            typeof(Subscription),
            Good("The subscription."),
            new Dictionary<int, string> { [400] = BadCustomer, [404] = NoSubscription }
        )
        {
            Tag = Subscriptions,
            Policy = CartsPolicies.Read,
        };

    public static Operation ActivationLinks { get; } =
        Get with
        {
            Id = "listActivationLinksOfSubscription",
            Summary = "List the activation links of a subscription",
            Description = "One for software as a service, none for others.",
            Answer = typeof(ActivationLinkCollection),
            Successes = Good("The links."),
        };

    public static Operation CustomTermEndDates { get; } =
        List with
        {
            Id = "listCustomTermEndDates",
            Summary = "List the dates on which a new purchase's first term may end",
            Description = "The latest end of a month within the term, then the ends of the customer's subscriptions.",
            Answer = typeof(CustomTermEndDateCollection),
            Successes = Good("The dates."),
            Faults = new Dictionary<int, string>
            {
                [400] = $"{BadCustomer}, 800002 invalid input, 800121 no such term",
                [404] = NoSubscription,
            },
            Query =
            [
                new("term_duration", "P1M, P1Y or P3Y.", IsRequired: true),
                new("term_start_date", "When the term is to begin, not in the past; today when it is not given."),
                new("target_coterm_subscription_id", "Only the ends of this subscription."),
            ],
        };

    public static Operation Register { get; } =
        Get with
        {
            Id = "registerSubscription",
            Summary = "Register a subscription for reservations",
            Description = "The answer has no body; its header Location says where the status can be read.",
            Answer = typeof(void),
            Successes = Good("It is being registered, or is registered already.", 202),
            Change = AuditEvent.Register,
            Policy = CartsPolicies.Write,
        };

    public static Operation RegistrationStatus { get; } =
        Get with
        {
            Id = "getRegistrationStatus",
            Summary = "Read whether a subscription is registered for reservations",
            Description = "notregistered, registering for as long as provisioning takes, then registered.",
            Answer = typeof(SubscriptionRegistrationStatus),
            Successes = Good("The status."),
        };
}
