namespace PartnerCarts.Grains;

/// <summary>
/// What every grain here keeps: bytes in a versioned form of our own, so that all stores hold the same and none depends
/// on type names. A null body (or no record) means that nothing is stored. The storage's version tag must never recur
/// for a key, not even after a record was deleted and made anew.
/// </summary>
[GenerateSerializer, Alias("partnercarts.stored-form.1")]
public sealed class StoredForm
{
    /// <summary>
    /// The version of the form that <see cref="Body"/> is written in; the body itself starts with it, too.
    /// </summary>
    [Id(0)]
    public int Form { get; set; }

    [Id(1)]
    public byte[]? Body { get; set; }

    /// <summary>
    /// For the cart's record only, set before each write: when it has to be looked at, for a store that keeps the due
    /// index in the same row. Not part of the record: it follows from the body, and is not filled in by a read.
    /// </summary>
    [field: NonSerialized]
    public DateTimeOffset? Due { get; set; }
}
