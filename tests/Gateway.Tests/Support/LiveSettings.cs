using Microsoft.Extensions.Configuration;

namespace PartnerCarts.Gateway.Tests.Support;

/// <summary>
/// Settings that can be changed, and taken away again, while the service runs; every process has its own copy, as it
/// would have of a file.
/// </summary>
internal sealed class LiveSettings
{
    private readonly Dictionary<string, string?> _values = [];
    private readonly List<Copy> _copies = [];

    public IConfigurationSource NewCopy()
    {
        var copy = new Copy(_values);
        _copies.Add(copy);
        return copy;
    }

    public void AddDefault(string key, string value) => _values.TryAdd(key, value);

    public void Change(string key, string? value)
    {
        if (value is null)
            _values.Remove(key);
        else
            _values[key] = value;
        _copies.ForEach(copy => copy.Reload(_values));
    }

    private sealed class Copy(Dictionary<string, string?> values) : ConfigurationProvider, IConfigurationSource
    {
        public IConfigurationProvider Build(IConfigurationBuilder builder)
        {
            Reload(values);
            return this;
        }

        public void Reload(Dictionary<string, string?> changed)
        {
            Data = new Dictionary<string, string?>(changed, StringComparer.OrdinalIgnoreCase);
            OnReload();
        }
    }
}
