using System.Globalization;
using IntegrityBot.Core.Languages;

namespace IntegrityBot.Core.Law;

/// <summary>Where a fact stands written.</summary>
public abstract record Cite
{
    private Cite() { }

    /// <summary>A place in an act.</summary>
    /// <param name="Act">The act's id.</param>
    /// <param name="Numbers">In the act's own numbering, <c>6(2), 7(1)2)</c>; empty for the act as a whole.</param>
    /// <param name="Note">The note to the article: its number, <c>""</c> for the only one, null for none.</param>
    public sealed record OfAct(string Act, CiteUnit Unit, string Numbers, string? Note = null) : Cite;

    /// <summary>A press report, an official page, our own reading: named in the reader's language.</summary>
    public sealed record Source(Translated<string> Name) : Cite;
}

/// <summary>What the numbers of a cite count.</summary>
public enum CiteUnit
{
    Articles,
    Paragraphs,
}

/// <summary>An act by its official name, and the short name people know it by.</summary>
public sealed record Act(string Id, string Number, DateOnly Adopted, Translated<ActName> Names);

public sealed record ActName(string Full, string Short);

internal static class CiteWords
{
    public static Phrase Of(Cite cite, Language language, Func<string, Act> act) => cite switch
    {
        Cite.Source source => new Phrase(PhraseKeys.Law.Source).With("name", source.Name[language]),
        Cite.OfAct { Numbers: "" } whole => new Phrase(PhraseKeys.Law.WholeAct).With("act", act(whole.Act).Names[language].Short),
        Cite.OfAct { Note: null } place => Place(place, language, act),
        Cite.OfAct place => new Phrase(PhraseKeys.Law.WithNote).With("place", Place(place, language, act)).With("note", Note(place.Note)),
        _ => throw new ArgumentOutOfRangeException(nameof(cite)),
    };

    private static Phrase Place(Cite.OfAct place, Language language, Func<string, Act> act) =>
        new Phrase(Key(place)).With("act", act(place.Act).Names[language].Short).With("numbers", place.Numbers);

    private static string Key(Cite.OfAct place) => (place.Unit, IsOne(place.Numbers)) switch
    {
        (CiteUnit.Articles, true) => PhraseKeys.Law.Article,
        (CiteUnit.Articles, false) => PhraseKeys.Law.Articles,
        (_, true) => PhraseKeys.Law.Paragraph,
        (_, false) => PhraseKeys.Law.Paragraphs,
    };

    private static Phrase Note(string number) =>
        number.Length == 0 ? new Phrase(PhraseKeys.Law.Note) : new Phrase(PhraseKeys.Law.NumberedNote).With("number", number);

    /// <summary><c>29(1),(3)</c> and <c>12-1(2)</c> are places in one article; <c>63-65</c> and <c>7(6), 24(2)</c> are several.</summary>
    private static bool IsOne(string numbers)
    {
        var places = numbers.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return places.Skip(1).All(place => place[0] == '(') && !IsRange(places[0]);
    }

    /// <summary>A hyphen joins two articles when the second number is the greater one; else it belongs to an inserted article.</summary>
    private static bool IsRange(string place)
    {
        var ends = place.Split('-');
        return ends.Length == 2 && int.TryParse(ends[0], CultureInfo.InvariantCulture, out var first)
            && int.TryParse(ends[1], CultureInfo.InvariantCulture, out var last) && last > first;
    }
}
