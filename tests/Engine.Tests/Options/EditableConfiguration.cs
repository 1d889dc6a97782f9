using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace PartnerCarts.Engine.Tests;

/// <summary>A configuration that a test changes while it is in use.</summary>
internal sealed class EditableConfiguration : ConfigurationProvider, IConfigurationSource
{
    public EditableConfiguration() => Root = new ConfigurationBuilder().Add(this).Build();

    public IConfigurationRoot Root { get; }

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    /// <summary>Sets the key, or takes it away, and tells everybody.</summary>
    public void Change(string key, string? value)
    {
        if (value is null)
            Data.Remove(key);
        else
            Data[key] = value;
        OnReload();
    }

    /// <summary>
    /// A change that does not pass validation. The options monitor throws at whoever makes it, which for a file is a
    /// background task of the framework.
    /// </summary>
    public void ChangeForTheWorse(string key, string value)
    {
        var thrown = Assert.Throws<AggregateException>(() => Change(key, value));
        Assert.IsType<OptionsValidationException>(Assert.Single(thrown.Flatten().InnerExceptions));
    }
}
