using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Audit;

/// <summary>Wires the audit log, if there is to be one.</summary>
internal static class AuditServices
{
    public static void AddCartsAudit(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSection<AuditOptions>(configuration, AuditOptions.Section);
        services.AddSingleton(static provider => new AuditGate(provider.GetService<AuditLog>()));
        if (!IsOn(configuration))
            return;
        services.AddSingleton<AuditLog>();
        services.AddHostedService(static provider => provider.GetRequiredService<AuditLog>());
    }

    public static void UseCartsAudit(this WebApplication app)
    {
        if (app.Services.GetService<AuditLog>() is not null)
            app.UseMiddleware<AuditMiddleware>();
    }

    // Anything but a clear "none": what does not convert is reported with all other settings when the options are
    // validated.
    private static bool IsOn(IConfiguration configuration) =>
        configuration[$"{AuditOptions.Section}:{nameof(AuditOptions.Target)}"] is { } target
        && !target.Equals(nameof(AuditTarget.None), StringComparison.OrdinalIgnoreCase);
}
