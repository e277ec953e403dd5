namespace IntegrityBot.Core.Languages;

/// <summary>A language the whole product speaks.</summary>
public enum Language
{
    Kk,
    Ru,
    En,
}

public static class LanguageTags
{
    public static readonly IReadOnlyList<Language> All = [Language.Kk, Language.Ru, Language.En];

    /// <summary>The IETF tag, also the folder's name under <c>locales/</c>.</summary>
    public static string Tag(this Language language) => language switch
    {
        Language.Kk => "kk",
        Language.Ru => "ru",
        Language.En => "en",
        _ => throw new ArgumentOutOfRangeException(nameof(language)),
    };

    public static Language? FromTag(string? tag) => tag switch
    {
        "kk" => Language.Kk,
        "ru" => Language.Ru,
        "en" => Language.En,
        _ => null,
    };

    /// <summary>
    /// Guesses from Telegram's <c>language_code</c>: the language of the person's app, so a hint for the first screen and never a
    /// decision. Null when the client does not say.
    /// </summary>
    public static Language? FromClient(string? code) => code?.ToLowerInvariant().Split('-', '_')[0] switch
    {
        null or "" => null,
        "kk" or "kz" or "qaz" => Language.Kk,
        "ru" or "be" or "uk" or "ky" or "uz" or "tg" => Language.Ru,
        _ => Language.En,
    };
}
