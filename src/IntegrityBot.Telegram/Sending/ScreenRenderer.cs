using System.Globalization;
using System.Text;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;
using Telegram.Bot.Extensions;
using Telegram.Bot.Types.ReplyMarkups;

namespace IntegrityBot.Telegram.Sending;

/// <summary>Puts a phrase into words; its placeholders pass through <paramref name="escape"/>, its own text does not.</summary>
internal delegate string Say(Language language, Phrase phrase, Func<string, string> escape);

/// <summary>
/// Puts screens into Telegram's HTML (Bot API: HTML style). A phrase's own text may hold tags; whatever a person wrote comes in through a
/// placeholder and is escaped, so it can never act as markup. Labels and toasts are plain text.
/// </summary>
internal sealed class ScreenRenderer(Say say)
{
    /// <summary>Characters of a message once its entities are parsed (Bot API: sendMessage).</summary>
    public const int MaxText = 4_096;

    /// <summary>Bytes a button may carry (Bot API: InlineKeyboardButton).</summary>
    public const int MaxData = 64;

    /// <summary>Characters of the line that answers a tap (Bot API: answerCallbackQuery).</summary>
    public const int MaxToast = 200;

    private const int MaxCopy = 256;

    public (string Html, InlineKeyboardMarkup Keyboard) Render(Screen screen, int serial, Language language) =>
        (Html(screen, language), new(screen.Rows.Select(row => row.Select(button => Render(button, serial, language)))));

    /// <summary>One phrase as a message of its own.</summary>
    public string Html(Phrase phrase, Language language) => HtmlCut.To(say(language, phrase, Escape), MaxText);

    /// <summary>One phrase where Telegram knows no markup, cut to <paramref name="most"/> UTF-16 units at a letter's edge.</summary>
    public string Plain(Phrase phrase, Language language, int most = int.MaxValue) => Cut(say(language, phrase, text => text), most);

    /// <summary>The three signs HTML needs, and the quote, so that a value in an attribute stays there.</summary>
    public static string Escape(string text) => HtmlText.Escape(text).Replace("\"", "&quot;", StringComparison.Ordinal);

    private string Html(Screen screen, Language language) =>
        HtmlCut.To(string.Join("\n\n", screen.Paragraphs.Select(phrase => say(language, phrase, Escape))), MaxText);

    private InlineKeyboardButton Render(Button button, int serial, Language language)
    {
        var label = Plain(button.Label, language);
        return button switch
        {
            Button.Act(_, var action, var style) => new(label) { CallbackData = Data(serial, action), Style = Style(style) },
            Button.Copy(_, var text) => new(label) { CopyText = new() { Text = Short(text) } },
            _ => throw new InvalidOperationException("A button of no known kind."),
        };
    }

    private static string Data(int serial, string action)
    {
        var data = string.Create(CultureInfo.InvariantCulture, $"{serial}.{action}");
        return Encoding.UTF8.GetByteCount(data) <= MaxData
            ? data
            : throw new InvalidOperationException($"A button's data takes {Encoding.UTF8.GetByteCount(data)} bytes of {MaxData}.");
    }

    private static string Short(string text) => text.Length is > 0 and <= MaxCopy
        ? text
        : throw new InvalidOperationException($"A text to copy has 1 to {MaxCopy} characters, not {text.Length}.");

    private static KeyboardButtonStyle? Style(ButtonStyle style) => style switch
    {
        ButtonStyle.Primary => KeyboardButtonStyle.Primary,
        ButtonStyle.Success => KeyboardButtonStyle.Success,
        ButtonStyle.Danger => KeyboardButtonStyle.Danger,
        _ => null,
    };

    private static string Cut(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var end = 0;
        for (var length = 0; (length = StringInfo.GetNextTextElementLength(text.AsSpan(end))) > 0 && end + length < most;)
        {
            end += length;
        }

        return text[..end] + "…";
    }
}
