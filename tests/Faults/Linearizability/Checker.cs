using System.Collections;

namespace PartnerCarts.Faults.Tests.Linearizability;

internal enum Verdict
{
    Linearizable,
    NotLinearizable,

    /// <summary>The search was given up: it would take too long.</summary>
    Undecided,
}

/// <summary>
/// Whether there is an order of a history's operations that one client alone could have had: each takes effect at one
/// moment between its call and its answer. The search of Wing and Gong, with the memory of Lowe: what has been tried
/// from a set of operations and the state that they led to is not tried again. It is the algorithm of Porcupine.
/// </summary>
internal static class Checker
{
    /// <param name="model">What one client alone would see.</param>
    /// <param name="history">In any order.</param>
    /// <param name="most">How many steps to try before giving up.</param>
    public static Verdict Check<TState, TCall>(
        IModel<TState, TCall> model,
        IReadOnlyList<Operation<TCall>> history,
        int most = 20_000_000
    )
    {
        var events = Event.ListOf(history);
        var done = new BitArray(history.Count);
        var seen = new HashSet<(string Done, string State)>();
        var stack = new Stack<(Event Call, TState Before)>();
        var state = model.Initial;
        var known = history.Count(operation => operation.IsOutcomeKnown);
        var steps = 0;
        for (var next = events.After; known > 0; )
        {
            if (++steps > most)
                return Verdict.Undecided;
            if (next is { Answer: { } } or { IsUnanswered: true })
            {
                var operation = history[next.Operation];
                var (fits, after) = model.Step(state, operation.Call, operation.IsOutcomeKnown);
                // What changes nothing and was not answered might as well never have happened.
                if (fits && (operation.IsOutcomeKnown || model.KeyOf(after) != model.KeyOf(state)))
                {
                    done[next.Operation] = true;
                    if (seen.Add((KeyOf(done), model.KeyOf(after))))
                    {
                        stack.Push((next, state));
                        state = after;
                        known -= operation.IsOutcomeKnown ? 1 : 0;
                        next.Lift();
                        next = events.After;
                        continue;
                    }

                    done[next.Operation] = false;
                }

                next = next.After;
                continue;
            }

            // An answer whose call has not taken effect yet, or the end: what was decided before must change.
            if (stack.Count == 0)
                return Verdict.NotLinearizable;
            (var call, state) = stack.Pop();
            done[call.Operation] = false;
            known += history[call.Operation].IsOutcomeKnown ? 1 : 0;
            call.Unlift();
            next = call.After;
        }

        return Verdict.Linearizable;
    }

    private static string KeyOf(BitArray done)
    {
        var bytes = new byte[(done.Length + 7) / 8];
        done.CopyTo(bytes, 0);
        return Convert.ToBase64String(bytes);
    }

    /// <summary>A call or an answer, in a list by time from which operations are lifted and put back.</summary>
    private sealed class Event
    {
        private Event _before = null!;

        public int Operation { get; private init; }

        /// <summary>Of a call: its answer.</summary>
        public Event? Answer { get; private set; }

        /// <summary>Of a call: whether it has none.</summary>
        public bool IsUnanswered { get; private init; }

        public Event? After { get; private set; }

        /// <summary>The list's head, which is no event.</summary>
        public static Event ListOf<TCall>(IReadOnlyList<Operation<TCall>> history)
        {
            var timed = new List<(long Time, Event Event)>();
            for (var i = 0; i < history.Count; i++)
            {
                var call = new Event { Operation = i, IsUnanswered = !history[i].IsOutcomeKnown };
                timed.Add((history[i].Invoked, call));
                if (call.IsUnanswered)
                    continue;
                call.Answer = new Event { Operation = i };
                timed.Add((history[i].Returned, call.Answer));
            }

            var head = new Event { Operation = -1 };
            var last = head;
            foreach (var (_, one) in timed.OrderBy(one => one.Time))
                (last.After, one._before, last) = (one, last, one);
            return head;
        }

        public void Lift()
        {
            Remove(this);
            if (Answer is { } answer)
                Remove(answer);
        }

        public void Unlift()
        {
            if (Answer is { } answer)
                Restore(answer);
            Restore(this);
        }

        private static void Remove(Event one)
        {
            one._before.After = one.After;
            if (one.After is { } after)
                after._before = one._before;
        }

        private static void Restore(Event one)
        {
            one._before.After = one;
            if (one.After is { } after)
                after._before = one;
        }
    }
}
