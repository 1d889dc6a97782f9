using System.Collections.Immutable;
using PartnerCarts.Carts;

namespace PartnerCarts.Grains;

/// <summary>
/// Which reply a <see cref="CartAnswer"/> carries. A number that has been used is never used for another one.
/// </summary>
[GenerateSerializer, Alias("partnercarts.cart-answer-kind")]
public enum CartAnswerKind
{
    None = 0,
    Shown = 1,
    CheckedOut = 2,
    UnderWay = 3,
    IdTaken = 4,
    Done = 5,
    Refused = 6,
}

/// <summary>A cart's reply, one type for all kinds as <see cref="CartMessage"/> is.</summary>
[GenerateSerializer, Immutable, OmitDefaultMemberValues, Alias("partnercarts.cart-answer")]
public sealed record CartAnswer
{
    [Id(0)]
    public CartAnswerKind Kind { get; init; }

    /// <summary>Without what it remembers of earlier requests: only its own grain looks at that.</summary>
    [Id(1)]
    public Cart? Cart { get; init; }

    [Id(2)]
    public ImmutableArray<OrderFailure> Failures { get; init; }

    [Id(3)]
    public bool MadeOrders { get; init; }

    [Id(4)]
    public int Sequence { get; init; }

    [Id(5)]
    public bool IsOwn { get; init; }

    [Id(6)]
    public RefusalCode Code { get; init; }

    [Id(7)]
    public string? Description { get; init; }

    /// <summary>Of a refusal: every line that is wrong.</summary>
    [Id(8)]
    public ImmutableArray<string> Details { get; init; }

    /// <summary>Of a refused order: the code of the answer.</summary>
    [Id(9)]
    public int ServiceCode { get; init; }

    /// <summary>The reply's message.</summary>
    public static CartAnswer From(CartReply reply) =>
        reply switch
        {
            CartReply.Shown shown => new() { Kind = CartAnswerKind.Shown, Cart = ForCaller(shown.Cart) },
            CartReply.CheckedOut ended => new()
            {
                Kind = CartAnswerKind.CheckedOut,
                Cart = ForCaller(ended.Cart),
                Failures = ended.Failures,
                MadeOrders = ended.MadeOrders,
            },
            CartReply.UnderWay running => new()
            {
                Kind = CartAnswerKind.UnderWay,
                Sequence = running.Sequence,
                IsOwn = running.IsOwn,
            },
            CartReply.IdTaken => new() { Kind = CartAnswerKind.IdTaken },
            CartReply.Done => new() { Kind = CartAnswerKind.Done },
            CartReply.Refused { Refusal: var refusal } => new()
            {
                Kind = CartAnswerKind.Refused,
                Code = refusal.Code,
                Description = refusal.Description,
                Details = refusal.Details,
                ServiceCode = refusal.ServiceCode,
            },
            _ => throw new ArgumentOutOfRangeException(
                nameof(reply),
                reply.GetType().Name,
                "A reply without a kind of message."
            ),
        };

    /// <summary>
    /// The reply; null when it is one that this build does not know, or has a value that it does not know.
    /// </summary>
    public CartReply? Read() =>
        Kind switch
        {
            CartAnswerKind.Shown when Cart is { } cart && KnownValues.In(cart) => new CartReply.Shown(cart),
            CartAnswerKind.CheckedOut when Cart is { } cart && KnownValues.In(cart) && !Failures.IsDefault =>
                new CartReply.CheckedOut(cart, Failures, MadeOrders),
            CartAnswerKind.UnderWay => new CartReply.UnderWay(Sequence, IsOwn),
            CartAnswerKind.IdTaken => CartReply.IdTaken.Instance,
            CartAnswerKind.Done => CartReply.Done.Instance,
            CartAnswerKind.Refused when Code is not RefusalCode.None && Enum.IsDefined(Code) => new CartReply.Refused(
                new Refusal(Code, Description ?? "")
                {
                    Details = Details.IsDefault ? [] : Details,
                    ServiceCode = ServiceCode,
                }
            ),
            _ => null,
        };

    private static Cart ForCaller(Cart cart) =>
        cart with
        {
            Requests = AppliedRequests.None,
            Operations = AppliedOperations.None,
        };
}
