namespace IntegrityBot.Core.Languages;

/// <summary>Plural categories of the three languages (Unicode CLDR 46, cardinal rules), written as i18next v4 key suffixes.</summary>
public static class Plural
{
    /// <summary>The placeholder whose number decides.</summary>
    public const string Placeholder = "count";

    /// <summary>The suffixes a plural key must have in this language, no more and no fewer.</summary>
    public static IReadOnlyList<string> Suffixes(Language language) => language == Language.Ru
        ? ["_one", "_few", "_many", "_other"]
        : ["_one", "_other"];

    public static string Suffix(Language language, int count) => language == Language.Ru ? Russian(Math.Abs(count)) : One(Math.Abs(count));

    private static string One(int count) => count == 1 ? "_one" : "_other";

    private static string Russian(int count) => (count % 10, count % 100) switch
    {
        (1, not 11) => "_one",
        ( >= 2 and <= 4, < 12 or > 14) => "_few",
        _ => "_many",
    };
}
