using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;

namespace IntegrityBot.Core.Learning;

/// <summary>What stands below every explanation: the articles, their date, and that it is no legal advice.</summary>
internal static class Cited
{
    public static IEnumerable<Phrase> Of(IReadOnlyCollection<FactRef> facts, Language language, LawLibrary law)
    {
        var cites = law.CitesOf(facts);
        return cites.Length == 0
            ? []
            :
            [
                new Phrase(PhraseKeys.Learn.Cites).With("lines", cites.Select(cite => Line(cite, language, law))),
                new Phrase(PhraseKeys.Answer.Footer).With("when", facts.Select(fact => law.Topic(fact.Topic)).OfType<Topic>().OrderBy(topic => topic.AsOf).First().AsOf.Words),
            ];
    }

    /// <summary>A place on a line of its own: a long one runs over several, so each has a mark.</summary>
    public static Phrase Line(Cite cite, Language language, LawLibrary law) => new Phrase(PhraseKeys.Learn.Cite).With("place", law.Words(cite, language));
}
