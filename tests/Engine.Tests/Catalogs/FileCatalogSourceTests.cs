using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PartnerCarts.Carts;
using PartnerCarts.TestSupport;

namespace PartnerCarts.Engine.Tests;

public sealed class FileCatalogSourceTests : IDisposable
{
    private readonly CatalogFileOnDisk _file = new();
    private readonly CollectingLogger<FileCatalogSource> _log = new();
    private readonly FileCatalogSource _source;

    public FileCatalogSourceTests()
    {
        _file.Write(CatalogFileOnDisk.Good("1"));
        _source = new FileCatalogSource(() => _file.Path, _log);
    }

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Current_NoFileConfigured_IsOpen()
    {
        var source = new FileCatalogSource(() => null, _log);

        Assert.Same(Catalog.Open, source.Current);
        source.Poll();
        Assert.Same(Catalog.Open, source.Current);
    }

    [Fact]
    public void Current_GoodFile_IsReadOnceAndLogged()
    {
        Assert.Equal("1", _source.Current.Version);
        Assert.Same(_source.Current, _source.Current);

        Assert.Equal([(LogLevel.Information, $"The catalog {_file.Path} is in use: version 1, items: 1.")], Log());
    }

    [Fact]
    public void Current_MissingFile_ThrowsNamingKeyAndPath()
    {
        _file.Delete();

        var failure = Assert.Single(Assert.Throws<OptionsValidationException>(() => _source.Current).Failures);

        Assert.StartsWith($"Carts:Catalog: {_file.Path}: ", failure, StringComparison.Ordinal);
    }

    [Fact]
    public void Current_Folder_ThrowsNamingKeyAndPath()
    {
        var folder = Path.GetDirectoryName(_file.Path)!;

        var failure = Assert.Single(
            Assert.Throws<OptionsValidationException>(() => new FileCatalogSource(() => folder, _log).Current).Failures
        );

        Assert.StartsWith($"Carts:Catalog: {folder}: ", failure, StringComparison.Ordinal);
    }

    [Fact]
    public void Current_FaultyFile_ThrowsWithEveryError()
    {
        _file.Write("""{ "currency": "?", "items": 3 }""");

        var failures = Assert.Throws<OptionsValidationException>(() => _source.Current).Failures;

        Assert.Equal(
            [
                $"Carts:Catalog: {_file.Path}: currency: must be three capital letters such as USD, not \"?\".",
                $"Carts:Catalog: {_file.Path}: items: must be an array, not 3.",
            ],
            failures
        );
    }

    [Fact]
    public void Poll_UnchangedFile_KeepsTheSnapshot()
    {
        var before = _source.Current;

        _source.Poll();

        Assert.Same(before, _source.Current);
        Assert.Single(Log());
    }

    [Fact]
    public void Poll_RewrittenFile_TakesAndLogsIt()
    {
        _ = _source.Current;
        _file.Write(CatalogFileOnDisk.Good("2", items: 3));

        _source.Poll();

        Assert.Equal("2", _source.Current.Version);
        Assert.Equal((LogLevel.Information, $"The catalog {_file.Path} is in use: version 2, items: 3."), Log()[^1]);
    }

    [Fact]
    public void Poll_FileReplacedByRename_TakesIt()
    {
        _ = _source.Current;
        _file.Replace(CatalogFileOnDisk.Good("2"));

        _source.Poll();

        Assert.Equal("2", _source.Current.Version);
    }

    [Fact]
    public void Poll_FileWithAnOlderTime_TakesIt()
    {
        _ = _source.Current;
        _file.Write(CatalogFileOnDisk.Good("0"));
        File.SetLastWriteTimeUtc(_file.Path, new DateTime(1999, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        _source.Poll();

        Assert.Equal("0", _source.Current.Version);
    }

    [Fact]
    public void Poll_OtherContentOfTheSameLengthAndTime_TakesIt()
    {
        Assert.Equal("1", _source.Current.Version);
        var written = File.GetLastWriteTimeUtc(_file.Path);
        _file.Replace(CatalogFileOnDisk.Good("2"));
        File.SetLastWriteTimeUtc(_file.Path, written);

        _source.Poll();

        Assert.Equal("2", _source.Current.Version);
    }

    [Fact]
    public void IsFaulty_HoldsFromTheReportToTheRepair()
    {
        _ = _source.Current;
        _file.Write("{");
        _source.Poll();
        Assert.False(_source.IsFaulty);
        _source.Poll();
        Assert.True(_source.IsFaulty);

        _file.Write(CatalogFileOnDisk.Good("3"));
        _source.Poll();
        Assert.False(_source.IsFaulty);
    }

    [Fact]
    public void Poll_LinkNowLeadsElsewhere_TakesTheNewTarget()
    {
        _file.Write("one.json", CatalogFileOnDisk.Good("one"));
        _file.Write("two.json", CatalogFileOnDisk.Good("two"));
        File.CreateSymbolicLink(_file.At("link.json"), _file.At("one.json"));
        var source = new FileCatalogSource(() => _file.At("link.json"), _log);
        Assert.Equal("one", source.Current.Version);
        File.Delete(_file.At("link.json"));
        File.CreateSymbolicLink(_file.At("link.json"), _file.At("two.json"));

        source.Poll();

        Assert.Equal("two", source.Current.Version);
    }

    [Fact]
    public void Poll_SameContentWrittenAgain_ChangesNothing()
    {
        var before = _source.Current;
        _file.Write(CatalogFileOnDisk.Good("1"));

        _source.Poll();

        Assert.Same(before, _source.Current);
        Assert.Single(Log());
    }

    [Fact]
    public void Poll_OtherContentUnderTheSameVersion_TakesItAndWarns()
    {
        _ = _source.Current;
        _file.Write(CatalogFileOnDisk.Good("1", items: 2));

        _source.Poll();

        Assert.NotNull(_source.Current.Find("P:1:A"));
        Assert.Equal((LogLevel.Warning, 132), (_log.Entries[1].Level, _log.Entries[1].Event));
    }

    [Fact]
    public void Poll_FaultyFile_KeepsTheOldOneAndSaysSoOnce()
    {
        var before = _source.Current;
        _file.Write("""{ "items": [{ "id": "A:1:B", "billing": [{ "cycle": "monthly" }], "stok": 1 }] }""");

        for (var look = 0; look < 4; look++)
            _source.Poll();

        Assert.Same(before, _source.Current);
        var entry = Assert.Single(_log.Entries.Skip(1));
        Assert.Equal((LogLevel.Error, 133), (entry.Level, entry.Event));
        Assert.StartsWith(
            $"The catalog {_file.Path} cannot be used; version 1 stays in use. Errors: 1: items[0] (A:1:B).stok: "
                + $"is no member here;",
            entry.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Poll_MissingFile_KeepsTheOldOneAndSaysSoOnce()
    {
        var before = _source.Current;
        _file.Delete();

        for (var look = 0; look < 4; look++)
            _source.Poll();

        Assert.Same(before, _source.Current);
        Assert.Contains(_file.Path, Assert.Single(_log.Entries.Skip(1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Poll_HalfWrittenThenWhole_TakesItWithoutAnError()
    {
        _ = _source.Current;
        _file.Write(CatalogFileOnDisk.Good("2")[..20]);
        _source.Poll();
        Assert.Equal("1", _source.Current.Version);
        _file.Write(CatalogFileOnDisk.Good("2"));

        _source.Poll();

        Assert.Equal("2", _source.Current.Version);
        Assert.All(_log.Entries, entry => Assert.Equal(LogLevel.Information, entry.Level));
    }

    [Fact]
    public void Poll_AwayForAMoment_SaysNothing()
    {
        var before = _source.Current;
        _file.Delete();
        _source.Poll();
        _file.Write(CatalogFileOnDisk.Good("1"));

        _source.Poll();

        Assert.Same(before, _source.Current);
        Assert.Single(Log());
    }

    [Fact]
    public void Poll_RepairedAfterAReport_SaysThatItIsInUse()
    {
        _ = _source.Current;
        _file.Write("{");
        _source.Poll();
        _source.Poll();
        _file.Write(CatalogFileOnDisk.Good("1"));

        _source.Poll();

        Assert.Equal([131, 133, 131], _log.Entries.Select(entry => entry.Event));
    }

    [Fact]
    public void Poll_AnotherFaultAfterAReport_IsReportedToo()
    {
        _ = _source.Current;
        _file.Write("{");
        _source.Poll();
        _source.Poll();
        _file.Write("[]");
        _source.Poll();

        _source.Poll();

        Assert.Equal([131, 133, 133], _log.Entries.Select(entry => entry.Event));
    }

    [Fact]
    public void Poll_ManyErrors_ReportsTheFirstTwentyAndTheirNumber()
    {
        _ = _source.Current;
        _file.Write($$"""{ "items": [{{string.Join(", ", Enumerable.Repeat("1", 25))}}] }""");
        _source.Poll();

        _source.Poll();

        var message = _log.Entries[^1].Message;
        Assert.Contains("Errors: 25: ", message, StringComparison.Ordinal);
        Assert.Contains("items[19]", message, StringComparison.Ordinal);
        Assert.DoesNotContain("items[20]", message, StringComparison.Ordinal);
        Assert.EndsWith("and 5 more", message, StringComparison.Ordinal);
    }

    private (LogLevel Level, string Message)[] Log() => [.. _log.Entries.Select(entry => (entry.Level, entry.Message))];
}
