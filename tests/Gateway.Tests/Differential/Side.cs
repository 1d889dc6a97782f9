using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PartnerCarts.Conformance;

namespace PartnerCarts.Gateway.Tests.Differential;

/// <summary>One sequence as one of the services sees it: its carts, their tags, and what has been sent.</summary>
internal sealed partial class Side
{
    // Marks of the moment and the machine, which nobody promises.
    private static readonly HashSet<string> NotCompared = new(StringComparer.OrdinalIgnoreCase) { "Date", "MS-CV" };

    private readonly ConformanceHost _host;
    private readonly HttpClient _client;
    private readonly Cast _cast;
    private readonly Aliases _aliases;
    private readonly Dictionary<int, Cart> _carts = [];
    private readonly Dictionary<int, Message> _sent = [];

    public Side(ConformanceHost host, HttpClient client, Cast cast)
    {
        _host = host;
        _client = client;
        _cast = cast;
        _aliases = new Aliases(cast.Known);
    }

    /// <summary>The answer, in a form that can be compared; null for a step that has nothing to send.</summary>
    public async Task<Answer?> Take(Step step)
    {
        var message = step switch
        {
            Step.Request request => _sent[request.Number] = Compose(request),
            Step.Again again => _sent.GetValueOrDefault(again.Number),
            _ => null,
        };
        return message is null ? null : await Send(message);
    }

    private Message Compose(Step.Request step)
    {
        var cart = _carts.GetValueOrDefault(step.Slot) ?? new Cart(_cast.UnknownCart);
        var customer = step.Where is Where.OtherCustomer ? _cast.OtherCustomer : _cast.Customer;
        var id = step.Where switch
        {
            Where.UnknownCart => $"{_cast.UnknownCart}",
            Where.NoGuid => "no-guid",
            _ => $"{cart.Id}",
        };
        var carts = $"/v1/customers/{customer}/carts";
        var (method, path) = step.Verb switch
        {
            Verb.Create => (HttpMethod.Post, carts),
            Verb.Get => (HttpMethod.Get, $"{carts}/{id}"),
            Verb.Put => (HttpMethod.Put, $"{carts}/{id}"),
            Verb.Checkout => (HttpMethod.Post, $"{carts}/{id}/checkout"),
            Verb.GetOrder => (
                HttpMethod.Get,
                $"/v1/customers/{customer}/orders/{(step.Where is Where.Slot ? cart.Order : "000000000000")}"
            ),
        };
        var tag = step.Tag switch
        {
            Tag.None => null,
            Tag.Current => $"\"{cart.Tag}\"",
            Tag.Stale => $"\"{cart.StaleTag}\"",
            Tag.Any => "*",
            Tag.List => $"\"nothing\", \"{cart.Tag}\"",
            Tag.Garbage => "\"\"\"",
        };
        var body = step.Echo is { } quantity
            ? Quantity().Replace(cart.Shown, $"\"quantity\":{quantity.ToString(CultureInfo.InvariantCulture)}")
            : step.Body;
        var partner = step.Who switch
        {
            Who.Owner => _cast.Partner,
            Who.ForeignPartner => _cast.ForeignPartner,
            Who.Nobody => default(Guid?),
        };
        return new Message(
            step.Slot,
            step.Verb,
            method,
            path,
            partner,
            body,
            step.RequestId is { } number ? _cast.RequestId(number) : null,
            tag
        );
    }

    private async Task<Answer> Send(Message message)
    {
        using var request = new HttpRequestMessage(message.Method, new Uri(_host.BaseAddress, message.Path));
        if (message.Partner is { } partner)
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {_host.Token(partner, _cast.User)}");
        request.Headers.TryAddWithoutValidation("MS-CorrelationId", $"{_cast.Correlation}");
        if (message.RequestId is { } id)
            request.Headers.TryAddWithoutValidation("MS-RequestId", $"{id}");
        if (message.Tag is { } tag)
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        if (message.Body is { } body)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");

        using var response = await _client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        if (response.IsSuccessStatusCode)
            Remember(message, response, text);
        var headers = response
            .Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .Where(header => !NotCompared.Contains(header.Key))
            .OrderBy(header => header.Key, StringComparer.OrdinalIgnoreCase)
            .Select(header => $"{header.Key}: {header.Value}");
        // Aliases are given in the order of the text, which is the same on both sides.
        return new Answer(
            response.IsSuccessStatusCode,
            _aliases.Apply($"{(int)response.StatusCode}\n{string.Join('\n', headers)}\n\n{text}")
        );
    }

    private void Remember(Message message, HttpResponseMessage response, string text)
    {
        using var json = JsonDocument.Parse(text);
        if (message.Verb is Verb.Create)
            _carts[message.Slot] = new Cart(json.RootElement.GetProperty("id").GetGuid());
        if (!_carts.TryGetValue(message.Slot, out var cart) || message.Verb is Verb.GetOrder)
            return;
        if (response.Headers.ETag?.Tag.Trim('"') is { } tag && tag != cart.Tag)
            (cart.StaleTag, cart.Tag) = (cart.Tag, tag);
        if (message.Verb is Verb.Checkout)
            cart.Order =
                json.RootElement.TryGetProperty("orders", out var orders) && orders.GetArrayLength() > 0
                    ? orders[0].GetProperty("id").GetString()!
                    : cart.Order;
        else
            cart.Shown = text;
    }

    [GeneratedRegex("\"quantity\":\\d+")]
    private static partial Regex Quantity();

    private sealed record Message(
        int Slot,
        Verb Verb,
        HttpMethod Method,
        string Path,
        Guid? Partner,
        string? Body,
        Guid? RequestId,
        string? Tag
    );

    private sealed class Cart(Guid id)
    {
        public Guid Id { get; } = id;

        public string Tag { get; set; } = "none";

        public string StaleTag { get; set; } = "none";

        public string Order { get; set; } = "000000000000";

        public string Shown { get; set; } = """{"lineItems":[]}""";
    }
}

/// <summary>An answer without what the service made up.</summary>
internal sealed record Answer(bool IsSuccess, string Text);
