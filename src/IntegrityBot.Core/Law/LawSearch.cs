using IntegrityBot.Core.Languages;

namespace IntegrityBot.Core.Law;

/// <summary>Finds the topic a question is about, whatever of the three languages it is asked in.</summary>
public sealed class LawSearch
{
    private LawSearch() { }

    public static LawSearch Build(LawLibrary library) => throw new NotSupportedException();

    /// <summary>Ranks the topics. Any text is answered, in time that grows with its length only up to a bound.</summary>
    /// <param name="reader">The reader's own language goes first where a word exists in several.</param>
    /// <param name="most">How many hits at most.</param>
    public SearchResult Search(string question, Language reader, int most = 5) => throw new NotSupportedException();
}
