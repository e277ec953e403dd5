namespace IntegrityBot.Sandbox;

/// <summary>One Bot API call as the server saw it.</summary>
/// <param name="Number">1, 2, 3, … in the order of completion.</param>
/// <param name="At">When it was answered, by the sandbox's clock.</param>
/// <param name="Method">As the bot wrote it.</param>
/// <param name="Parameters">Every parameter as text (objects as JSON); a file as its name and size. Never the token.</param>
/// <param name="Ok">Whether the work was done.</param>
/// <param name="Code">The <c>error_code</c>, 200 if none; 0 if the connection was cut instead of an answer.</param>
/// <param name="Description">The error's description.</param>
public sealed record SandboxCall(
    long Number,
    DateTimeOffset At,
    string Method,
    IReadOnlyDictionary<string, string> Parameters,
    bool Ok,
    int Code,
    string? Description)
{
    /// <summary>The parameter, or null.</summary>
    public string? this[string name] => Parameters.GetValueOrDefault(name);
}

/// <summary>Every Bot API call in order, the newest <see cref="SandboxOptions.TranscriptLength"/> of them. Thread-safe.</summary>
public sealed class Transcript
{
    private readonly Lock gate = new();
    private readonly Queue<SandboxCall> calls = new();
    private readonly int length;
    private long last;
    private TaskCompletionSource? added;

    internal Transcript(int length) => this.length = length;

    /// <summary>Whether calls are kept at all.</summary>
    public bool On => length > 0;

    /// <summary>The number of the last call; 0 before the first.</summary>
    public long Last
    {
        get
        {
            lock (gate)
            {
                return last;
            }
        }
    }

    /// <summary>The calls after number <paramref name="number"/>, oldest first.</summary>
    public IReadOnlyList<SandboxCall> After(long number)
    {
        lock (gate)
        {
            return [.. calls.Where(call => call.Number > number)];
        }
    }

    /// <summary>All calls kept, but for <c>getUpdates</c> if <paramref name="method"/> is null; else those of the method.</summary>
    public IReadOnlyList<SandboxCall> Calls(string? method = null) =>
        [.. After(0).Where(call => method is null
            ? !call.Method.Equals("getUpdates", StringComparison.OrdinalIgnoreCase)
            : call.Method.Equals(method, StringComparison.OrdinalIgnoreCase))];

    /// <summary>The first call, past or to come, that satisfies <paramref name="wanted"/>.</summary>
    /// <exception cref="TimeoutException">None came within <paramref name="patience"/> (real time, 20 s if null).</exception>
    public async Task<SandboxCall> WaitFor(
        Func<SandboxCall, bool> wanted, TimeSpan? patience = null, long after = 0, CancellationToken ct = default)
    {
        var deadline = TimeProvider.System.GetTimestamp();
        var limit = patience ?? TimeSpan.FromSeconds(20);
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (calls.FirstOrDefault(call => call.Number > after && wanted(call)) is { } found)
                {
                    return found;
                }

                next = (added ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }

            var left = limit - TimeProvider.System.GetElapsedTime(deadline);
            try
            {
                await next.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, ct);
            }
            catch (TimeoutException e)
            {
                throw new TimeoutException(
                    "No such call came. Methods called: " + string.Join(", ", Calls().TakeLast(30).Select(call => call.Method)), e);
            }
        }
    }

    internal void Add(DateTimeOffset at, string method, IReadOnlyDictionary<string, string> parameters, bool ok, int code, string? description)
    {
        lock (gate)
        {
            calls.Enqueue(new(++last, at, method, parameters, ok, code, description));
            if (calls.Count > length)
            {
                calls.Dequeue();
            }

            added?.TrySetResult();
            added = null;
        }
    }
}
