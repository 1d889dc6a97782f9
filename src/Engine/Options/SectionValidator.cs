using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace PartnerCarts.Engine;

/// <summary>
/// Checks the attributes of a section's options and names the configuration key of each that fails, which the
/// framework's own validator does not. A key that no option has is a typing error. Values are shown for ranges only:
/// numbers and times are no secrets. Sections below this one that have options of their own are left to these.
/// </summary>
internal sealed class SectionValidator<TOptions>(IConfigurationSection section, params string[] elsewhere)
    : IValidateOptions<TOptions>
    where TOptions : class
{
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        var failures = SectionKeys.ProblemsOf(section, typeof(TOptions), elsewhere).ToList();
        foreach (var property in typeof(TOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var value = property.GetValue(options);
            foreach (
                var rule in property.GetCustomAttributes<ValidationAttribute>().Where(rule => !rule.IsValid(value))
            )
                failures.Add(Describe($"{section.Path}:{property.Name}", rule, value));
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static string Describe(string key, ValidationAttribute rule, object? value) =>
        rule is RangeAttribute range
            ? $"{key} is {value}; it must be between {range.Minimum} and {range.Maximum}."
            : rule.FormatErrorMessage(key);
}
