using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace IntegrityBot.Core.Languages;

/// <summary>
/// Something to say, in no language yet: a key of <c>locales/&lt;tag&gt;/phrases.json</c> and the values of its placeholders. Values
/// are escaped when the phrase is put into words, so a person's own text can never act as markup.
/// </summary>
[method: JsonConstructor]
public sealed record Phrase(string Key, ImmutableArray<Arg> Args)
{
    public Phrase(string key) : this(key, []) { }

    public Phrase With(string name, string text) => Add(new Arg.Text(name, text));

    public Phrase With(string name, int count) => Add(new Arg.Count(name, count));

    public Phrase With(string name, DateOnly day) => Add(new Arg.Day(name, day));

    public Phrase With(string name, Phrase phrase) => Add(new Arg.Inner(name, phrase));

    /// <summary>One paragraph of several lines.</summary>
    public static Phrase Lines(params IEnumerable<Phrase> lines) => new Phrase(PhraseKeys.Format.Lines).With("lines", lines);

    public Phrase With(string name, IEnumerable<Phrase> lines) => Add(new Arg.Lines(name, [.. lines]));

    private Phrase Add(Arg arg) => this with { Args = Args.Add(arg) };
}

/// <summary>The value of one placeholder.</summary>
[JsonDerivedType(typeof(Text), "text")]
[JsonDerivedType(typeof(Count), "count")]
[JsonDerivedType(typeof(Day), "day")]
[JsonDerivedType(typeof(Inner), "phrase")]
[JsonDerivedType(typeof(Lines), "lines")]
public abstract record Arg(string Name)
{
    /// <summary>Words of a person: shown as they are.</summary>
    public sealed record Text(string Name, string Value) : Arg(Name);

    /// <summary>A number; under the name <c>count</c> it chooses the plural form.</summary>
    public sealed record Count(string Name, int Value) : Arg(Name);

    public sealed record Day(string Name, DateOnly Value) : Arg(Name);

    public sealed record Inner(string Name, Phrase Value) : Arg(Name);

    /// <summary>Phrases under one another.</summary>
    public sealed record Lines(string Name, ImmutableArray<Phrase> Values) : Arg(Name);
}
