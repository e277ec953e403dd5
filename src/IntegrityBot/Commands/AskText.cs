using System.Text;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;

namespace IntegrityBot.Commands;

/// <summary>A search result for a terminal: the answer when it is clear, else the choice, else that nothing was found.</summary>
internal static class AskText
{
    public static string Of(SearchResult result, Language reader, LawLibrary law, PhraseBook phrases)
    {
        var text = new StringBuilder();
        if (result.Verdict == Verdict.NotFound)
        {
            text.AppendLine("Not found. The nearest topics, not shown to people:");
        }
        else if (result.Verdict == Verdict.Clear && law.Topic(result.Hits[0].TopicId) is { } topic)
        {
            Answer(topic, reader, law, phrases, text);
            text.AppendLine().AppendLine("Other topics:");
        }

        foreach (var hit in result.Hits.Skip(result.Verdict == Verdict.Clear ? 1 : 0))
        {
            text.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"  {hit.Score,6:0.000}  {hit.TopicId}  {law.Topic(hit.TopicId)?.Texts[reader].Title}");
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>A phrase of the chat without its marks.</summary>
    private static string Plain(string phrase) => phrase.Replace("<i>", "", StringComparison.Ordinal).Replace("</i>", "", StringComparison.Ordinal);

    private static void Answer(Topic topic, Language reader, LawLibrary law, PhraseBook phrases, StringBuilder text)
    {
        var words = topic.Texts[reader];
        text.AppendLine(words.Title).AppendLine().AppendLine(words.Answer.Text).AppendLine();
        foreach (var point in words.Points)
        {
            text.Append("• ").AppendLine(point.Text);
        }

        text.AppendLine();
        foreach (var line in words.Advice)
        {
            text.AppendLine(line);
        }

        text.AppendLine();
        foreach (var cite in topic.Cites)
        {
            text.Append("§ ").AppendLine(phrases.Say(reader, law.Words(cite, reader)));
        }

        text.AppendLine().AppendLine(Plain(phrases.Say(reader, new Phrase(PhraseKeys.Answer.Footer).With("when", topic.AsOf.Words))));
    }
}
