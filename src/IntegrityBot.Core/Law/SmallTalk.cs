using System.Collections.Frozen;
using IntegrityBot.Core.Languages;

namespace IntegrityBot.Core.Law;

/// <summary>What people type that is no question: a greeting, a thank-you, a sign or two.</summary>
internal static class SmallTalk
{
    private const int MinLetters = 3;

    private static readonly FrozenSet<string> Greetings = FrozenSet.Create(
        StringComparer.Ordinal,
        "сәлем", "салем", "саламатсызба", "сәлеметсізбе", "салеметсизбе", "ассалаумағалейкум", "ассаламуалейкум", "salem", "sálem",
        "привет", "приветствую", "здравствуйте", "здравствуй", "здрасте", "добрыйдень", "доброеутро", "добрыйвечер", "хай",
        "hello", "hi", "hey", "goodmorning", "goodafternoon", "goodevening",
        "қайырлытаң", "қайырлыкүн", "қайырлыкеш");

    private static readonly FrozenSet<string> Thanks = FrozenSet.Create(
        StringComparer.Ordinal,
        "рахмет", "рақмет", "көпрахмет", "үлкенрахмет", "rahmet", "raqmet",
        "спасибо", "большоеспасибо", "спасибобольшое", "благодарю", "пасиб",
        "thanks", "thankyou", "thx", "manythanks");

    /// <summary>What to say to it; null when it may be a question.</summary>
    public static Phrase? Answer(string text)
    {
        var letters = string.Concat(text.Where(char.IsLetter)).ToLowerInvariant();
        return Greetings.Contains(letters) ? new(PhraseKeys.Question.Greeting)
            : Thanks.Contains(letters) ? new(PhraseKeys.Question.Welcome)
            : letters.Length < MinLetters ? new(PhraseKeys.Home.DidNotUnderstand)
            : null;
    }
}
