using System.Collections.Immutable;
using IntegrityBot.Core.Law;

namespace IntegrityBot.Core.Tests.Law;

/// <summary>A small invented library: every kind of content, long enough to turn pages, about nothing real.</summary>
internal static class SmallLaw
{
    public const string Bribe = "bribe";
    public const string Tender = "tender-complaint";
    public const string Exam = "exam-money";
    public const string Council = "public-council";

    /// <summary>Filled by the topics, so it stands first.</summary>
    private static readonly Dictionary<string, Translated<Wordings>> Wordings = new(StringComparer.Ordinal);

    public static readonly LawLibrary Library = new(new LawContent(
        [new Act("law", "1-I", new(2020, 1, 1), All(new ActName("An invented law on order", "Law on order"))),
            new Act("code", "2-I", new(2021, 1, 1), All(new ActName("An invented code", "Code")))],
        [
            Topic(Bribe, LawCategory.Liability, "Giving and taking a bribe", "bribe", "пара", "взятка", "What happens if an official takes a bribe?", Tender, Exam, Council),
            Topic(Tender, LawCategory.Procurement, "How to complain about a tender", "tender", "тендер", "конкурс", "Where do I complain about an unfair tender?", Bribe, Council),
            Topic(Exam, LawCategory.StudentLife, "Money for an exam", "exam", "емтихан", "экзамен", "The teacher asks money for an exam, is it legal?", Bribe),
            Topic(Council, LawCategory.PublicControl, "Joining a public council", "council", "кеңес", "совет", "How do I become a member of a public council?", Tender),
            .. Enumerable.Range(1, 3).Select(number => Topic(
                $"gift-{number}", LawCategory.ConflictOfInterest, "Gifts to officials", "gift", "сыйлық", "подарок", "May an official accept a gift?", Bribe)),
            .. Enumerable.Range(1, 18).Select(number => Topic(
                $"plan-{number}", LawCategory.Procurement, $"Annual plan, part {number}", $"annualplan{number}", $"жоспар{number}", $"план{number}", $"Where is part {number} of the annual plan?", Tender)),
        ],
        [.. Enumerable.Range(0, 24).Select(number => new QuizQuestion(
            $"q{number}",
            number % 2 == 0 ? LawCategory.Liability : LawCategory.Procurement,
            number % 2 == 0 ? Bribe : Tender,
            [1],
            number % 4,
            All(new QuizText($"Question {number}?", [.. Enumerable.Range(0, 4).Select(option => $"Option {option} of {number}")], $"Because of {number}."))))],
        [.. Enumerable.Range(1, 10).Select(number => new Case(
            $"case-{number}",
            [Bribe, Tender],
            All(new CaseText($"Case {number}", $"A story, number {number}.", "What do you do?")),
            [
                new CaseChoice(false, [new(Bribe, 1)], All(new ChoiceText("Take it", "That is a crime."))),
                new CaseChoice(true, [new(Bribe, 2)], All(new ChoiceText("Refuse it", "That is right."))),
                new CaseChoice(false, [], All(new ChoiceText("Keep silent", "Nothing gets better."))),
            ]))],
        [
            .. Enumerable.Range(1, 8).Select(number => Flag($"tender-{number}", FlagStage.Evaluation, Confidence.Verified, number)),
            Flag("tender-9", FlagStage.Evaluation, Confidence.Unverified, 9),
            Flag("hiring-1", FlagStage.Hiring, Confidence.Verified, 1),
            Flag("plan-1", FlagStage.Planning, Confidence.Secondary, 1),
            Flag("aid-1", FlagStage.SocialAid, Confidence.Unverified, 1),
        ],
        [
            Contact("usable", "usable.example", ContactStatus.Usable, new AsOf(2026, 6)),
            Contact("dated", "dated.example", ContactStatus.CheckBeforeRelease, new AsOf(2026, 9, 24)),
            Contact("undated", "undated.example", ContactStatus.CheckBeforeRelease, null),
            Contact("gone", "gone.example", ContactStatus.Outdated, new AsOf(2023)),
            .. Enumerable.Range(1, 4).Select(number => Contact($"more-{number}", $"more{number}.example", ContactStatus.Usable, new AsOf(2026))),
        ],
        [
            new Term(new("пара", "взятка", "bribe"), true),
            new Term(new("мүдделер қақтығысы", "конфликт интересов", "conflict of interest"), true),
            new Term(new("ашық конкурс", "открытый конкурс", "open tender"), false),
            .. Enumerable.Range(1, 9).Select(number => new Term(new($"жоспар {number}", $"план {number}", $"plan {number}"), true)),
        ],
        new Mci(4_000, 2026))
    {
        SmallTalk =
        [
            .. Talk(TalkIntent.Courtesy, "please", "пожалуйста"), .. Talk(TalkIntent.Greeting, "Сәлеметсіз бе", "привет", "hi"), .. Talk(TalkIntent.Fine, "okay"),
            .. Talk(TalkIntent.Thanks, "рахмет", "спасибо"), .. Talk(TalkIntent.Menu, "stop"), .. Talk(TalkIntent.Help, "help me", "көмек керек"), .. Talk(TalkIntent.About, "who are you"),
            .. Talk(TalkIntent.Language, "қазақша"), .. Talk(TalkIntent.Status, "status"), .. Talk(TalkIntent.Report, "I want to report"), .. Talk(TalkIntent.Privacy, "will they find me"),
            .. Talk(TalkIntent.LostReceipt, "I lost my receipt"), .. Talk(TalkIntent.Erase, "delete my data"), .. Talk(TalkIntent.Danger, "emergency", "112"),
        ],
    });

    public static readonly LawSearch Search = LawSearch.Build(Library, new(Wordings));

    private static IEnumerable<TalkLine> Talk(TalkIntent intent, params string[] lines) => lines.Select(line => new TalkLine(intent, line));

    private static Topic Topic(string id, LawCategory category, string title, string en, string kk, string ru, string asked, params ImmutableArray<string> related)
    {
        var text = new TopicText(
            title, new Point($"The answer about {en}.", [1]), [new Point($"A fact about {en}.", [2]), new Point("Another.", [1, 2])], ["Write it down.", "Ask."]);
        Wordings[id] = new(Lists($"{kk} үшін ақша"), Lists($"Как пожаловаться на {ru}?"), Lists(asked));
        return new(
            id,
            category,
            Priority.Core,
            new AsOf(2026, 1, 1),
            related,
            [
                new Fact(1, Confidence.Verified, new AsOf(2026, 1, 1), [new Cite.OfAct("law", CiteUnit.Articles, "7")]),
                new Fact(2, Confidence.Secondary, null, [new Cite.OfAct("code", CiteUnit.Articles, "3(1)"), new Cite.Source(All("a newspaper"))]),
            ],
            new(
                text with { Title = $"{title} (kk)" },
                text with { Title = $"{title} (ru)" },
                text));

        Wordings Lists(string line) => new([en, kk, ru], [line]);
    }

    private static RedFlag Flag(string id, FlagStage stage, Confidence confidence, int number) => new(
        id, stage, confidence, number == 8 ? new AsOf(2026, 1, 1) : new AsOf(2026, 6), [new Cite.OfAct("law", CiteUnit.Articles, "5")], All(new FlagText($"Is there sign {number}?", $"Because it often means {number}.")));

    private static Contact Contact(string id, string host, ContactStatus status, AsOf? seen) => new(
        id,
        status == ContactStatus.Outdated ? $"@{id}" : host,
        status == ContactStatus.Outdated ? null : new Uri($"https://{host}"),
        status,
        seen,
        All(new ContactText($"The {id} place", "For reports.", null)));

    private static Translated<T> All<T>(T value) => new(value, value, value);
}
