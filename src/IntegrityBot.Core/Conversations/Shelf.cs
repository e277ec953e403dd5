using IntegrityBot.Core.Languages;

namespace IntegrityBot.Core.Conversations;

/// <summary>A long list, a page at a time.</summary>
internal static class Shelf
{
    /// <summary>The page, or the nearest there is.</summary>
    public static Page<T> Page<T>(IReadOnlyList<T> all, int page, int size)
    {
        var last = Math.Max(0, (all.Count - 1) / size);
        var at = Math.Clamp(page, 0, last);
        return new([.. all.Skip(at * size).Take(size)], at, last);
    }

    /// <summary>Adds the ways to the pages beside this one.</summary>
    public static Screen Pager<T>(this Screen screen, Page<T> page) => page.Last == 0 ? screen : screen.Row([
        .. page.At > 0 ? [Buttons.Act(PhraseKeys.List.Previous, Acts.OfPage(page.At - 1))] : Array.Empty<Button>(),
        .. page.At < page.Last ? [Buttons.Act(PhraseKeys.List.Next, Acts.OfPage(page.At + 1))] : Array.Empty<Button>(),
    ]);
}

internal sealed record Page<T>(IReadOnlyList<T> Items, int At, int Last);
