using System.Collections.Frozen;
using System.Text.Json;

namespace PartnerCarts.Engine;

/// <summary>
/// The format of the file of relationships: <c>{ "partners": { "partner tenant": [ "customer", … ] } }</c>.
/// <c>"*"</c> in place of a customer stands for every one. A partner that is not listed has none.
/// </summary>
internal sealed class RelationshipReading : IFileReading
{
    private const string Every = "*";

    private readonly FrozenDictionary<Guid, FrozenSet<Guid>> _customers;
    private readonly FrozenSet<Guid> _servingAll;

    private RelationshipReading(
        IReadOnlyDictionary<Guid, FrozenSet<Guid>> customers,
        IEnumerable<Guid> servingAll,
        IReadOnlyList<string> errors
    )
    {
        _customers = customers.ToFrozenDictionary();
        _servingAll = servingAll.ToFrozenSet();
        Errors = errors;
    }

    /// <summary>No partner has any customer.</summary>
    public static RelationshipReading Nobody { get; } = Faulty();

    public IReadOnlyList<string> Errors { get; }

    public int Partners => _customers.Count;

    public int Customers => _customers.Values.Sum(customers => customers.Count);

    public bool Has(Guid partner, Guid customerId) =>
        (_customers.TryGetValue(partner, out var customers) && customers.Contains(customerId))
        || _servingAll.Contains(partner);

    /// <summary>Those that are listed one by one.</summary>
    public IReadOnlyCollection<Guid> CustomersOf(Guid partner) =>
        _customers.TryGetValue(partner, out var customers) ? customers : [];

    /// <summary>Reads the bytes of a file. Whatever they are, the answer is good or has errors.</summary>
    public static RelationshipReading Parse(ReadOnlyMemory<byte> content) =>
        SettingsJson.Parse(content, static (root, _) => Read(root), static error => Faulty(error));

    private static RelationshipReading Faulty(params IReadOnlyList<string> errors) =>
        new(new Dictionary<Guid, FrozenSet<Guid>>(), [], errors);

    private static RelationshipReading Read(JsonElement root)
    {
        var errors = new List<string>();
        var customers = new Dictionary<Guid, FrozenSet<Guid>>();
        var servingAll = new List<Guid>();
        var members = new JsonMembers("", root, errors);
        if (members.Take("partners") is not { } element)
        {
            members.Refuse("partners", "is missing.");
            return Faulty(errors);
        }

        var partners = new JsonMembers("partners", element, errors);
        foreach (var name in partners.UnreadNames)
        {
            var texts = partners.Array(name);
            var ids = texts
                .Where(text => !IsEvery(text))
                .Select((text, index) => CustomerOf(partners, name, index, text))
                .ToFrozenSet();
            if (!Guid.TryParse(name, out var partner))
                partners.Refuse(name, "is no GUID; the names are partner tenants, the values their customers.");
            else if (!customers.TryAdd(partner, ids))
                partners.Refuse(name, "the partner is given twice.");
            else if (texts.Any(IsEvery))
                servingAll.Add(partner);
        }

        members.RefuseUnread();
        return errors.Count > 0 ? Faulty(errors) : new RelationshipReading(customers, servingAll, []);
    }

    private static bool IsEvery(JsonElement text) => text.ValueKind is JsonValueKind.String && text.ValueEquals(Every);

    private static Guid CustomerOf(JsonMembers partners, string partner, int index, JsonElement text)
    {
        if (text.ValueKind is JsonValueKind.String && text.TryGetGuid(out var customer))
            return customer;
        partners.Refuse(
            $"{partner}[{index}]",
            $"must be the GUID of a customer, or \"*\" for every one, not {JsonMembers.Show(text)}."
        );
        return Guid.Empty;
    }
}
