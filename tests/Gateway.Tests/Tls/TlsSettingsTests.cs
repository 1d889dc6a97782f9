using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;
using PartnerCarts.Silo;

namespace PartnerCarts.Gateway.Tests.Tls;

/// <summary>What an operator is told about section Cluster:Tls before anything starts.</summary>
public sealed class TlsSettingsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("partnercarts-tls-").FullName;
    private readonly TestAuthority _authority;

    public TlsSettingsTests() => _authority = new(_folder, "authority");

    public void Dispose()
    {
        _authority.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(
        "Certificate={missing} Authority={authority}",
        "Cluster:Tls:Certificate is .*missing.pem, which cannot be read"
    )]
    [InlineData(
        "Certificate={good} Authority={missing}",
        "Cluster:Tls:Authority is .*missing.pem, which cannot be read"
    )]
    [InlineData(
        "Certificate={authority} Authority={authority}",
        "Cluster:Tls:Certificate is .*authority.pem, which cannot be used as PEM or PFX"
    )]
    [InlineData(
        "Certificate={good} Key={other} Authority={authority}",
        "Cluster:Tls:Certificate is .*good.pem, which cannot be used as PEM or PFX with key .*other.pem"
    )]
    [InlineData(
        "Certificate={text} Authority={authority}",
        "Cluster:Tls:Certificate is .*text.txt, which cannot be used as PEM or PFX"
    )]
    [InlineData(
        "Certificate={good} Authority={text}",
        "Cluster:Tls:Authority is .*text.txt, which has no certificate in PEM"
    )]
    [InlineData(
        "Certificate={expired} Authority={authority}",
        "Cluster:Tls:Certificate is .*expired.pem, which is good from .* until "
    )]
    [InlineData(
        "Certificate={server} Authority={authority}",
        "Cluster:Tls:Certificate is .*server.pem, whose extended key usage must allow both"
    )]
    [InlineData(
        "Certificate={pfx} Password=wrong Authority={authority}",
        "Cluster:Tls:Certificate is .*good.pfx, which cannot be used"
    )]
    [InlineData(
        "Certificate={good} PeerName=elsewhere.test",
        "Cluster:Tls:PeerName is elsewhere.test, and the process's own certificate .* does not bear"
    )]
    [InlineData("Certificate={good}", "Cluster:Tls:Authority or Cluster:Tls:PeerName must be given")]
    [InlineData("Authority={authority}", "Cluster:Tls:Certificate or Cluster:Tls:Subject is missing: a silo")]
    [InlineData(
        "Certificate={good} Subject=x Authority={authority}",
        "Cluster:Tls:Certificate and Cluster:Tls:Subject are both given"
    )]
    [InlineData(
        "Subject=nobody-has-this-name Authority={authority}",
        "Cluster:Tls:Subject is nobody-has-this-name; the certificate stores have none"
    )]
    [InlineData(
        "Subject=x Password=y Authority={authority}",
        "Cluster:Tls:Key and Cluster:Tls:Password belong to a Cluster:Tls:Certificate"
    )]
    [InlineData("Certificate={good} PeerName=10.0.0.1", "Cluster:Tls:PeerName is 10.0.0.1; it must be a DNS name")]
    [InlineData("Certificate={good} Authority={authority} Revocation=7", "Cluster:Tls:Revocation is 7")]
    [InlineData("Certificate={good} Authority={authority} Autority=x", "Cluster:Tls:Autority is no setting")]
    public void Build_FaultyTls_IsRefusedByItsKey(string settings, string expected)
    {
        var fault = Record.Exception(() => SiloHost.Build(Arguments(settings)));

        var text = string.Join('\n', Faults(fault));
        Assert.Matches(expected, text);
        Assert.DoesNotContain("wrong", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Certificate={good} Authority={authority}")]
    [InlineData("Certificate={good} Key={good} PeerName=member.test Revocation=Offline")]
    [InlineData("Certificate={pfx} Password=right Authority={authority}")]
    public async Task Build_GoodTls_IsTaken(string settings)
    {
        await using var silo = SiloHost.Build(Arguments(settings));
    }

    private string[] Arguments(string settings)
    {
        using var good = _authority.Issue();
        using var other = _authority.Issue();
        using var expired = _authority.Issue(daysLeft: 0 - 1);
        using var server = _authority.Issue("member.test", 20, "1.3.6.1.5.5.7.3.1");
        var pfx = Path.Combine(_folder, "good.pfx");
        File.WriteAllBytes(pfx, good.Export(X509ContentType.Pfx, "right"));
        var text = Path.Combine(_folder, "text.txt");
        File.WriteAllText(text, "no certificate at all");
        var named = settings
            .Replace("{good}", _authority.WritePem(good, "good.pem"), StringComparison.Ordinal)
            .Replace("{other}", _authority.WritePem(other, "other.pem"), StringComparison.Ordinal)
            .Replace("{expired}", _authority.WritePem(expired, "expired.pem"), StringComparison.Ordinal)
            .Replace("{server}", _authority.WritePem(server, "server.pem"), StringComparison.Ordinal)
            .Replace("{pfx}", pfx, StringComparison.Ordinal)
            .Replace("{text}", text, StringComparison.Ordinal)
            .Replace("{authority}", _authority.File, StringComparison.Ordinal)
            .Replace("{missing}", Path.Combine(_folder, "missing.pem"), StringComparison.Ordinal);
        return [.. named.Split(' ').Select(setting => $"--Cluster:Tls:{setting}")];
    }

    private static IEnumerable<string> Faults(Exception? fault) =>
        fault switch
        {
            OptionsValidationException options => options.Failures,
            AggregateException several => several.InnerExceptions.SelectMany(Faults),
            _ => [$"{fault}"],
        };
}
