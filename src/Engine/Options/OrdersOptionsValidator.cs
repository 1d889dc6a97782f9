using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace PartnerCarts.Engine;

/// <summary>
/// Checks <c>Orders:Fail</c>: a group that no cart can have, or a code that no order fails with, is a typing error.
/// </summary>
internal sealed partial class OrdersOptionsValidator(IConfigurationSection section) : IValidateOptions<OrdersOptions>
{
    public ValidateOptionsResult Validate(string? name, OrdersOptions options)
    {
        var failures = new List<string>();
        foreach (var (group, code) in options.Fail)
        {
            if (!Group().IsMatch(group))
                failures.Add(
                    $"{KeyOf(group)}: \"{group}\" is no order group; groups are 0, 1, … and OMS-0, OMS-1, … for "
                        + $"legacy offers."
                );
            if (!OrderErrors.IsKnown(code))
                failures.Add(NotACode(group, $"{code}"));
        }

        // The binder silently leaves out entries of a dictionary whose values it cannot convert.
        foreach (
            var entry in section
                .GetSection(nameof(OrdersOptions.Fail))
                .GetChildren()
                .Where(entry => !options.Fail.ContainsKey(entry.Key))
        )
            failures.Add(NotACode(entry.Key, $"\"{entry.Value}\""));

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static string NotACode(string group, string value) =>
        $"{KeyOf(group)} is {value}; it must be one of {string.Join(", ", OrderErrors.Codes)}.";

    private static string KeyOf(string group) => $"{OrdersOptions.Section}:{nameof(OrdersOptions.Fail)}:{group}";

    [GeneratedRegex(@"^(OMS-)?(0|[1-9][0-9]{0,2})\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Group();
}
