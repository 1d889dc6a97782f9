using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using PartnerCarts.Api.Faults;
using PartnerCarts.Api.Requests;
using PartnerCarts.Api.Wire.Writing;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Routes;

/// <summary>From the reply of a cart to the response.</summary>
internal static class CartAnswers
{
    /// <param name="context">The request.</param>
    /// <param name="reply">What the cart said.</param>
    /// <param name="success">The status of a shown cart. A checkout knows its own: 201 when the request made an order
    /// (contract.md 13 row 2).</param>
    public static void Send(HttpContext context, CartReply reply, int success)
    {
        switch (reply)
        {
            case CartReply.Shown { Cart: var cart }:
                RequestContext.Of(context).CreatedCart = cart.Key.CartId;
                SendCart(context.Response, cart, success);
                break;
            case CartReply.CheckedOut result:
                SendResult(context.Response, result);
                break;
            case CartReply.Refused { Refusal: var refusal }:
                FaultResponse.Send(context, RefusalFaults.Of(refusal));
                break;
            case CartReply.UnderWay or CartReply.IdTaken or CartReply.Done:
                throw new UnreachableException($"Reply {reply.GetType().Name} is settled before it gets here.");
            default:
                throw new UnreachableException($"Reply {reply.GetType().Name} is new.");
        }
    }

    private static void SendCart(HttpResponse response, Cart cart, int status)
    {
        var etag = CartETag.Of(cart);
        response.Headers.ETag = Quoted(etag);
        using var scratch = JsonScratch.Take();
        CartWriter.Write(scratch.Json, cart, etag);
        scratch.SendTo(response, status);
    }

    private static void SendResult(HttpResponse response, CartReply.CheckedOut result)
    {
        response.Headers.ETag = Quoted(CartETag.Of(result.Cart));
        using var scratch = JsonScratch.Take();
        CheckoutWriter.Write(scratch.Json, result);
        scratch.SendTo(response, result.MadeOrders ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static string Quoted(string etag) => $"\"{etag}\"";
}
