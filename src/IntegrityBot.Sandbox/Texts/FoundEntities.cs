using System.Text.RegularExpressions;

namespace IntegrityBot.Sandbox.Texts;

/// <summary>What Telegram marks in a text by itself: commands, mentions, hashtags, links and e-mail addresses.</summary>
internal static partial class FoundEntities
{
    /// <summary>The marks outside of code and links, in order.</summary>
    public static List<Entity> In(string text, IReadOnlyList<Entity> given)
    {
        List<Entity> found = [];
        if (text.AsSpan().IndexOfAny("/@#.:") < 0)
        {
            return found;
        }

        Add("bot_command", Command());
        Add("url", Url());
        Add("email", Email());
        Add("mention", Mention());
        Add("hashtag", Hashtag());
        return found;

        void Add(string type, Regex pattern)
        {
            foreach (var match in pattern.EnumerateMatches(text))
            {
                var entity = new Entity(type, match.Index, match.Length);
                if (!found.Exists(Overlaps) && !given.Any(other => (other.IsCode || other.Type is "text_link") && Overlaps(other)))
                {
                    found.Add(entity);
                }

                bool Overlaps(Entity other) => other.Offset < entity.End && entity.Offset < other.End;
            }
        }
    }

    [GeneratedRegex(@"(?<![\w/@<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/@])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Command();

    [GeneratedRegex(
        @"(?<![\w@./])(?:https?://[^\s<>""]+[^\s<>"".,;:!?)\]]|(?:[a-z0-9-]+\.)+(?:com|org|net|kz|ru|info|io|me|dev|gov|edu|int|eu)(?![\w.]|-)(?:/[^\s<>""]*[^\s<>"".,;:!?)\]])?)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Url();

    [GeneratedRegex(@"(?<![\w.+-])[\w.+-]{1,64}@(?:[a-z0-9-]+\.)+[a-z]{2,8}(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<![\w/@.])@[A-Za-z][A-Za-z0-9_]{3,31}(?!\w)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Mention();

    [GeneratedRegex(@"(?<![\w#])#(?=\w*[^\W\d_])\w{1,256}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Hashtag();
}
