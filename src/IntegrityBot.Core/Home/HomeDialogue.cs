using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Following;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;
using IntegrityBot.Core.Learning;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;

namespace IntegrityBot.Core.Home;

/// <summary>The language, the menu, the commands, and what can be read outside a task.</summary>
internal static class HomeDialogue
{
    public static Turn Start(Session session, string? payload, Setting setting)
    {
        // A link is no place for a receipt: whoever made it, or sees it on a screen, has it too. It is not looked up.
        if (payload is not null && Receipt.IsIn(payload))
        {
            return Dialogue.Present(session, setting, new Phrase(PhraseKeys.Refuse.ReceiptInLink)).After(new Effect.EraseIncoming());
        }

        var link = DeepLink.Read(payload);
        return (session.Language, link.Language) switch
        {
            (null, null) => Dialogue.Go(session, new HomeStep.ChoosingLanguage(payload), setting),
            (null, { } language) => Speak(session, language, link, setting),
            _ => Follow(session, link, setting),
        };
    }

    /// <summary>Until a language is chosen, everything is answered with the choice.</summary>
    public static Turn ChooseFirst(Session session, Input input, Setting setting)
    {
        var step = session.Step as HomeStep.ChoosingLanguage ?? new HomeStep.ChoosingLanguage(null);
        return input switch
        {
            Input.Tapped(var action) when Chosen(action) is { } language => Speak(session, language, DeepLink.Read(step.Pending), setting),
            Input.Wrote(_, var text) when Receipt.IsIn(text) => Again().After(new Effect.EraseIncoming()),
            Input.Sent(Unsupported.Contact or Unsupported.Location) => Dialogue.Go(session, step, setting).After(new Effect.EraseIncoming()),
            Input.Edited => new(session),
            Input.Wrote or Input.Photographed or Input.Sent => Again(),
            _ => Dialogue.Go(session, step, setting),
        };

        Turn Again() => Dialogue.Go(session, step, setting, new Phrase(PhraseKeys.ChooseLanguage.First));
    }

    /// <summary>Blocked the bot once and came back: a greeting, not the first steps again.</summary>
    public static Turn Return(Session session, Setting setting) =>
        session.Step is HomeStep && session.Behind is null
            ? Dialogue.Go(session, new HomeStep.Menu(), setting, new Phrase(PhraseKeys.Home.WelcomeBack))
            : Dialogue.Present(session, setting, new Phrase(PhraseKeys.Home.WelcomeBack));

    public static Turn Obey(Session session, Command command, Setting setting) => command switch
    {
        Command.Report => Leave(session, new ReportStep.Promising(new(TicketKind.Report)), setting),
        Command.Ask => Leave(session, new LawStep.Prompting(), setting),
        Command.Learn => Leave(session, new LearnStep.Choosing(), setting),
        Command.Check => Leave(session, new LearnStep.ChoosingStage(), setting),
        Command.Propose => Leave(session, new ReportStep.Promising(new(TicketKind.Proposal)), setting),
        Command.Status => Leave(session, new FollowStep.AskingReceipt(), setting),
        Command.Language => Interrupt(session, new HomeStep.ChoosingLanguage(null), setting),
        Command.Privacy => Interrupt(session, new HomeStep.ReadingPrivacy(), setting),
        Command.Help => Interrupt(session, new HomeStep.ReadingHelp(), setting),
        Command.Cancel => Cancel(session, setting),
        Command.Statistics => Interrupt(session, new HomeStep.ReadingStatistics(null), setting),
        Command.Desk when setting.Me is not null => Leave(session, new DeskStep.Overview(), setting),
        _ => Dialogue.Present(session, setting, new Phrase(PhraseKeys.Refuse.Command)),
    };

    /// <summary>What became of an invitation's link. What was being written stays in hand.</summary>
    public static Turn Join(Session session, Input input, Setting setting)
    {
        var said = input is Input.Joined(var member)
            ? new Phrase(PhraseKeys.Desk.Welcome).With("role", PhraseKeys.Name(member.Role))
            : new Phrase(PhraseKeys.Desk.NotJoined);
        return (session.Behind ?? session.Step) is ReportStep or FollowStep.Confirming
            ? Dialogue.Present(session, setting, said)
            : Dialogue.Go(session, new HomeStep.Menu(), setting, said);
    }

    public static Turn Next(Session session, Input input, Setting setting) => (session.Step, input) switch
    {
        (HomeStep.ReadingStatistics(var month), Input.NumbersRead read) => new(session, new Effect.Show(NumbersScreens.Public(month, read.Months))),
        (HomeStep.ReadingStatistics, Input.Tapped(var action)) when Months.Read(action) is { } month =>
            Dialogue.Present(session with { Step = new HomeStep.ReadingStatistics(month) }, setting),
        (_, Input.Edited(var slot, var text)) => session.Step is HomeStep.OfferingQuestion offer && offer.Slot == slot
            ? Offer(session, slot, text, setting)
            : new(session),
        (_, Input.Tapped("back")) => Dialogue.Go(session, session.Behind ?? new HomeStep.Menu(), setting),
        (HomeStep.ChoosingLanguage, Input.Tapped(var action)) when Chosen(action) is { } language =>
            Dialogue.Go(session with { Language = language }, session.Behind ?? new HomeStep.Menu(), setting).After(new Effect.UseCommands(language)),
        (HomeStep.OfferingQuestion(var slot, var text), Input.Tapped("question")) =>
            Dialogue.Go(session, new ReportStep.Promising(WithStory(TicketKind.Question, slot, text)), setting),
        (HomeStep.OfferingQuestion(var slot, var text), Input.Tapped("report")) =>
            Dialogue.Go(session, new ReportStep.Promising(WithStory(TicketKind.Report, slot, text)), setting),
        (HomeStep.Menu, Input.Tapped(var action)) when Enum.TryParse<Command>(action, ignoreCase: true, out var command) => Obey(session, command, setting),
        (_, Input.Wrote(var slot, var text)) when session.Behind is null => LawDialogue.Ask(session, slot, text, setting),

        // Asked from a page read on the way: as if asked where the person came from. Nothing is lost there by a question.
        (_, Input.Wrote(var slot, var text)) when session.Behind is LawStep or LearnStep or HomeStep =>
            LawDialogue.Ask(session with { Step = session.Behind, Behind = null }, slot, text, setting),
        (_, Input.Erased(var gone, var asked)) => Dialogue.Go(session, new HomeStep.Menu(), setting,
            new Phrase(PhraseKeys.Home.Erased).With("gone", gone).With("count", asked)),
        _ => Dialogue.Astray(session, input, setting),
    };

    private static Turn Offer(Session session, int slot, string text, Setting setting) => Words.Clean(text) switch
    {
        { Length: 0 } => Dialogue.Go(session, new HomeStep.Menu(), setting),
        var clean => Dialogue.Go(session, new HomeStep.OfferingQuestion(slot, clean), setting),
    };

    private static Turn Speak(Session session, Language language, DeepLink link, Setting setting) =>
        Follow(session with { Language = language }, link, setting).After(new Effect.UseCommands(language));

    private static Turn Follow(Session session, DeepLink link, Setting setting) => link.Token is { } token
        ? new(session, new Effect.Join(token, session.Language ?? Language.En))
        : Leave(session, Start(link, setting), setting);

    private static Step Start(DeepLink link, Setting setting) =>
        link.StartsReport ? new ReportStep.Promising(new(TicketKind.Report) { Area = link.Area })
            : link.Topic is { } topic && setting.Law.Topic(topic) is not null ? new LawStep.Answered(topic, new LawStep.Prompting())
            : new HomeStep.Menu();

    /// <summary>Goes on to something else, unless typed words would be lost: then it asks first.</summary>
    private static Turn Leave(Session session, Step to, Setting setting) => (session.Behind ?? session.Step) switch
    {
        ReportStep.Filed => Dialogue.Go(session, new ReportStep.Filed(), setting),
        ReportStep report when ReportDialogue.Unsent(report) is { } cancelling => Dialogue.Go(session, cancelling, setting),
        FollowStep.Confirming step => Dialogue.Go(session, to, setting, new Phrase(PhraseKeys.Home.Cancelled)).After(FollowDialogue.Drop(step)),
        _ => Dialogue.Go(session, to, setting),
    };

    /// <summary>Leaves a task for a moment; Back returns to it, even from a page that was itself read on the way.</summary>
    private static Turn Interrupt(Session session, HomeStep step, Setting setting)
    {
        var behind = session.Behind ?? session.Step switch
        {
            // What was typed waits too: who wants to know first whom he is anonymous to shall not have to type it again.
            HomeStep.OfferingQuestion offer => offer,
            HomeStep => null,

            // The card leaves the screen; coming back opens it anew, and the audit says so.
            DeskStep when DeskDialogue.CardOf(session.Step) is { } card => new DeskStep.Hidden(card),
            var task => task,
        };
        return Dialogue.Present(session with { Step = step, Behind = behind }, setting);
    }

    private static Turn Cancel(Session session, Setting setting) => (session.Behind ?? session.Step) switch
    {
        LearnStep.Quizzing or LearnStep.Checking => Dialogue.Go(session, new HomeStep.Menu(), setting),
        HomeStep or LawStep or LearnStep => Dialogue.Go(session, new HomeStep.Menu(), setting, new Phrase(PhraseKeys.Home.NothingToCancel)),
        ReportStep.Filed => Dialogue.Go(session, new ReportStep.Filed(), setting),
        ReportStep report when ReportDialogue.Unsent(report) is { } cancelling => Dialogue.Go(session, cancelling, setting),
        FollowStep.Confirming step => Dialogue.Go(session, new HomeStep.Menu(), setting, new Phrase(PhraseKeys.Home.Cancelled)).After(FollowDialogue.Drop(step)),
        _ => Dialogue.Go(session, new HomeStep.Menu(), setting, new Phrase(PhraseKeys.Home.Cancelled)),
    };

    private static Draft WithStory(TicketKind kind, int slot, string text) => new(kind) { Story = [new(slot, text)] };

    private static Language? Chosen(string action) => action.StartsWith("l:", StringComparison.Ordinal) ? LanguageTags.FromTag(action[2..]) : null;
}
