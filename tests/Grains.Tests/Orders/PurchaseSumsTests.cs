using PartnerCarts.TestSupport;

namespace PartnerCarts.Grains.Tests.Orders;

public sealed class PurchaseSumsTests
{
    [Fact]
    public void With_ItemInAnotherCase_AddsUp()
    {
        var sums = PurchaseSums.Empty.With("000000000001", [new("ITEM", 2)]).With("000000000002", [new("item", 3)]);

        Assert.Equal(5, sums.Of("Item"));
    }

    [Fact]
    public void With_SumBeyondTheLargestNumber_StaysThere() =>
        Assert.Equal(
            int.MaxValue,
            PurchaseSums.Empty.With("1", [new("item", int.MaxValue)]).With("2", [new("item", 1)]).Of("item")
        );

    [Fact]
    public void HasCounted_TheLastOrders_AreRecognised()
    {
        var sums = PurchaseSums.Empty;
        for (var order = 0; order <= PurchaseSums.Remembered; order++)
            sums = sums.With($"{order}", [new("item", 1)]);

        Assert.False(sums.HasCounted("0"));
        Assert.True(sums.HasCounted("1"));
        Assert.Equal(PurchaseSums.Remembered + 1, sums.Of("item"));
    }

    [Fact]
    public void Of_WhatToRecordGives_IsTheSame()
    {
        var sums = PurchaseSums.Empty.With("1", [new("item", 7), new("überall", int.MaxValue)]);

        var read = PurchaseSums.Of(Serialized.Read<PurchaseRecord>(Serialized.ToBytes(sums.ToRecord())));

        Assert.Equal(7, read.Of("item"));
        Assert.Equal(int.MaxValue, read.Of("ÜBERALL"));
        Assert.True(read.HasCounted("1"));
        Assert.Equal(Serialized.ToBytes(sums.ToRecord()), Serialized.ToBytes(read.ToRecord()));
    }
}
