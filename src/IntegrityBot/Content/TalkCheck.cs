using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;

namespace IntegrityBot.Content;

/// <summary>What people type that is no question: each line must lead to one place, and hide no topic.</summary>
internal static class TalkCheck
{
    private const string File = "locales/smalltalk.yaml";

    public static IEnumerable<Problem> Problems(Sources sources)
    {
        // A file that is not there has been told of already.
        var missing = sources.SmallTalk.IsEmpty ? [] : Enum.GetValues<TalkIntent>().Except(sources.SmallTalk.Select(source => source.Value.Intent));
        var ofTopics = sources.Texts.Values.SelectMany(text => text.Wordings.Keywords.Concat(text.Wordings.Asked)).Select(SmallTalk.Folded).ToHashSet(StringComparer.Ordinal);
        var seen = new Dictionary<string, TalkIntent>(StringComparer.Ordinal);
        var listed = new HashSet<TalkIntent>();
        return
        [
            .. missing.Select(intent => new Problem(File, 1, $"No list has the id '{Id(intent)}'.")),
            .. from source in sources.SmallTalk
               from message in Talk(source.Value, ofTopics, seen, listed)
               select new Problem(source.File, source.Line, message),
        ];
    }

    /// <param name="seen">Lines of this list and of those above it.</param>
    private static IEnumerable<string> Talk(TalkEntry talk, HashSet<string> ofTopics, Dictionary<string, TalkIntent> seen, HashSet<TalkIntent> listed)
    {
        if (!listed.Add(talk.Intent))
        {
            yield return $"'{Id(talk.Intent)}' stands here twice.";
        }

        foreach (var language in LanguageTags.All.Where(language => talk.Lines[language].IsEmpty))
        {
            yield return $"'{Id(talk.Intent)}' has no line in '{language.Tag()}'.";
        }

        foreach (var line in LanguageTags.All.SelectMany(language => talk.Lines[language]))
        {
            var folded = SmallTalk.Folded(line);
            if (folded.Length < 2)
            {
                yield return $"'{line}' must have at least two letters.";
            }

            if (!seen.TryAdd(folded, talk.Intent))
            {
                yield return $"'{line}' stands here twice: in '{Id(seen[folded])}' and in '{Id(talk.Intent)}'.";
            }

            if (ofTopics.Contains(folded))
            {
                yield return $"'{line}' is also asked about a topic, which could not be found any more.";
            }
        }
    }

    /// <summary>In kebab-case, as the file has it.</summary>
    private static string Id(TalkIntent intent) =>
        string.Concat(intent.ToString().Select((sign, at) => char.IsUpper(sign) ? (at == 0 ? "" : "-") + char.ToLowerInvariant(sign) : sign.ToString()));
}
