using LiteDB;
using LiteDB.Engine;

namespace IntegrityBot.Storage.LiteDb;

/// <summary>
/// Questions to the engine, in its present transaction. With parameters: LiteDB compiles, and keeps for ever, each text it has not seen
/// (1.5 ms), as <c>Query.EQ</c> makes one for each value.
/// </summary>
internal static class EngineAccess
{
    public static BsonExpression Is(string path, BsonValue value) => BsonExpression.Create($"{path} = @0", value);

    public static BsonExpression Between(string path, BsonValue from, BsonValue to) =>
        BsonExpression.Create($"{path} BETWEEN @0 AND @1", from, to);

    /// <summary>Some value of an array is between the two; answered by the index of that array, in the order of the values found.</summary>
    public static BsonExpression AnyBetween(string path, BsonValue from, BsonValue to) =>
        BsonExpression.Create($"{path} ANY BETWEEN @0 AND @1", from, to);

    public static BsonDocument? ById(this ILiteEngine engine, string collection, BsonValue id) => engine.First(collection, Is("$._id", id));

    public static BsonDocument? First(this ILiteEngine engine, string collection, BsonExpression where)
    {
        using var reader = engine.Query(collection, new Query { Where = { where }, Limit = 1 });
        return reader.Read() ? reader.Current.AsDocument : null;
    }

    public static List<BsonDocument> All(this ILiteEngine engine, string collection, BsonExpression? where = null, int limit = int.MaxValue)
    {
        var query = new Query { Limit = limit };
        if (where is not null)
        {
            query.Where.Add(where);
        }

        return [.. engine.Each(collection, query)];
    }

    /// <summary>Read as they are asked for: who stops early reads no more.</summary>
    public static IEnumerable<BsonDocument> Each(this ILiteEngine engine, string collection, Query query)
    {
        using var reader = engine.Query(collection, query);
        while (reader.Read())
        {
            yield return reader.Current.AsDocument;
        }
    }

    public static void Upsert(this ILiteEngine engine, string collection, params IReadOnlyCollection<BsonDocument> documents)
    {
        if (documents.Count > 0)
        {
            engine.Upsert(collection, documents, BsonAutoId.ObjectId);
        }
    }

    public static void Delete(this ILiteEngine engine, string collection, params IReadOnlyCollection<BsonValue> ids)
    {
        if (ids.Count > 0)
        {
            engine.Delete(collection, ids);
        }
    }
}
