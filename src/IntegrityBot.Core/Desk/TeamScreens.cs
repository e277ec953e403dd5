using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;

namespace IntegrityBot.Core.Desk;

internal static class TeamScreens
{
    public static Screen Of(DeskStep step, Session session, Setting setting) => step switch
    {
        DeskStep.Managing(var id) when Find(id, setting) is { } member => Managing(member, session, setting),
        DeskStep.Demoting(var id, var to) when Find(id, setting) is { } member => Demoting(member, to, session, setting),
        DeskStep.Inviting(null, _, _) => Screen.Of(new Phrase(PhraseKeys.Team.AskRole)).Grid(Buttons.Values(Enum.GetValues<Role>(), null), 1).Row(Buttons.Back),
        DeskStep.Inviting(_, _, false) => Screen.Of(new Phrase(PhraseKeys.Team.AskAffiliation))
            .Grid(setting.Desk.Affiliations.Select(one => (Button)new Button.Act(Text(one.Name[session.Language ?? Language.En]), Acts.OfId(one.Id))), 1)
            .Row(Buttons.Act(PhraseKeys.Team.NoAffiliation, "none"))
            .Row(Buttons.Back),
        DeskStep.Inviting => Screen.Of(new Phrase(PhraseKeys.Team.AskName)).Row(Buttons.Back),
        _ => Team(session, setting),
    };

    public static Member? Find(string id, Setting setting) => setting.Staff.FirstOrDefault(member => member.Id == id);

    /// <summary>The link is shown once; whoever opens it first is the member.</summary>
    public static Screen Invitation(string token, string name, Setting setting)
    {
        var link = $"https://t.me/{setting.BotName}?start={DeepLink.Invitation(token)}";
        return Screen.Of(new Phrase(PhraseKeys.Team.Invitation).With("name", name), new Phrase(PhraseKeys.Format.Code).With("text", link))
            .Row(new Button.Copy(new(PhraseKeys.Team.CopyLink), link))
            .Row(Buttons.Back);
    }

    private static Screen Team(Session session, Setting setting) => Screen.Of(
            new Phrase(PhraseKeys.Team.Title), Phrase.Lines(setting.Staff.Select(member => Line(member, session, setting))))
        .Grid(setting.Staff.Select(member => (Button)new Button.Act(Text(member.Name), Acts.OfId(member.Id))), 2)
        .Row(Buttons.Act(PhraseKeys.Team.Invite, "invite", ButtonStyle.Primary))
        .Row(Buttons.Back);

    private static Screen Managing(Member member, Session session, Setting setting) => Screen.Of(Line(member, session, setting), new(PhraseKeys.Team.Manage))
        .Grid(Buttons.Values(Enum.GetValues<Role>(), member.Role), 1)
        .Row(Buttons.Act(PhraseKeys.Team.End, "end", ButtonStyle.Danger))
        .Row(Buttons.Back);

    private static Screen Demoting(Member member, Role? to, Session session, Setting setting) => Screen.Of(
            [Line(member, session, setting), to is { } role ? new Phrase(PhraseKeys.Team.WillDemote).With("role", PhraseKeys.Name(role)) : new(PhraseKeys.Team.WillEnd), .. Follows(member, to)])
        .Row(Buttons.Act(PhraseKeys.Card.Yes, "yes", ButtonStyle.Danger))
        .Row(Buttons.Back);

    private static IEnumerable<Phrase> Follows(Member member, Role? to)
    {
        if (to is null or Role.Analyst)
        {
            yield return new(to is null ? PhraseKeys.Team.AfterEnd : PhraseKeys.Team.AfterAnalyst);
        }

        if (member.Role == Role.Lead)
        {
            yield return new(PhraseKeys.Team.AfterLead);
        }
    }

    private static Phrase Line(Member member, Session session, Setting setting)
    {
        var line = new Phrase(PhraseKeys.Team.Line).With("name", member.Name).With("role", PhraseKeys.Name(member.Role));
        return setting.Desk.Find(member.Affiliation) is { } affiliation
            ? new Phrase(PhraseKeys.Team.LineOf).With("line", line).With("affiliation", affiliation.Name[session.Language ?? Language.En])
            : line;
    }

    private static Phrase Text(string text) => new Phrase(PhraseKeys.Format.Text).With("text", text);
}
