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
                new Phrase(PhraseKeys.Learn.Cites).With("lines", cites.Select(cite => law.Words(cite, language))),
                new Phrase(PhraseKeys.Answer.Footer).With("when", facts.Select(fact => law.Topic(fact.Topic)).OfType<Topic>().OrderBy(topic => topic.AsOf).First().AsOf.Words),
            ];
    }
}
