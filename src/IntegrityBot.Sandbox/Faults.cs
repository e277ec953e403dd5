namespace IntegrityBot.Sandbox;

/// <summary>What goes wrong with a call.</summary>
public enum FaultKind
{
    /// <summary>An error answer with <see cref="FaultRule.Code"/>, <see cref="FaultRule.Description"/> and <see cref="FaultRule.RetryAfter"/>; the work is not done.</summary>
    Status,

    /// <summary>502 with the HTML page of a proxy; the work is not done.</summary>
    Html502,

    /// <summary>The connection is cut before the work.</summary>
    DropConnection,

    /// <summary>The work is done and the connection cut: the bot cannot know.</summary>
    AcceptThenDrop,

    /// <summary>The call waits <see cref="FaultRule.Delay"/> of real time, then goes on to the next rule.</summary>
    Delay,

    /// <summary>200 with JSON that ends in the middle; the work is not done.</summary>
    MalformedJson,
}

/// <summary>One fault for the calls of one method.</summary>
/// <param name="Kind">What goes wrong.</param>
/// <param name="Method">The method, in any case; <c>*</c> is every one.</param>
/// <param name="Times">How many calls it hits; null is all.</param>
/// <param name="Skip">How many matching calls pass before it begins.</param>
public sealed record FaultRule(FaultKind Kind, string Method = "*", int? Times = 1, int Skip = 0)
{
    /// <summary>HTTP status and <c>error_code</c> of <see cref="FaultKind.Status"/>.</summary>
    public int Code { get; init; } = 500;

    public string Description { get; init; } = "Internal Server Error";

    /// <summary>Seconds, for 429.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>The supergroup a group has become, for 400.</summary>
    public long? MigrateTo { get; init; }

    public TimeSpan Delay { get; init; }
}

/// <summary>The faults under way; the first rule that matches is used up first. Thread-safe.</summary>
public sealed class Faults
{
    private readonly Lock gate = new();
    private readonly List<FaultRule> rules = [];

    public IReadOnlyList<FaultRule> Rules
    {
        get
        {
            lock (gate)
            {
                return [.. rules];
            }
        }
    }

    public void Add(params IReadOnlyList<FaultRule> added)
    {
        lock (gate)
        {
            rules.AddRange(added);
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            rules.Clear();
        }
    }

    /// <summary>The faults this call meets, in order: delays, and at most one other.</summary>
    internal IReadOnlyList<FaultRule> Next(string method)
    {
        if (rules.Count == 0)
        {
            return [];
        }

        lock (gate)
        {
            List<FaultRule> met = [];
            for (var i = 0; i < rules.Count; i++)
            {
                var rule = rules[i];
                if (rule.Method != "*" && !rule.Method.Equals(method, StringComparison.OrdinalIgnoreCase))
                {
                    continue;
                }

                if (rule.Skip > 0)
                {
                    rules[i] = rule with { Skip = rule.Skip - 1 };
                    continue;
                }

                met.Add(rule);
                if (rule.Times is { } left)
                {
                    if (left <= 1)
                    {
                        rules.RemoveAt(i--);
                    }
                    else
                    {
                        rules[i] = rule with { Times = left - 1 };
                    }
                }

                if (rule.Kind != FaultKind.Delay)
                {
                    break;
                }
            }

            return met;
        }
    }
}
