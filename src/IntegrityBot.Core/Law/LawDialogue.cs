using System.Collections.Immutable;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Home;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Reporting;

namespace IntegrityBot.Core.Law;

/// <summary>Questions about the law: typed or picked, answered with the articles, and on to a moderator where no answer is.</summary>
internal static class LawDialogue
{
    /// <summary>Topics to choose from when none is clearly best.</summary>
    private const int Offered = 3;

    public static Turn Next(Session session, Input input, Setting setting) => (session.Step, input) switch
    {
        (_, Input.Edited(var slot, var text)) => Asked(session.Step) is { } asked && asked.Slot == slot ? Ask(session, slot, text, setting) : new(session),
        (_, Input.Wrote(var slot, var text)) => Ask(session, slot, text, setting),

        (LawStep.Browsing, Input.Tapped("back")) => Dialogue.Go(session, new LawStep.Prompting(), setting),
        (LawStep.Found found, Input.Tapped("back")) => Dialogue.Go(session, found.From ?? new LawStep.Prompting(), setting),
        (LawStep.Answered reading, Input.Tapped("back")) => Dialogue.Go(session, reading.From, setting),
        (_, Input.Tapped("back")) => Dialogue.Go(session, new HomeStep.Menu(), setting),

        (LawStep.Browsing browsing, Input.Tapped(var action)) when Acts.Page(action) is { } page =>
            Dialogue.Go(session, browsing with { Page = page }, setting),
        (_, Input.Tapped(var action)) when Acts.Value<LawCategory>(action) is { } category =>
            Dialogue.Go(session, new LawStep.Browsing(category, 0), setting),
        (_, Input.Tapped(var action)) when Acts.Id(action) is { } id && setting.Law.Topic(id) is not null => Open(session, id, setting),

        (LawStep.Answered { Helpful: null } reading, Input.Tapped("yes")) => Judge(session, reading, true, setting),
        (LawStep.Answered { Helpful: null } reading, Input.Tapped("no")) => Judge(session, reading, false, setting),
        (_, Input.Tapped("browse")) => Dialogue.Go(session, new LawStep.Prompting(), setting),
        (_, Input.Tapped("desk")) => AskDesk(session, setting),
        (LawStep.Found found, Input.Tapped("report")) => Dialogue.Go(session, new ReportStep.Promising(
            new(TicketKind.Report) { Story = [new(found.Slot, found.Text)] }), setting),
        (LawStep.Answered reading, Input.Tapped("report")) => Dialogue.Go(session, new ReportStep.Promising(
            new(TicketKind.Report) { Area = AreaOf(setting.Law.Topic(reading.Topic)?.Category) }), setting),
        (LawStep.Answered, Input.Tapped("propose")) => Dialogue.Go(session, new ReportStep.Promising(new(TicketKind.Proposal)), setting),

        _ => Dialogue.Present(session, setting),
    };

    /// <summary>Opens a topic from wherever the person is; Back leads there again.</summary>
    public static Turn Open(Session session, string topic, Setting setting) => Dialogue.Go(
        session,
        new LawStep.Answered(topic, session.Step is LawStep.Answered reading ? reading.AsTrail() : session.Step),
        setting);

    /// <summary>What somebody typed outside any task is a question, unless it is a line that leads elsewhere or says only hello.</summary>
    public static Turn Ask(Session session, int slot, string text, Setting setting)
    {
        var clean = Words.Clean(text);
        var heard = setting.Law.SmallTalk.Hear(clean);
        return heard.Intent is { } intent ? Lead(session, intent, setting) : Search(session, slot, clean, heard.Question, setting);
    }

    /// <summary>To the screen that somebody means, or a word to what he says. Neither is a question without an answer, so nothing is counted.</summary>
    private static Turn Lead(Session session, TalkIntent intent, Setting setting) => intent switch
    {
        TalkIntent.Menu => Dialogue.Go(session, new HomeStep.Menu(), setting),
        TalkIntent.Help => HomeDialogue.Obey(session, Command.Help, setting),
        TalkIntent.Language => HomeDialogue.Obey(session, Command.Language, setting),
        TalkIntent.Status => HomeDialogue.Obey(session, Command.Status, setting),
        TalkIntent.Report => HomeDialogue.Obey(session, Command.Report, setting),
        TalkIntent.Privacy => HomeDialogue.Obey(session, Command.Privacy, setting),
        _ => Say(session, new(Said(intent)), setting),
    };

    /// <summary>Above what is being read or decided; else above the menu, which has the buttons to all that such words name.</summary>
    private static Turn Say(Session session, Phrase words, Setting setting) => session.Step is HomeStep and not HomeStep.OfferingQuestion
        ? Dialogue.Go(session, new HomeStep.Menu(), setting, words)
        : Dialogue.Present(session, setting, words);

    private static string Said(TalkIntent intent) => intent switch
    {
        TalkIntent.Courtesy or TalkIntent.Greeting => PhraseKeys.Question.Greeting,
        TalkIntent.Thanks => PhraseKeys.Question.Welcome,
        TalkIntent.Fine => PhraseKeys.Question.Fine,
        TalkIntent.About => PhraseKeys.Question.About,
        TalkIntent.LostReceipt => PhraseKeys.Question.LostReceipt,
        TalkIntent.Erase => PhraseKeys.Question.Erase,
        TalkIntent.Danger => PhraseKeys.Question.Danger,
        _ => PhraseKeys.Home.DidNotUnderstand,
    };

    /// <param name="text">As it was typed: what a moderator may be asked.</param>
    /// <param name="question">What of it is asked.</param>
    private static Turn Search(Session session, int slot, string text, string question, Setting setting)
    {
        var result = setting.Search.Search(question, session.Language ?? Language.Kk, Offered);
        var topics = result.Verdict == Verdict.NotFound ? [] : result.Hits.Take(Offered).Select(hit => hit.TopicId).ToImmutableArray();
        var from = Asked(session.Step) is { } asked ? asked.From : session.Step as Learning.LearnStep;
        var found = new LawStep.Found(slot, text, topics, from);
        return result.Verdict switch
        {
            Verdict.Clear when topics.Length > 0 => Dialogue.Go(session, new LawStep.Answered(topics[0], found), setting),
            Verdict.Choice when topics.Length > 0 => Dialogue.Go(session, found, setting),
            _ => Dialogue.Go(session, found with { Topics = [] }, setting).After(new Effect.Counted(Tally.Unanswered(result.Category))),
        };
    }

    private static Turn Judge(Session session, LawStep.Answered reading, bool helpful, Setting setting) =>
        Dialogue.Go(session, reading with { Helpful = helpful }, setting).After(new Effect.Counted(Tally.Helpful(reading.Topic, helpful)));

    /// <summary>A typed question is shown once more before it becomes a ticket; without one, the moderator's own form asks for it.</summary>
    private static Turn AskDesk(Session session, Setting setting) => Dialogue.Go(
        session,
        Asked(session.Step) is { } asked ? new HomeStep.OfferingQuestion(asked.Slot, asked.Text) : new ReportStep.Promising(new(TicketKind.Question)),
        setting);

    /// <summary>The typed question this step belongs to.</summary>
    internal static LawStep.Found? Asked(Step step) => step switch
    {
        LawStep.Found found => found,
        LawStep.Answered reading => reading.Root as LawStep.Found,
        _ => null,
    };

    private static Area? AreaOf(LawCategory? category) => category switch
    {
        LawCategory.Procurement => Area.ProcurementUnsure,
        LawCategory.StudentLife => Area.Education,
        _ => null,
    };
}
