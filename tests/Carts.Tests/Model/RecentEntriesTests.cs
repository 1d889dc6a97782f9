namespace PartnerCarts.Carts.Tests.Model;

/// <summary>Lists that share an array, against lists that do not.</summary>
public sealed class RecentEntriesTests
{
    private const int Size = 20;
    private const int Capacity = 8;

    // Any earlier list may be gone on from, not just the newest: none of them may show to another.
    [Fact]
    public void With_FromAnyEarlierList_LeavesAllOthersAsTheyWere()
    {
        var random = new Random(7);
        List<(RecentEntries List, byte[][] Expected)> all = [(default, [])];
        for (var step = 0; step < 2_000; step++)
        {
            var (list, expected) = all[random.Next(Math.Max(0, all.Count - 5), all.Count)];
            var replaced = expected.Length > 0 && random.Next(4) == 0 ? random.Next(expected.Length) : -1;
            var entry = Entry(replaced < 0 ? Guid.NewGuid() : new Guid(expected[replaced].AsSpan(0, 16)), step);
            var next = expected.Where((_, at) => at != replaced).Append(entry).TakeLast(Capacity).ToArray();

            all.Add((list.With(entry, list.Find(new Guid(entry.AsSpan(0, 16)), Size), Capacity), next));
        }

        Assert.All(all, one => Assert.Equal(one.Expected.SelectMany(entry => entry), one.List.Bytes.ToArray()));
    }

    [Fact]
    public void With_FromOneListInManyThreads_GivesEachItsOwn()
    {
        for (var round = 0; round < 200; round++)
        {
            var list = Enumerable
                .Range(0, 4)
                .Aggregate(default(RecentEntries), (so, number) =>
                    so.With(Entry(Guid.NewGuid(), number), -1, Capacity)
                );
            var before = list.Bytes.ToArray();
            var made = new byte[4][];

            Parallel.For(0, made.Length, number =>
                made[number] = list.With(Entry(Guid.Empty, number), -1, Capacity).Bytes.ToArray()
            );

            for (var number = 0; number < made.Length; number++)
                Assert.Equal([.. before, .. Entry(Guid.Empty, number)], made[number]);
        }
    }

    [Fact]
    public void With_AFullListGoneOnFromItself_SeldomCopies()
    {
        var entries = Enumerable.Range(0, 1_000).Select(number => Entry(Guid.NewGuid(), number)).ToArray();
        var list = entries.Take(64).Aggregate(default(RecentEntries), (so, entry) => so.With(entry, -1, 64));
        var before = GC.GetAllocatedBytesForCurrentThread();

        foreach (var entry in entries.Skip(64))
            list = list.With(entry, -1, 64);

        // Copied each time, they would be 64 entries a step.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (entries.Length - 64) * Size * 8);
        Assert.Equal(entries.TakeLast(64).SelectMany(entry => entry), list.Bytes.ToArray());
    }

    [Fact]
    public void Find_AnId_GivesWhereItsEntryBegins()
    {
        var (one, two) = (Guid.NewGuid(), Guid.NewGuid());
        var list = default(RecentEntries).With(Entry(one, 1), -1, Capacity).With(Entry(two, 2), -1, Capacity);

        Assert.Equal(0, list.Find(one, Size));
        Assert.Equal(Size, list.Find(two, Size));
        Assert.Equal(-1, list.Find(Guid.NewGuid(), Size));
        Assert.Equal(-1, default(RecentEntries).Find(one, Size));
    }

    private static byte[] Entry(Guid id, int number) => [.. id.ToByteArray(), .. BitConverter.GetBytes(number)];
}
