using System.Collections.Immutable;
using IntegrityBot.Core.Languages;

namespace IntegrityBot.Core.Law.Searching;

/// <summary>Finds what a folded word means among the synonyms.</summary>
internal sealed class Meanings
{
    private readonly Dictionary<string, List<Feature>> words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Feature>> beginnings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Feature>>.AlternateLookup<ReadOnlySpan<char>> beginningsBySpan;

    public Meanings(ImmutableArray<Synonyms> synonyms)
    {
        foreach (var meaning in synonyms)
        {
            var feature = Feature.OfMeaning(meaning.Id);
            foreach (var word in LanguageTags.All.SelectMany(language => meaning.Words[language]))
            {
                var list = word.EndsWith('*') ? beginnings : words;
                var key = string.Concat(Folding.Words(word, 1));
                list.TryAdd(key, []);
                list[key].Add(feature);
            }
        }

        beginningsBySpan = beginnings.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public bool Has(string word)
    {
        if (words.ContainsKey(word))
        {
            return true;
        }

        for (var length = 2; length <= word.Length; length++)
        {
            if (beginningsBySpan.ContainsKey(word.AsSpan(0, length)))
            {
                return true;
            }
        }

        return false;
    }

    public void Collect(string word, List<Feature> into)
    {
        if (words.TryGetValue(word, out var exact))
        {
            into.AddRange(exact);
        }

        for (var length = 2; length <= word.Length; length++)
        {
            if (beginningsBySpan.TryGetValue(word.AsSpan(0, length), out var meant))
            {
                into.AddRange(meant);
            }
        }
    }
}
