using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;
using LiteDB;
using LiteDB.Engine;

namespace IntegrityBot.Storage.LiteDb;

/// <summary>
/// How many tickets of each cell stand in each scope, so that a list is counted without being walked. Scopes: <c>a</c> with the area and the region
/// (all tickets), <c>d</c> with the day due (open ones), <c>m</c> with the member (his open ones). In memory and in the file alike; what came to
/// nothing is in neither.
/// </summary>
internal sealed class Tallies
{
    private readonly ILiteEngine engine;
    private readonly SortedDictionary<string, Dictionary<string, int>> all = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Dictionary<string, int>> due = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, int>> members = new(StringComparer.Ordinal);

    /// <summary>Sums over <see cref="all"/>: entries of a keyed range.</summary>
    private readonly Dictionary<string, int> ranges = new(StringComparer.Ordinal);
    private readonly HashSet<string> touched = new(StringComparer.Ordinal);

    public Tallies(ILiteEngine engine)
    {
        this.engine = engine;
        foreach (var document in engine.All(Documents.Tallies))
        {
            var scope = document["_id"].AsString;
            foreach (var (cell, count) in document["n"].AsDocument)
            {
                Add(scope, cell, count.AsInt32);
            }
        }
    }

    /// <summary>One ticket more, or one less. In the file only after <see cref="Write"/>.</summary>
    public void Add(TicketFacts facts, DateOnly? dueOn, int change)
    {
        var cell = Signs.Cell(facts);
        Touch($"a{cell.AsSpan(1, 2)}", cell, change);
        if (facts.Status is TicketStatus.Closed)
        {
            return;
        }

        if (dueOn is { } day)
        {
            Touch("d" + QueueKeys.Day(day), cell, change);
        }

        if (facts.Assignee is { } member)
        {
            Touch("m" + member, cell, change);
        }
    }

    /// <summary>Brings what changed into the present transaction.</summary>
    public void Write()
    {
        foreach (var scope in touched)
        {
            if (Scopes(scope).TryGetValue(scope, out var cells))
            {
                var counts = new BsonDocument();
                foreach (var (cell, count) in cells)
                {
                    counts[cell] = count;
                }

                engine.Upsert(Documents.Tallies, new BsonDocument { ["_id"] = scope, ["n"] = counts });
            }
            else
            {
                engine.Delete(Documents.Tallies, scope);
            }
        }

        touched.Clear();
    }

    /// <summary>Entries of a list that fit a pattern, exact to <see cref="QueuePage.MaxCount"/>.</summary>
    public int Count(QueueQuery query, string pattern)
    {
        var sum = 0;
        foreach (var cells in InList(query, pattern))
        {
            foreach (var (cell, count) in cells)
            {
                sum += Signs.Fits(pattern, cell) ? count : 0;
                if (sum >= QueuePage.MaxCount)
                {
                    return QueuePage.MaxCount;
                }
            }
        }

        return sum;
    }

    /// <summary>How many entries stand in a range of all tickets, or of the open ones.</summary>
    public int Range(string prefix) => ranges.GetValueOrDefault(prefix);

    /// <summary>The cells of a list that fit a pattern and have entries; null when there are more than <paramref name="limit"/>.</summary>
    public IReadOnlyCollection<string>? Cells(QueueQuery query, string pattern, int limit)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var cell in InList(query, pattern).SelectMany(cells => cells.Keys).Where(cell => Signs.Fits(pattern, cell)))
        {
            if (found.Add(cell) && found.Count > limit)
            {
                return null;
            }
        }

        return found;
    }

    private IEnumerable<Dictionary<string, int>> InList(QueueQuery query, string pattern)
    {
        switch (query.List)
        {
            case QueueList.Mine:
                return members.TryGetValue("m" + query.Member, out var cells) ? [cells] : [];
            case QueueList.Overdue:
                var today = "d" + QueueKeys.Day(query.Today);
                return due.TakeWhile(scope => string.CompareOrdinal(scope.Key, today) < 0).Select(scope => scope.Value);
            default:
                return all.Where(scope => Signs.Fits(pattern[1..3], scope.Key.AsSpan(1))).Select(scope => scope.Value);
        }
    }

    private void Touch(string scope, string cell, int change)
    {
        Add(scope, cell, change);
        touched.Add(scope);
    }

    private void Add(string scope, string cell, int change)
    {
        var scopes = Scopes(scope);
        if (!scopes.TryGetValue(scope, out var cells))
        {
            scopes[scope] = cells = new(StringComparer.Ordinal);
        }

        Change(cells, cell, change);
        if (cells.Count == 0)
        {
            scopes.Remove(scope);
        }

        if (scope[0] == 'a')
        {
            Sum('a', cell, change);
            if (cell[Signs.StatusAt] != Signs.Of(TicketStatus.Closed))
            {
                Sum('o', cell, change);
            }
        }
    }

    private void Sum(char letter, string cell, int change)
    {
        foreach (var range in QueueKeys.Ranges(letter, cell).Prepend(QueueKeys.Prefix(letter)))
        {
            Change(ranges, range, change);
        }
    }

    private static void Change(Dictionary<string, int> counts, string of, int change)
    {
        var count = counts.GetValueOrDefault(of) + change;
        if (count == 0)
        {
            counts.Remove(of);
        }
        else
        {
            counts[of] = count;
        }
    }

    private IDictionary<string, Dictionary<string, int>> Scopes(string scope) => scope[0] switch
    {
        'a' => all,
        'd' => due,
        _ => members,
    };
}
