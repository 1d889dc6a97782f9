using System.Data.Common;
using Microsoft.Extensions.Logging;
using PartnerCarts.TestSupport;

namespace PartnerCarts.Engine.Tests;

public sealed class OutageLoggingTests : IDisposable
{
    private readonly ManualTimeProvider _clock = new();
    private readonly Lines _lines = new();
    private readonly LoggerFactory _inner;
    private readonly OutageLoggerFactory _factory;

    public OutageLoggingTests()
    {
        _inner = new LoggerFactory([_lines], new LoggerFilterOptions { MinLevel = LogLevel.Information });
        _factory = new OutageLoggerFactory(
            _inner,
            [typeof(IOException), typeof(DbException)],
            ["network"],
            [("web", 24)],
            _clock
        );
    }

    public void Dispose() => _factory.Dispose();

    [Fact]
    public void Log_SameOutageManyTimes_IsOneLineWithoutStackAndThenTheCount()
    {
        var logger = _factory.CreateLogger("store");
        for (var i = 0; i < 1_000; i++)
            logger.LogError(Thrown(), "Cart {Number}: the store failed", i);
        _clock.Advance(OutageLogging.Interval);
        logger.LogError(Thrown(), "Cart {Number}: the store failed", 1_000);

        Assert.Equal(2, _lines.All.Count);
        Assert.Equal("Cart 0: the store failed: IOException: the disk is away", _lines.All[0].Text);
        Assert.Equal(
            "Cart 1000: the store failed: IOException: the disk is away (999 more since the last such line)",
            _lines.All[1].Text
        );
        Assert.All(_lines.All, line => Assert.Null(line.Failure));
    }

    [Fact]
    public void Log_OtherEventOrOtherException_IsAKindOfItsOwn()
    {
        var logger = _factory.CreateLogger("store");
        logger.Log(LogLevel.Error, 1, "one", Thrown(), static (text, _) => text);
        logger.Log(LogLevel.Error, 2, "two", Thrown(), static (text, _) => text);
        logger.Log(LogLevel.Error, 1, "three", new EndOfStreamException("cut"), static (text, _) => text);
        _factory.CreateLogger("other").Log(LogLevel.Error, 1, "four", Thrown(), static (text, _) => text);

        Assert.Equal(4, _lines.All.Count);
    }

    [Fact]
    public void Log_Bug_KeepsItsStackEveryTime()
    {
        var logger = _factory.CreateLogger("store");
        for (var i = 0; i < 3; i++)
            logger.LogError(new InvalidCastException("a bug"), "failed");

        Assert.Equal(3, _lines.All.Count(line => line.Failure is InvalidCastException));
    }

    [Fact]
    public void Log_OutageInsideAnotherException_IsAnOutageAndNamesBoth()
    {
        _factory.CreateLogger("store").LogError(new InvalidOperationException("could not save", Thrown()), "failed");

        Assert.Equal(
            "failed: InvalidOperationException: could not save < IOException: the disk is away",
            Assert.Single(_lines.All).Text
        );
    }

    [Fact]
    public void Log_CategoryOfTheNetwork_CountsEveryExceptionAndNoMoreThanAFirstLine()
    {
        var logger = _factory.CreateLogger("network.connections");
        for (var i = 0; i < 3; i++)
            logger.LogError(new InvalidOperationException("cut off\n   at Somewhere()"), "failed");

        Assert.Equal("failed: InvalidOperationException: cut off", Assert.Single(_lines.All).Text);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Log_EventThatClientsCause_IsOneLineWithOrWithoutAnExceptionAndThenTheCount(bool throws)
    {
        var logger = _factory.CreateLogger("web");
        var failure = throws ? new InvalidOperationException("a NUL") : null;
        for (var i = 0; i < 3; i++)
            logger.Log(LogLevel.Error, 24, "refused", failure, static (text, _) => text);
        _clock.Advance(OutageLogging.Interval);
        logger.Log(LogLevel.Error, 24, "refused", failure, static (text, _) => text);

        var why = throws ? ": InvalidOperationException: a NUL" : "";
        Assert.Equal(
            [$"refused{why}", $"refused{why} (2 more since the last such line)"],
            _lines.All.Select(line => line.Text)
        );
    }

    [Fact]
    public void Log_OtherEventOrCategoryThanClientsCause_PassesEveryTime()
    {
        for (var i = 0; i < 2; i++)
        {
            _factory.CreateLogger("web").Log(LogLevel.Error, 25, "refused", null, static (text, _) => text);
            _factory.CreateLogger("web.other").Log(LogLevel.Error, 24, "refused", null, static (text, _) => text);
        }

        Assert.Equal(4, _lines.All.Count);
    }

    private static IOException Thrown()
    {
        try
        {
            throw new IOException("the disk is away");
        }
        catch (IOException failure)
        {
            return failure;
        }
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public List<(string Text, Exception? Failure)> All { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => All.Add((formatter(state, exception), exception));

        public void Dispose() { }
    }
}
