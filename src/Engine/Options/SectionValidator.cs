using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace PartnerCarts.Engine;

/// <summary>
/// Checks the attributes of a section's options and names the configuration key of each that fails, which the framework's own validator does
/// not. Values are shown for ranges only: numbers and times are no secrets.
/// </summary>
internal sealed class SectionValidator<TOptions>(string section) : IValidateOptions<TOptions>
    where TOptions : class
{
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        var failures = new List<string>();
        foreach (var property in typeof(TOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var value = property.GetValue(options);
            foreach (var rule in property.GetCustomAttributes<ValidationAttribute>().Where(rule => !rule.IsValid(value)))
                failures.Add(Describe($"{section}:{property.Name}", rule, value));
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static string Describe(string key, ValidationAttribute rule, object? value) =>
        rule is RangeAttribute range ? $"{key} is {value}; it must be between {range.Minimum} and {range.Maximum}." : rule.FormatErrorMessage(key);
}
