using System.Globalization;

namespace IntegrityBot.Core.Conversations;

/// <summary>What the actions of buttons mean: <c>v:</c> a value of an enum, <c>t:</c> an id of the content, <c>n:</c> a number, <c>page:</c> a page.</summary>
internal static class Acts
{
    public static T? Value<T>(string action) where T : struct, Enum =>
        After(action, "v:") is { Length: > 0 } name && char.IsAsciiLetter(name[0]) && Enum.TryParse<T>(name, out var value) && Enum.IsDefined(value) ? value : null;

    public static string OfId(string id) => $"t:{id}";

    public static string? Id(string action) => After(action, "t:");

    public static string OfNumber(int number) => string.Create(CultureInfo.InvariantCulture, $"n:{number}");

    public static int? Number(string action) => Whole(After(action, "n:"));

    public static string OfPage(int page) => string.Create(CultureInfo.InvariantCulture, $"page:{page}");

    public static int? Page(string action) => Whole(After(action, "page:"));

    private static int? Whole(string? digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? After(string action, string start) => action.StartsWith(start, StringComparison.Ordinal) ? action[start.Length..] : null;
}
