using Orleans.Storage;
using PartnerCarts.Grains;
using PartnerCarts.TestSupport;

namespace PartnerCarts.Storage.Contracts;

/// <summary>The serializer that a silo gives to its storage providers.</summary>
public static class GrainsSerialized
{
    public static IGrainStorageSerializer Serializer { get; } = new GrainStateSerializer(Serialized.Serializer);
}
