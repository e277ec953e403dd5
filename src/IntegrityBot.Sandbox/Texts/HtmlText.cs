using System.Globalization;
using System.Text;
using IntegrityBot.Sandbox.Wire;

namespace IntegrityBot.Sandbox.Texts;

/// <summary>
/// <c>parse_mode=HTML</c> with the real server's grammar and its complaints, byte offsets included: tag names in any case, attributes with and
/// without quotes, <c>&lt;/&gt;</c> closing the last tag, and only <c>lt gt amp quot</c> and numbers as character references.
/// </summary>
internal sealed class HtmlText
{
    private readonly string html;
    private readonly StringBuilder text = new();
    private readonly List<Entity> entities = [];
    private readonly Stack<(string Tag, string Argument, int Offset)> open = new();
    private int at;

    private HtmlText(string html) => this.html = html;

    /// <summary>Text and marks, not yet trimmed.</summary>
    /// <exception cref="ApiError">400 "can't parse entities: …".</exception>
    public static FormattedText Parse(string html)
    {
        if (html.AsSpan().IndexOfAny('<', '&') < 0)
        {
            return new(html, []);
        }

        return new HtmlText(html).Parse();
    }

    private FormattedText Parse()
    {
        while (at < html.Length)
        {
            switch (html[at])
            {
                case '&':
                    if (!Reference(text))
                    {
                        text.Append(html[at++]);
                    }

                    break;
                case '<' when Peek(1) == '/':
                    Close();
                    break;
                case '<':
                    Open();
                    break;
                default:
                    text.Append(html[at++]);
                    break;
            }
        }

        if (open.TryPeek(out var last))
        {
            throw Fail($"Can't find end tag corresponding to start tag \"{last.Tag}\"");
        }

        var result = text.ToString();
        if (HasLoneSurrogate(result))
        {
            throw Fail("Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units");
        }

        // Outer before inner: by start, the longer first; what was opened first breaks a tie.
        return new(result, [.. entities.OrderBy(entity => entity.Offset).ThenByDescending(entity => entity.Length)]);
    }

    private void Open()
    {
        var begin = at++;
        var tag = Name(static c => !IsSpace(c) && c != '>');
        if (at == html.Length)
        {
            throw Fail($"Unclosed start tag at byte offset {Bytes(begin)}");
        }

        tag = tag.ToLowerInvariant();
        if (tag is not ("a" or "b" or "strong" or "i" or "em" or "s" or "strike" or "del" or "u" or "ins" or "tg-spoiler" or "tg-emoji"
            or "span" or "pre" or "code" or "blockquote"))
        {
            throw Fail($"Unsupported start tag \"{tag}\" at byte offset {Bytes(begin)}");
        }

        var argument = "";
        while (true)
        {
            SkipSpaces();
            if (Peek(0) == '>')
            {
                break;
            }

            if (at == html.Length)
            {
                throw Fail($"Unclosed start tag \"{tag}\" at byte offset {Bytes(begin)}");
            }

            var (name, value) = Attribute(tag, begin);
            argument = (tag, name) switch
            {
                ("a", "href") => value,
                ("code", "class") when value.StartsWith("language-", StringComparison.Ordinal) => value["language-".Length..],
                ("span", "class") when value.StartsWith("tg-", StringComparison.Ordinal) => value["tg-".Length..],
                ("tg-emoji", "emoji-id") => value,
                ("blockquote", "expandable") => "1",
                _ => argument,
            };
        }

        at++;
        if (tag == "span" && argument != "spoiler")
        {
            throw Fail($"Tag \"span\" must have class \"tg-spoiler\" at byte offset {Bytes(begin)}");
        }

        open.Push((tag, argument, text.Length));
    }

    private (string Name, string Value) Attribute(string tag, int begin)
    {
        var name = Name(static c => !IsSpace(c) && c is not ('=' or '>')).ToLowerInvariant();
        if (name.Length == 0)
        {
            throw Fail($"Empty attribute name in the tag \"{tag}\" at byte offset {Bytes(begin)}");
        }

        SkipSpaces();
        if (Peek(0) != '=')
        {
            return (name, "");
        }

        at++;
        SkipSpaces();
        if (at == html.Length)
        {
            throw Fail($"Unclosed start tag \"{tag}\" at byte offset {Bytes(begin)}");
        }

        var quote = html[at];
        if (quote is not ('\'' or '"'))
        {
            var token = at;
            var bare = Name(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-');
            if (!IsSpace(Peek(0)) && Peek(0) != '>')
            {
                throw Fail($"Unexpected end of name token at byte offset {Bytes(token)}");
            }

            return (name, bare.ToLowerInvariant());
        }

        at++;
        var value = new StringBuilder();
        while (at < html.Length && html[at] != quote)
        {
            if (html[at] != '&' || !Reference(value))
            {
                value.Append(html[at++]);
            }
        }

        if (at == html.Length)
        {
            throw Fail($"Unclosed start tag at byte offset {Bytes(begin)}");
        }

        at++;
        return (name, value.ToString());
    }

    private void Close()
    {
        var begin = at;
        if (!open.TryPop(out var start))
        {
            throw Fail($"Unexpected end tag at byte offset {Bytes(begin)}");
        }

        at += 2;
        var tag = Name(static c => !IsSpace(c) && c != '>').ToLowerInvariant();
        SkipSpaces();
        if (Peek(0) != '>')
        {
            throw Fail($"Unclosed end tag at byte offset {Bytes(begin)}");
        }

        at++;
        if (tag.Length > 0 && tag != start.Tag)
        {
            throw Fail($"Unmatched end tag at byte offset {Bytes(begin)}, expected \"</{start.Tag}>\", found \"</{tag}>\"");
        }

        var length = text.Length - start.Offset;
        if (length > 0)
        {
            Add(start.Tag, start.Argument, start.Offset, length);
        }
    }

    private void Add(string tag, string argument, int offset, int length)
    {
        switch (tag)
        {
            case "b" or "strong":
                entities.Add(new("bold", offset, length));
                break;
            case "i" or "em":
                entities.Add(new("italic", offset, length));
                break;
            case "s" or "strike" or "del":
                entities.Add(new("strikethrough", offset, length));
                break;
            case "u" or "ins":
                entities.Add(new("underline", offset, length));
                break;
            case "tg-spoiler" or "span":
                entities.Add(new("spoiler", offset, length));
                break;
            case "blockquote":
                entities.Add(new(argument.Length > 0 ? "expandable_blockquote" : "blockquote", offset, length));
                break;
            case "tg-emoji":
                if (!ulong.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var emoji) || emoji == 0)
                {
                    throw Fail("Invalid custom emoji identifier specified");
                }

                entities.Add(new("custom_emoji", offset, length, argument));
                break;
            case "a":
                if (Links.Of(argument.Length > 0 ? argument : text.ToString(offset, length)) is { } link)
                {
                    entities.Add(new(link.IsUser ? "text_mention" : "text_link", offset, length, link.Value));
                }

                break;
            case "pre":
            case "code":
                AddCode(tag, argument, offset, length);
                break;
        }
    }

    /// <summary>A <c>pre</c> and a <c>code class="language-x"</c> over the same text are one entity that names the language.</summary>
    private void AddCode(string tag, string language, int offset, int length)
    {
        var inner = entities.FindIndex(entity => entity.IsCode && entity.Offset == offset && entity.Length == length && entity.Type != tag);
        if (inner >= 0 && (tag == "pre" ? codeLanguages.GetValueOrDefault(offset) : language) is { Length: > 0 } named)
        {
            entities[inner] = new("pre", offset, length, named);
            return;
        }

        if (tag == "code" && language.Length > 0)
        {
            codeLanguages[offset] = language;
        }

        entities.Add(new(tag, offset, length));
    }

    private readonly Dictionary<int, string> codeLanguages = [];

    private bool Reference(StringBuilder into)
    {
        var rest = html.AsSpan(at + 1);
        int length;
        uint code;
        if (rest.StartsWith("#"))
        {
            var hex = rest.Length > 1 && rest[1] is 'x';
            var digits = rest[(hex ? 2 : 1)..];
            var count = 0;
            code = 0;
            while (count < digits.Length && count < 10 && (hex ? char.IsAsciiHexDigit(digits[count]) : char.IsAsciiDigit(digits[count])))
            {
                code = (code * (hex ? 16u : 10u)) + (uint)Convert.ToInt32(digits[count].ToString(), 16);
                count++;
            }

            if (count == 0 || code is 0 or >= 0x10ffff)
            {
                return false;
            }

            length = count + (hex ? 2 : 1);
        }
        else
        {
            var name = rest[..Math.Min(rest.Length, rest.IndexOfAnyExcept(Letters) is >= 0 and var end ? end : rest.Length)];
            length = name.Length;
            code = name switch
            {
                "lt" => '<',
                "gt" => '>',
                "amp" => '&',
                "quot" => '"',
                _ => 0u,
            };
            if (code == 0)
            {
                return false;
            }
        }

        at += 1 + length;
        if (Peek(0) == ';')
        {
            at++;
        }

        if (code > 0xffff)
        {
            into.Append(char.ConvertFromUtf32((int)code));
        }
        else
        {
            into.Append((char)code);
        }

        return true;
    }

    private static readonly System.Buffers.SearchValues<char> Letters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private char Peek(int ahead) => at + ahead < html.Length ? html[at + ahead] : '\0';

    private string Name(Func<char, bool> goesOn)
    {
        var start = at;
        while (at < html.Length && goesOn(html[at]))
        {
            at++;
        }

        return html[start..at];
    }

    private void SkipSpaces()
    {
        while (IsSpace(Peek(0)))
        {
            at++;
        }
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\r' or '\n' or '\v';

    private int Bytes(int index) => Encoding.UTF8.GetByteCount(html.AsSpan(0, index));

    private static bool HasLoneSurrogate(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (char.IsHighSurrogate(value[i]) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(value[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static ApiError Fail(string what) => ApiError.BadRequest("can't parse entities: " + what);
}
