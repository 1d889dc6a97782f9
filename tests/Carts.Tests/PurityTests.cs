using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace PartnerCarts.Carts.Tests;

/// <summary>
/// docs/design.md, "Projects": the rules know no clock, no I/O, no tasks, and nothing but the base class library
/// and a serializer.
/// </summary>
public sealed class PurityTests
{
    private static readonly string[] Forbidden =
    [
        "System.IO.",
        "System.Net.",
        "System.Threading.",
        "System.Data.",
        "System.Diagnostics.Process",
        "System.Console",
        "System.Random",
        "System.TimeProvider",
        "System.Diagnostics.Stopwatch",
        "Microsoft.AspNetCore.",
        "Microsoft.Extensions.",
        "Orleans.",
    ];

    private static readonly string[] Allowed =
    [
        // Lists that share an array (RecentEntries) decide with it who goes on in it; what they hold does not depend on
        // that.
        "System.Threading.Interlocked",
        // The attributes and the generated code of the serializer, and how it is registered.
        "Orleans.Serialization.",
        "Microsoft.Extensions.DependencyInjection.",
        "Microsoft.Extensions.Options.",
        "Orleans.AliasAttribute",
        "Orleans.ApplicationPartAttribute",
        "Orleans.GenerateSerializerAttribute",
        "Orleans.IdAttribute",
        "Orleans.ImmutableAttribute",
        "Orleans.OmitDefaultMemberValuesAttribute",
        "Orleans.RegisterSerializerAttribute",
        "Orleans.SuppressReferenceTrackingAttribute",
    ];

    [Fact]
    public void Rules_TypesTheyUse_ArePure()
    {
        using var file = new PEReader(File.OpenRead(typeof(CartDecider).Assembly.Location));
        var metadata = file.GetMetadataReader();
        var used = metadata
            .TypeReferences.Select(metadata.GetTypeReference)
            .Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}")
            .ToList();
        Assert.Contains("System.Security.Cryptography.SHA256", used);
        Assert.DoesNotContain(used, type => Begins(type, Forbidden) && !Begins(type, Allowed));
    }

    private static bool Begins(string type, string[] prefixes) =>
        prefixes.Any(prefix => type.StartsWith(prefix, StringComparison.Ordinal));

    [Fact]
    public void Rules_Randomness_ComesFromOutside()
    {
        using var file = new PEReader(File.OpenRead(typeof(CartDecider).Assembly.Location));
        var metadata = file.GetMetadataReader();
        var members = metadata
            .MemberReferences.Select(metadata.GetMemberReference)
            .Select(member => metadata.GetString(member.Name))
            .ToList();
        Assert.Contains("TryParseExact", members);
        Assert.DoesNotContain("NewGuid", members);
        Assert.DoesNotContain("get_UtcNow", members);
        Assert.DoesNotContain("get_Now", members);
    }
}
