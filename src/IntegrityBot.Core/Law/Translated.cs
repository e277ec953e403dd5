using IntegrityBot.Core.Languages;

namespace IntegrityBot.Core.Law;

/// <summary>The same thing said in every language of the product: none can be left out.</summary>
public sealed record Translated<T>(T Kk, T Ru, T En)
{
    public T this[Language language] => language switch
    {
        Language.Kk => Kk,
        Language.Ru => Ru,
        Language.En => En,
        _ => throw new ArgumentOutOfRangeException(nameof(language)),
    };

    public Translated<TResult> Select<TResult>(Func<Language, T, TResult> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        return new(make(Language.Kk, Kk), make(Language.Ru, Ru), make(Language.En, En));
    }
}
