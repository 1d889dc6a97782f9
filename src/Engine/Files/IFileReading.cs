namespace PartnerCarts.Engine;

/// <summary>What a file of settings turned out to be.</summary>
internal interface IFileReading
{
    /// <summary>Each names the place in the file, the value and the rule. None: the content is good.</summary>
    IReadOnlyList<string> Errors { get; }
}
