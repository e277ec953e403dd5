using System.Collections.Immutable;
using IntegrityBot.Core.Languages;

namespace IntegrityBot.Core.Law.Searching;

/// <summary>Finds what a folded word means among the synonyms. Words are kept as hashes.</summary>
internal sealed class Meanings
{
    private readonly Dictionary<ulong, ImmutableArray<Feature>> words = [];
    private readonly Dictionary<ulong, ImmutableArray<Feature>> beginnings = [];

    public Meanings(ImmutableArray<Synonyms> synonyms)
    {
        foreach (var meaning in synonyms)
        {
            var feature = Feature.OfMeaning(meaning.Id);
            foreach (var word in LanguageTags.All.SelectMany(language => meaning.Words[language]))
            {
                var of = word.EndsWith('*') ? beginnings : words;
                var key = Hash.Of(string.Concat(Folding.Words(word, 1)));
                of[key] = of.GetValueOrDefault(key, []).Add(feature);
            }
        }

        words.TrimExcess();
        beginnings.TrimExcess();
    }

    public bool Has(ReadOnlySpan<char> word)
    {
        var hash = Hash.Start;
        for (var at = 0; at < word.Length; at++)
        {
            hash = Hash.Next(hash, word[at]);
            if (at > 0 && beginnings.ContainsKey(hash))
            {
                return true;
            }
        }

        return words.ContainsKey(hash);
    }

    public void Collect(ReadOnlySpan<char> word, List<Feature> into)
    {
        if (words.TryGetValue(Hash.Of(word), out var exact))
        {
            into.AddRange(exact);
        }

        var hash = Hash.Start;
        for (var at = 0; at < word.Length; at++)
        {
            hash = Hash.Next(hash, word[at]);
            if (at > 0 && beginnings.TryGetValue(hash, out var meant))
            {
                into.AddRange(meant);
            }
        }
    }
}
