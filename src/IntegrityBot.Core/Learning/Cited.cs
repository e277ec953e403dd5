using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;

namespace IntegrityBot.Core.Learning;

/// <summary>The articles below an explanation, and that it is no legal advice.</summary>
internal static class Cited
{
    public static IEnumerable<Phrase> Of(IReadOnlyCollection<Cite> cites, Language language, LawLibrary law) => cites.Count == 0
        ? []
        : [Places(cites, language, law)];

    public static Phrase Places(IEnumerable<Cite> cites, Language language, LawLibrary law) =>
        new Phrase(PhraseKeys.Learn.Cites).With("lines", cites.Select(cite => law.Words(cite, language)));
}
