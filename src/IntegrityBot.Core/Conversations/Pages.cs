namespace IntegrityBot.Core.Conversations;

/// <summary>Cuts a long text into pages a message can hold, at a line or word end where one is near.</summary>
internal static class Pages
{
    /// <summary>Leaves room for heading and escapes below Telegram's 4096.</summary>
    public const int Size = 2_800;

    public static IReadOnlyList<string> Of(string text, int size = Size)
    {
        var pages = new List<string>();
        while (text.Length > size)
        {
            var end = End(text, size);
            pages.Add(text[..end].TrimEnd());
            text = text[end..].TrimStart();
        }

        pages.Add(text);
        return pages;
    }

    private static int End(string text, int size)
    {
        var near = text.LastIndexOfAny(['\n', ' '], size - 1, size / 4);
        if (near > 0)
        {
            return near;
        }

        return char.IsHighSurrogate(text[size - 1]) ? size - 1 : size;
    }
}
