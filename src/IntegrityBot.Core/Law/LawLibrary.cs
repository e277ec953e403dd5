using System.Collections.Frozen;
using System.Collections.Immutable;
using IntegrityBot.Core.Languages;

namespace IntegrityBot.Core.Law;

/// <summary>All legal content, checked and ready to be shown. Immutable, so safe to use from any thread.</summary>
public sealed class LawLibrary
{
    private readonly FrozenDictionary<string, Topic> topics;
    private readonly FrozenDictionary<string, Act> acts;
    private readonly FrozenDictionary<string, QuizQuestion> quiz;
    private readonly FrozenDictionary<string, Case> cases;
    private readonly FrozenDictionary<string, RedFlag> flags;
    private readonly FrozenDictionary<string, Contact> contacts;

    public LawLibrary(LawContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        Content = content;
        topics = content.Topics.ToFrozenDictionary(topic => topic.Id, StringComparer.Ordinal);
        acts = content.Acts.ToFrozenDictionary(act => act.Id, StringComparer.Ordinal);
        quiz = content.Quiz.ToFrozenDictionary(question => question.Id, StringComparer.Ordinal);
        cases = content.Cases.ToFrozenDictionary(one => one.Id, StringComparer.Ordinal);
        flags = content.RedFlags.ToFrozenDictionary(flag => flag.Id, StringComparer.Ordinal);
        SmallTalk = new(content.SmallTalk);
        contacts = content.Contacts.ToFrozenDictionary(contact => contact.Id, StringComparer.Ordinal);
    }

    public LawContent Content { get; }

    /// <summary>Knows what is no question.</summary>
    public SmallTalk SmallTalk { get; }

    public ImmutableArray<Topic> Topics => Content.Topics;

    public Topic? Topic(string id) => topics.GetValueOrDefault(id);

    public Act? Act(string id) => acts.GetValueOrDefault(id);

    public QuizQuestion? Question(string id) => quiz.GetValueOrDefault(id);

    public Case? Case(string id) => cases.GetValueOrDefault(id);

    public RedFlag? RedFlag(string id) => flags.GetValueOrDefault(id);

    public Contact? Contact(string id) => contacts.GetValueOrDefault(id);

    /// <summary>Core topics first, else in the order of the content file.</summary>
    public ImmutableArray<Topic> In(LawCategory category) =>
        [.. Topics.Where(topic => topic.Category == category).OrderBy(topic => topic.Priority)];

    /// <summary>Where a fact stands, in words.</summary>
    public Phrase Words(Cite cite, Language language) => CiteWords.Of(cite, language, id => acts[id]);

    /// <summary>The cites of facts another topic states, without repeats.</summary>
    public ImmutableArray<Cite> CitesOf(IEnumerable<FactRef> facts) =>
        [.. facts.Select(fact => Topic(fact.Topic)?.Fact(fact.Number)).OfType<Fact>().SelectMany(fact => fact.Cites).Distinct()];
}

/// <summary>What the content files say.</summary>
public sealed record LawContent(
    ImmutableArray<Act> Acts,
    ImmutableArray<Topic> Topics,
    ImmutableArray<QuizQuestion> Quiz,
    ImmutableArray<Case> Cases,
    ImmutableArray<RedFlag> RedFlags,
    ImmutableArray<Contact> Contacts,
    ImmutableArray<Term> Glossary,
    Mci Mci)
{
    public ImmutableArray<TalkLine> SmallTalk { get; init; } = [];
}
