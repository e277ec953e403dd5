using System.Globalization;
using System.Text;
using Telegram.Bot.Extensions;

namespace IntegrityBot.Telegram.Sending;

/// <summary>
/// Cuts Telegram's HTML to a length of visible text in UTF-16 units, as Telegram counts, at a letter's edge, and closes what is open.
/// The library's own cut counts code points and tears an emoji in two, and half an emoji is refused with the whole message.
/// </summary>
internal static class HtmlCut
{
    private const int LongestEntity = 10;

    public static string To(string html, int most)
    {
        if (html.Length <= most || HtmlText.ToPlain(html).Length <= most)
        {
            return html;
        }

        var cut = new StringBuilder();
        var open = new Stack<string>();
        var left = most - 1; // one for the sign of omission
        for (int at = 0, length; at < html.Length; at += length)
        {
            if (html[at] == '<' && html.IndexOf('>', at) is > 0 and var end)
            {
                length = end - at + 1;
                Note(html.AsSpan(at, length), open);
            }
            else
            {
                length = EntityLength(html, at);
                var units = length > 0 ? 1 : length = StringInfo.GetNextTextElementLength(html.AsSpan(at));
                if ((left -= units) < 0)
                {
                    break;
                }
            }

            cut.Append(html, at, length);
        }

        cut.Append('…');
        foreach (var name in open)
        {
            cut.Append("</").Append(name).Append('>');
        }

        return cut.ToString();
    }

    private static void Note(ReadOnlySpan<char> tag, Stack<string> open)
    {
        if (tag[1] == '/')
        {
            open.TryPop(out _);
        }
        else
        {
            var name = tag[1..^1];
            open.Push(new(name.IndexOf(' ') is > 0 and var end ? name[..end] : name));
        }
    }

    /// <summary>Signs of an <c>&amp;entity;</c>, which shows as one; 0 when none begins here.</summary>
    private static int EntityLength(string html, int at)
    {
        if (html[at] != '&' || html.IndexOf(';', at, Math.Min(LongestEntity, html.Length - at)) is not (> 0 and var end))
        {
            return 0;
        }

        foreach (var sign in html.AsSpan(at + 1, end - at - 1))
        {
            if (!char.IsAsciiLetterOrDigit(sign) && sign != '#')
            {
                return 0;
            }
        }

        return end - at + 1;
    }
}
