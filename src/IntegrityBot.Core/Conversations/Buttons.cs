using IntegrityBot.Core.Languages;

namespace IntegrityBot.Core.Conversations;

/// <summary>The buttons that stand on many screens, always with the same words and in the same place.</summary>
internal static class Buttons
{
    public static readonly Button Back = Act(PhraseKeys.Button.Back, "back");
    public static readonly Button Cancel = Act(PhraseKeys.Button.Cancel, "cancel");
    public static readonly Button Skip = Act(PhraseKeys.Button.Skip, "skip");
    public static readonly Button Next = Act(PhraseKeys.Button.Next, "next", ButtonStyle.Primary);

    public static Button Act(string key, string action, ButtonStyle style = ButtonStyle.Plain) => new Button.Act(new(key), action, style);

    /// <summary>A button for each value of an enum, named in the reader's language.</summary>
    public static IEnumerable<Button> Values<T>(IEnumerable<T> values, T? chosen) where T : struct, Enum =>
        values.Select(value => new Button.Act(
            PhraseKeys.Name(value),
            $"v:{value}",
            EqualityComparer<T?>.Default.Equals(value, chosen) ? ButtonStyle.Primary : ButtonStyle.Plain));
}
