using LiteDB;
using LiteDB.Engine;

namespace IntegrityBot.Storage.LiteDb;

/// <summary>Small values under ids, and the rows of the audit.</summary>
internal sealed class Drawers
{
    private const int AuditAtOnce = 1_000;

    private readonly ILiteEngine engine;

    public Drawers(ILiteEngine engine)
    {
        this.engine = engine;
        Head = engine.Each(Documents.Audit, new Query { OrderBy = "$._id", Order = Query.Descending, Limit = 1 })
            .Select(Documents.AuditRow)
            .FirstOrDefault();
    }

    /// <summary>The last row of the audit, so that a commit's next one is checked without a look-up.</summary>
    public Core.Triage.AuditRow? Head { get; private set; }

    public IReadOnlyList<DrawerRow> All(Drawer drawer)
    {
        var prefix = Documents.DrawerPrefix(drawer);
        return
        [
            .. engine.All(Documents.Drawers, EngineAccess.Between("$._id", prefix, prefix + QueueKeys.Last))
                .Select(document => new DrawerRow(drawer, document["_id"].AsString[prefix.Length..], document["b"].AsBinary)),
        ];
    }

    /// <param name="id">As <see cref="Documents.Id"/> makes it.</param>
    public byte[]? Get(string id) => engine.ById(Documents.Drawers, id)?["b"].AsBinary;

    public IReadOnlyList<Core.Triage.AuditRow> Audit(long seq) =>
        [.. engine.All(Documents.Audit, EngineAccess.Between("$._id", seq, long.MaxValue), AuditAtOnce).Select(Documents.AuditRow)];

    public bool Conflicts(Commit commit)
    {
        var next = (Head?.Seq ?? 0) + 1;
        if (commit.Audit.Any(row => row.Seq != next++))
        {
            return true;
        }

        var taken = new HashSet<DrawerId>();
        return commit.Taken.Any(id => !taken.Add(id) ||
            (!commit.Put.Any(row => row.Drawer == id.Drawer && row.Id == id.Id) && engine.ById(Documents.Drawers, Documents.Id(id)) is null));
    }

    public void Apply(Commit commit)
    {
        // Of two values for one id in a commit the later one stays, as LiteDB writes them in this order.
        engine.Upsert(Documents.Drawers, [.. commit.Put.Select(Documents.ToDocument)]);
        engine.Delete(Documents.Drawers, [.. commit.Taken.Concat(commit.Removed).Distinct().Select(id => new BsonValue(Documents.Id(id)))]);
        engine.Upsert(Documents.Audit, [.. commit.Audit.Select(Documents.ToDocument)]);
        Head = commit.Audit is [.., var last] ? last : Head;
    }
}
