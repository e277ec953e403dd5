namespace IntegrityBot.Core.Languages;

public sealed class PhraseBook
{
    public string Say(Language language, Phrase phrase, Func<string, string> escape) => throw new NotSupportedException();
}
