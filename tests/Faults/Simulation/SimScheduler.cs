namespace PartnerCarts.Faults.Tests.Simulation;

/// <summary>Runs tasks one after the other on the thread that asks, in an order that a seed chooses.</summary>
internal sealed class SimScheduler(Random random) : TaskScheduler
{
    private readonly List<Task> _ready = [];

    public bool IsIdle => _ready.Count == 0;

    public override int MaximumConcurrencyLevel => 1;

    public Task Begin(Func<Task> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this).Unwrap();

    /// <summary>Runs one of the tasks that are ready.</summary>
    public void RunOne()
    {
        var next = random.Next(_ready.Count);
        var task = _ready[next];
        _ready[next] = _ready[^1];
        _ready.RemoveAt(_ready.Count - 1);
        TryExecuteTask(task);
    }

    protected override void QueueTask(Task task) => _ready.Add(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => _ready;
}
