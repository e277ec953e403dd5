using System.Globalization;
using System.Text;

namespace IntegrityBot.Sandbox.Texts;

/// <summary>The way back: a kept text as Bot API HTML, for assertions on formatting. Marks Telegram finds by itself stay plain text.</summary>
internal static class HtmlView
{
    public static string Of(FormattedText text)
    {
        var result = new StringBuilder();
        var opened = new Stack<Entity>();
        var next = 0;
        var marks = text.Entities.Where(entity => Tags(entity) is not null).ToList();
        for (var i = 0; i <= text.Text.Length; i++)
        {
            while (opened.TryPeek(out var top) && top.End <= i)
            {
                result.Append(Tags(opened.Pop())!.Value.Close);
            }

            while (next < marks.Count && marks[next].Offset == i)
            {
                result.Append(Tags(marks[next])!.Value.Open);
                opened.Push(marks[next++]);
            }

            if (i < text.Text.Length)
            {
                _ = text.Text[i] switch
                {
                    '<' => result.Append("&lt;"),
                    '>' => result.Append("&gt;"),
                    '&' => result.Append("&amp;"),
                    var c => result.Append(c),
                };
            }
        }

        return result.ToString();
    }

    private static (string Open, string Close)? Tags(Entity entity) => entity.Type switch
    {
        "bold" => ("<b>", "</b>"),
        "italic" => ("<i>", "</i>"),
        "underline" => ("<u>", "</u>"),
        "strikethrough" => ("<s>", "</s>"),
        "spoiler" => ("<tg-spoiler>", "</tg-spoiler>"),
        "blockquote" => ("<blockquote>", "</blockquote>"),
        "expandable_blockquote" => ("<blockquote expandable>", "</blockquote>"),
        "code" => ("<code>", "</code>"),
        "pre" when entity.Value is { } language => ($"<pre><code class=\"language-{language}\">", "</code></pre>"),
        "pre" => ("<pre>", "</pre>"),
        "text_link" => (string.Create(CultureInfo.InvariantCulture, $"<a href=\"{Escaped(entity.Value!)}\">"), "</a>"),
        "text_mention" => ($"<a href=\"tg://user?id={entity.Value}\">", "</a>"),
        "custom_emoji" => ($"<tg-emoji emoji-id=\"{entity.Value}\">", "</tg-emoji>"),
        _ => null,
    };

    private static string Escaped(string url) =>
        url.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
