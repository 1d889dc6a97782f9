using Microsoft.Extensions.Options;
using PartnerCarts.Grains;

namespace PartnerCarts.Cluster.Tls;

/// <summary>Checks the settings against each other, and then the files themselves.</summary>
/// <param name="isSilo">A silo cannot be without a certificate.</param>
internal sealed class TlsSettingsValidator(bool isSilo) : IValidateOptions<TlsSettings>
{
    public ValidateOptionsResult Validate(string? name, TlsSettings options)
    {
        if (!options.IsOn())
            return ValidateOptionsResult.Success;
        var failures = Contradictions(options).ToList();
        if (failures.Count == 0 && FaultOfFiles(options) is { } fault)
            failures.Add(fault);
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private IEnumerable<string> Contradictions(TlsSettings tls)
    {
        if (tls.Certificate is not null && tls.Subject is not null)
            yield return "Cluster:Tls:Certificate and Cluster:Tls:Subject are both given; the certificate is in a "
                + "file or in a store.";
        if (tls.Certificate is null && tls.Subject is null && (isSilo || tls.RequireClientCertificate))
            yield return "Cluster:Tls:Certificate or Cluster:Tls:Subject is missing: "
                + (
                    isSilo
                        ? "a silo needs a certificate."
                        : "a gateway needs a certificate, unless Cluster:Tls:RequireClientCertificate is false in all "
                            + "members."
                );
        if (tls.Certificate is null && (tls.Key ?? tls.Password) is not null)
            yield return "Cluster:Tls:Key and Cluster:Tls:Password belong to a Cluster:Tls:Certificate, which is "
                + "not given.";
        if (tls.Authority is null && tls.PeerName is null)
            yield return "Cluster:Tls:Authority or Cluster:Tls:PeerName must be given: otherwise whoever holds "
                + "any certificate of a public authority would be let in.";
        if (tls.PeerName is { } peer && Uri.CheckHostName(peer) is not UriHostNameType.Dns)
            yield return $"Cluster:Tls:PeerName is {peer}; it must be a DNS name, such as carts.cluster.internal.";
        if (!Enum.IsDefined(tls.Revocation))
            yield return $"Cluster:Tls:Revocation is {tls.Revocation}; it must be NoCheck, Online or Offline.";
    }

    private static string? FaultOfFiles(TlsSettings tls)
    {
        try
        {
            TlsIdentityCheck.Checked(TlsFiles.Read(tls).Parse(), tls);
            return null;
        }
        catch (TlsFault fault)
        {
            return fault.Message;
        }
    }
}
