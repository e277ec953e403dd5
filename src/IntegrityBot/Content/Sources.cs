using System.Collections.Immutable;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;

namespace IntegrityBot.Content;

/// <summary>The files as they are, before they are held against each other.</summary>
internal sealed record Sources(
    ImmutableArray<Sourced<Act>> Acts,
    ImmutableArray<Sourced<TopicEntry>> Topics,
    IReadOnlyDictionary<(string Id, Language Language), TopicSource> Texts,
    ImmutableArray<Sourced<QuizQuestion>> Quiz,
    ImmutableArray<Sourced<Case>> Cases,
    ImmutableArray<Sourced<RedFlag>> RedFlags,
    ImmutableArray<Sourced<Contact>> Contacts,
    ImmutableArray<Sourced<Term>> Glossary,
    ImmutableArray<Sourced<Synonyms>> Synonyms,
    ImmutableArray<Sourced<OtherMatter>> Elsewhere,
    ImmutableArray<Sourced<Synonyms>> Here,
    ImmutableArray<Sourced<TalkEntry>> SmallTalk,
    ImmutableArray<Sourced<GlossaryException>> GlossaryExceptions);

internal sealed record Sourced<T>(string File, int Line, T Value);

/// <summary>A list of <c>smalltalk.yaml</c>.</summary>
internal sealed record TalkEntry(TalkIntent Intent, Translated<ImmutableArray<string>> Lines);

/// <summary>A topic of <c>law.yaml</c>, without its words.</summary>
internal sealed record TopicEntry(
    string Id, LawCategory Category, Priority Priority, AsOf AsOf, ImmutableArray<string> Related, ImmutableArray<Fact> Facts);
