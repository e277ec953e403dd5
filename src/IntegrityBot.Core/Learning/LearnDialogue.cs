using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Home;
using IntegrityBot.Core.Law;
using IntegrityBot.Core.Reporting;

namespace IntegrityBot.Core.Learning;

/// <summary>From the learning menu into quiz, cases, signs, terms and contacts, and back.</summary>
internal static class LearnDialogue
{
    public static Turn Next(Session session, Input input, Setting setting) => (session.Step, input) switch
    {
        // Read from within a report: the draft waits behind, and nothing typed here may cost it.
        (LearnStep.ReadingContacts, Input.Tapped("back")) when session.Behind is { } behind => Dialogue.Go(session, behind, setting),
        (LearnStep.ReadingContacts, Input.Tapped(var action)) when session.Behind is not null && Acts.Page(action) is { } page =>
            Dialogue.Present(session with { Step = new LearnStep.ReadingContacts(page) }, setting),
        (LearnStep.ReadingContacts, _) when session.Behind is not null => Dialogue.Astray(session, input, setting),

        (_, Input.Edited) => new(session),
        (LearnStep.LookingUp, Input.Wrote(_, var text)) => Dialogue.Go(session, new LearnStep.LookingUp(Words.Clean(text)), setting),
        (LearnStep.Quizzing or LearnStep.Solving, Input.Wrote(_, var text)) when Typed(text) is { } number =>
            Next(session, new Input.Tapped(Acts.OfNumber(number)), setting),
        (_, Input.Wrote(var slot, var text)) => LawDialogue.Ask(session, slot, text, setting),

        (LearnStep.Quizzing or LearnStep.Checking, Input.Tapped("cancel")) => Dialogue.Go(session, new HomeStep.Menu(), setting),
        (LearnStep.Choosing, Input.Tapped("back")) => Dialogue.Go(session, new HomeStep.Menu(), setting),
        (LearnStep.Checking step, Input.Tapped("back")) => Dialogue.Go(session, Check.Back(step), setting),
        (LearnStep step, Input.Tapped("back")) => Dialogue.Go(session, Before(step), setting),
        (_, Input.Tapped(var action)) when Door(action) is { } door => Dialogue.Go(session, door, setting),

        (LearnStep.ChoosingQuiz, Input.Tapped("mixed")) => Quiz.Start(session, null, null, setting),
        (LearnStep.ChoosingQuiz, Input.Tapped(var action)) when Acts.Value<LawCategory>(action) is { } category => Quiz.Start(session, category, null, setting),
        (LearnStep.Quizzing step, Input.Tapped("next")) => Quiz.Next(session, step, setting),
        (LearnStep.Quizzing step, Input.Tapped(var action)) when Acts.Number(action) is { } number => Quiz.Answer(session, step, number, setting),
        (LearnStep.Scored(var round), Input.Tapped("again")) => Quiz.Start(session, round.Category, round, setting),

        (LearnStep.ChoosingCase, Input.Tapped(var action)) when Acts.Page(action) is { } page => Dialogue.Go(session, new LearnStep.ChoosingCase(page), setting),
        (LearnStep.ChoosingCase, Input.Tapped(var action)) when Acts.Id(action) is { } id && setting.Law.Case(id) is not null =>
            Dialogue.Go(session, new LearnStep.Solving(id, null), setting),
        (LearnStep.Solving step, Input.Tapped("next")) => Dialogue.Go(session, Cases.After(step.Case, setting), setting),
        (LearnStep.Solving step, Input.Tapped(var action)) when Acts.Number(action) is { } number && Cases.Has(step.Case, number, setting) =>
            Dialogue.Go(session, step with { Chosen = number - 1 }, setting),

        (LearnStep.ChoosingStage, Input.Tapped(var action)) when Acts.Value<FlagStage>(action) is { } stage && Check.Signs(stage, setting).Length > 0 =>
            Dialogue.Go(session, new LearnStep.Checking(stage, []), setting),
        (LearnStep.Checking step, Input.Tapped(var action)) when Acts.Value<FlagAnswer>(action) is { } answer =>
            Dialogue.Go(session, Check.Answered(step, answer, setting), setting),
        (LearnStep.Checked step, Input.Tapped(var action)) when Acts.Page(action) is { } page => Dialogue.Go(session, step with { Page = page }, setting),
        (LearnStep.Checked step, Input.Tapped("report")) =>
            Dialogue.Go(session, new ReportStep.Promising(new(TicketKind.Report) { Area = Check.AreaOf(step.Stage) }), setting),
        (LearnStep.Checked step, Input.Tapped("again")) => Dialogue.Go(session, new LearnStep.Checking(step.Stage, []), setting),

        (LearnStep.LookingUp { Asked: { } asked }, Input.Tapped("search")) => LawDialogue.Ask(session, 0, asked, setting),
        (LearnStep.ReadingContacts, Input.Tapped(var action)) when Acts.Page(action) is { } page =>
            Dialogue.Go(session, new LearnStep.ReadingContacts(page), setting),
        (LearnStep.TakingPart, Input.Tapped("propose")) => Dialogue.Go(session, new ReportStep.Promising(new(TicketKind.Proposal)), setting),

        (_, Input.Tapped(var action)) when Acts.Id(action) is { } id && setting.Law.Topic(id) is not null => LawDialogue.Open(session, id, setting),
        _ => Dialogue.Present(session, setting),
    };

    private static LearnStep Before(LearnStep step) => step switch
    {
        LearnStep.Quizzing or LearnStep.Scored => new LearnStep.ChoosingQuiz(),
        LearnStep.Solving => new LearnStep.ChoosingCase(0),
        LearnStep.Checked => new LearnStep.ChoosingStage(),
        _ => new LearnStep.Choosing(),
    };

    private static LearnStep? Door(string action) => action switch
    {
        "quiz" => new LearnStep.ChoosingQuiz(),
        "cases" => new LearnStep.ChoosingCase(0),
        "check" => new LearnStep.ChoosingStage(),
        "glossary" => new LearnStep.LookingUp(null),
        "contacts" => new LearnStep.ReadingContacts(0),
        "part" => new LearnStep.TakingPart(),
        _ => null,
    };

    /// <summary>The number of an option, typed instead of tapped.</summary>
    private static int? Typed(string text) => text.Trim() is [>= '1' and <= '9'] one ? one[0] - '0' : null;
}
