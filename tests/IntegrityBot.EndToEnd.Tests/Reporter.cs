using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Sandbox;

namespace IntegrityBot.EndToEnd.Tests;

/// <summary>A person who reads and taps what the screen says in his own language.</summary>
internal sealed class Reporter(SandboxPerson person, Language language, PhraseBook phrases)
{
    public SandboxPerson Person => person;

    public Language Language => language;

    public string Words(string key) => Words(new Phrase(key));

    public string Words(Phrase phrase) => phrases.Say(language, phrase);

    public void Tap(string key) => person.Tap(Words(key));

    public void Tap<T>(T value) where T : struct, Enum => person.Tap(Words(PhraseKeys.Name(value)));

    /// <summary>Waits for a new screen that says this phrase, or the part of it before its first value.</summary>
    public Task<SandboxMessage> Sees(string key) => person.Sees(message => message.Text.Contains(Start(key), StringComparison.Ordinal));

    public Task<SandboxMessage> Asked(Field field) => person.Sees(message =>
        message.Text.Contains(Words(PhraseKeys.Name(field)), StringComparison.Ordinal) && message.FromBot && message.AllButtons.Any());

    public async Task ChooseLanguage()
    {
        person.Start();
        await person.Sees(message => message.AllButtons.Any(button => button.Text == "Қазақша"));
        person.Tap(Words(language switch { Language.Kk => PhraseKeys.LanguageName.Kk, Language.Ru => PhraseKeys.LanguageName.Ru, _ => PhraseKeys.LanguageName.En }));
        await Sees(PhraseKeys.Home.Promise);
    }

    /// <summary>From the menu to the review, with every question answered.</summary>
    /// <param name="excluding">The names of affiliations that must not see it; null where the desk publishes none, so that nothing is asked.</param>
    public async Task FillReport(string story, Urgency urgency = Urgency.EvidenceMayVanish, IReadOnlyList<string>? excluding = null)
    {
        await FillAnswers(story, urgency);
        if (excluding is not null)
        {
            await Asked(Field.Exclusions);
            foreach (var name in excluding)
            {
                person.Tap(name);
                await Sees(PhraseKeys.Button.Next, button: true);
            }

            Tap(excluding.Count == 0 ? PhraseKeys.Button.Skip : PhraseKeys.Button.Next);
        }

        await Sees(PhraseKeys.Review.Title);
    }

    /// <summary>From the menu to the end of the questions that every desk asks.</summary>
    public async Task FillAnswers(string story, Urgency urgency)
    {
        Tap(PhraseKeys.Button.Report);
        await Sees(PhraseKeys.Promise.Kept);
        Tap(PhraseKeys.Promise.Start);
        await Asked(Field.Area);
        Tap(PhraseKeys.Ask.Procurement);
        await Sees(PhraseKeys.Ask.Stage);
        Tap(Area.ProcurementTender);
        await Asked(Field.Region);
        Tap(Region.Atyrau);
        await Asked(Field.Organisation);
        person.Say("School 000");
        await Asked(Field.When);
        Tap(Period.ThisMonth);
        await Asked(Field.Story);
        person.Say(story);
        await person.Sees(message => message.AllButtons.Any(button => button.Text == Words(PhraseKeys.Button.Next)));
        Tap(PhraseKeys.Button.Next);
        await Asked(Field.Sum);
        Tap(PhraseKeys.Button.Skip);
        await Asked(Field.Source);
        Tap(PhraseKeys.Button.Skip);
        await Asked(Field.Files);
        Tap(PhraseKeys.Button.Skip);
        await Asked(Field.Urgency);
        Tap(urgency);
    }

    /// <summary>Sends the reviewed draft and reads the receipt off the screen.</summary>
    public async Task<string> Send()
    {
        Tap(PhraseKeys.Review.Send);
        var screen = await Sees(PhraseKeys.Filed.Save);
        return screen.AllButtons.Single(button => button.CopyText is not null).CopyText!;
    }

    public async Task<SandboxMessage> Open(string receipt)
    {
        Tap(PhraseKeys.Button.Status);
        await Sees(PhraseKeys.Follow.AskReceipt);
        person.Say(receipt);
        return await Sees(PhraseKeys.Follow.AddMore, button: true);
    }

    /// <summary>As <see cref="Open"/>, from wherever one is.</summary>
    public async Task<SandboxMessage> Reopen(string receipt)
    {
        person.Say("/status");
        await Sees(PhraseKeys.Follow.AskReceipt);
        person.Say(receipt);
        return await Sees(PhraseKeys.Follow.AddMore, button: true);
    }

    public Task<SandboxMessage> Sees(string key, bool button) => button
        ? person.Sees(message => message.AllButtons.Any(one => one.Text == Words(key)))
        : Sees(key);

    /// <summary>What the phrase says before its first placeholder, as plain text.</summary>
    private string Start(string key)
    {
        const string Value = "\u0001";
        var phrase = Names(key).Aggregate(new Phrase(key), (said, name) => said.With(name, Value));
        return System.Net.WebUtility.HtmlDecode(Tags().Replace(Words(phrase), "")).Split(Value)[0].Trim();
    }

    private static IEnumerable<string> Names(string key) => key switch
    {
        PhraseKeys.Filed.Title or PhraseKeys.Follow.Full => ["number"],
        PhraseKeys.Follow.Status => ["status"],
        PhraseKeys.Follow.BellAsk or PhraseKeys.Follow.ProofTooEarly => ["hours"],
        PhraseKeys.Desk.Welcome => ["role"],
        _ => [],
    };

    private static System.Text.RegularExpressions.Regex Tags() => new("<[^>]+>", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
}
