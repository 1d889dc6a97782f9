using System.Reflection;
using PartnerCarts.TestSupport;

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
    public void Messages_AllOfThem_AreNeitherPositionalNorOpenToInheritance() =>
        SerializedContracts.ExpectVersionTolerant(typeof(ICartGrain).Assembly);

    /// <summary>A message that is not immutable is copied with every call within a process.</summary>
    [Fact]
    public void Messages_AllOfThem_AreImmutable() =>
        Assert.All(
            SerializedContracts
                .TypesOf(typeof(ICartGrain).Assembly)
                .Where(type => !type.IsEnum && !type.IsAssignableTo(typeof(Exception))),
            type => Assert.NotNull(type.GetCustomAttribute<ImmutableAttribute>())
        );

    [Fact]
    public void Grains_AllOfThem_AreNotReentrant() =>
        Assert.All(typeof(ICartGrain).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(Grain))), grain =>
            Assert.Null(grain.GetCustomAttribute<Orleans.Concurrency.ReentrantAttribute>())
        );
}
