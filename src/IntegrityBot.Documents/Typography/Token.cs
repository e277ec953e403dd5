using System.Text;

namespace IntegrityBot.Documents.Typography;

internal enum TokenKind
{
    Word,
    Space,
    Bar,
    LineEnd,
}

internal readonly record struct Token(TokenKind Kind, string Text)
{
    public static readonly Token Space = new(TokenKind.Space, " ");
    public static readonly Token Bar = new(TokenKind.Bar, "");
    public static readonly Token LineEnd = new(TokenKind.LineEnd, "");

    /// <summary>Cuts runs at their spaces and line ends, and leaves out those at the end. No token holds a redacted text; bars with nothing but spaces between them are one.</summary>
    public static IReadOnlyList<Token> Of(IEnumerable<Run> runs)
    {
        var tokens = new List<Token>();
        foreach (var run in runs)
        {
            if (run.Redacted)
            {
                AddBar(tokens, run.Text);
            }
            else
            {
                AddWords(tokens, Drawable.Of(run.Text));
            }
        }

        var end = tokens.FindLastIndex(token => token.Kind is TokenKind.Word or TokenKind.Bar) + 1;
        tokens.RemoveRange(end, tokens.Count - end);
        return tokens;
    }

    private static void AddBar(List<Token> tokens, string hidden)
    {
        if (string.IsNullOrWhiteSpace(hidden))
        {
            AddSpace(tokens, hidden.Length > 0);
            return;
        }

        AddSpace(tokens, char.IsWhiteSpace(hidden[0]));
        var last = tokens.FindLastIndex(token => token.Kind != TokenKind.Space);
        if (last >= 0 && tokens[last].Kind == TokenKind.Bar)
        {
            tokens.RemoveRange(last + 1, tokens.Count - last - 1);
        }
        else
        {
            tokens.Add(Bar);
        }

        AddSpace(tokens, char.IsWhiteSpace(hidden[^1]));
    }

    private static void AddWords(List<Token> tokens, string text)
    {
        var word = new StringBuilder();
        foreach (var sign in text)
        {
            if (sign is not ' ' and not '\n')
            {
                word.Append(sign);
                continue;
            }

            AddWord(tokens, word);
            if (sign == '\n')
            {
                tokens.Add(LineEnd);
            }
            else
            {
                AddSpace(tokens, true);
            }
        }

        AddWord(tokens, word);
    }

    private static void AddWord(List<Token> tokens, StringBuilder word)
    {
        if (word.Length > 0)
        {
            tokens.Add(new(TokenKind.Word, word.ToString()));
            word.Clear();
        }
    }

    private static void AddSpace(List<Token> tokens, bool any)
    {
        if (any && tokens.Count > 0 && tokens[^1].Kind != TokenKind.Space)
        {
            tokens.Add(Space);
        }
    }
}
