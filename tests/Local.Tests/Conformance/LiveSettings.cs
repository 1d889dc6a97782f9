using Microsoft.Extensions.Configuration;

namespace PartnerCarts.Local.Tests.Conformance;

/// <summary>Settings that can be changed, and taken away again, while the service runs.</summary>
internal sealed class LiveSettings : ConfigurationProvider, IConfigurationSource
{
    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    public void AddDefault(string key, string value) => Data.TryAdd(key, value);

    public void Change(string key, string? value)
    {
        if (value is null)
            Data.Remove(key);
        else
            Data[key] = value;
        OnReload();
    }
}
