using System.Reflection;

namespace PartnerCarts.Grains.Tests.Contracts;

public sealed class GrainContractTests
{
    /// <summary>
    /// Silos and gateways of two versions talk to each other during every upgrade. When this fails, do not simply
    /// correct the file: add a method or a message with a new alias beside the old one, and let both live for one
    /// version.
    /// </summary>
    [Fact]
    public void Contracts_ComparedWithTheCheckedInFile_AreTheSame() =>
        Assert.Equal(
            Golden.Text("contracts.txt", GrainContracts.Describe(typeof(ICartGrain).Assembly)),
            GrainContracts.Describe(typeof(ICartGrain).Assembly)
        );

    [Fact]
    public void Messages_AllOfThem_AreSealedAndHaveAnAlias()
    {
        var messages = typeof(ICartGrain)
            .Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>() is not null)
            .ToArray();

        Assert.NotEmpty(messages);
        Assert.All(messages, message =>
            Assert.True(
                message.IsSealed && message.GetCustomAttribute<AliasAttribute>() is not null,
                $"{message} must be sealed and have an alias."
            )
        );
    }

    [Fact]
    public void Grains_AllOfThem_AreNotReentrant() =>
        Assert.All(typeof(ICartGrain).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(Grain))), grain =>
            Assert.Null(grain.GetCustomAttribute<Orleans.Concurrency.ReentrantAttribute>())
        );
}
