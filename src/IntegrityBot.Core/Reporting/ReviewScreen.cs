using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;

namespace IntegrityBot.Core.Reporting;

/// <summary>Everything that will be sent, before it is sent.</summary>
internal static class ReviewScreen
{
    /// <summary>Signs of the story shown here; the rest is a tap away.</summary>
    private const int Shown = 900;

    /// <summary>Sending, from a screen that says that no lead is left.</summary>
    public const string SendAlone = "send:alone";

    public static Screen Of(Draft draft, Language language, Setting setting)
    {
        var story = Telling.Whole(draft.Story);
        var told = new Phrase(PhraseKeys.Review.Story).With("text", Words.Cut(story, Shown));
        var alone = ExclusionsScreen.LeaveNoLead(draft, setting);
        var screen = Screen.Of(
            [
                new(PhraseKeys.Review.Title),
                Phrase.Lines([.. Answers(draft, language, setting), told]),
                new(PhraseKeys.Review.Check),
                .. alone ? [new Phrase(PhraseKeys.Ask.NoLeadLeft)] : Array.Empty<Phrase>(),
            ]);
        if (story.Length > Shown)
        {
            screen = screen.Row(Buttons.Act(PhraseKeys.Review.Read, "read"));
        }

        if (alone)
        {
            screen = screen.Row(Buttons.Act(PhraseKeys.Ask.Contacts, "contacts"));
        }

        var changes = Form.Fields(draft).Select(field => (Button)new Button.Act(
            new Phrase(PhraseKeys.Review.Change).With("field", Form.Name(draft, field)), $"f:{field}"));
        return screen
            .Row(Buttons.Act(PhraseKeys.Review.Send, alone ? SendAlone : "send", ButtonStyle.Success))
            .Grid(changes, 2)
            .Row(Buttons.Back, Buttons.Cancel);
    }

    private static IEnumerable<Phrase> Answers(Draft draft, Language language, Setting setting)
    {
        foreach (var field in Form.Fields(draft).Where(field => field != Field.Story))
        {
            yield return new Phrase(PhraseKeys.Review.Answer).With("field", Form.Name(draft, field)).With("answer", field == Field.Exclusions ? ExclusionsScreen.Chosen(draft, language, setting) : Answer(draft, field));
        }
    }

    private static Phrase Answer(Draft draft, Field field) => field switch
    {
        Field.Area when draft.Area is { } area => PhraseKeys.Name(area),
        Field.Region when draft.Region is { } region => PhraseKeys.Name(region),
        Field.When when draft.When is { } when => PhraseKeys.Name(when),
        Field.Urgency when draft.Urgency is { } urgency => PhraseKeys.Name(urgency),
        Field.Organisation when draft.Organisation is { } text => Quoted(text),
        Field.Sum when draft.Sum is { } text => Quoted(text),
        Field.Source when draft.Source is { } text => Quoted(text),
        Field.Files when draft.Files.Length > 0 => new Phrase(PhraseKeys.Review.Photos).With("count", draft.Files.Length),
        _ => new(PhraseKeys.Review.None),
    };

    private static Phrase Quoted(string text) => new Phrase(PhraseKeys.Review.Quoted).With("text", text);
}
