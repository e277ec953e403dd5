using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;

namespace IntegrityBot.Core.Desk;

/// <summary>The lead's room: who belongs to the desk, as what, and how one more is invited.</summary>
internal static class TeamDialogue
{
    public static Turn Next(Session session, Input input, Setting setting) => (session.Step, input) switch
    {
        (_, Input.TeamChanged(var staff)) => Go(session, new DeskStep.Team(), setting with { Staff = staff }, new Phrase(PhraseKeys.Team.Changed)),
        (_, Input.TeamRefused(var why)) => Go(session, new DeskStep.Team(), setting, PhraseKeys.Name(why)),
        (DeskStep.Inviting, Input.Invited(var token, var name)) => new(
            session with { Step = new DeskStep.Team() }, new Effect.Show(TeamScreens.Invitation(token, name, setting))),

        (DeskStep.Team, Input.Tapped("back")) => Go(session, new DeskStep.Overview(), setting),
        (DeskStep.Team, Input.Tapped("invite")) => Go(session, new DeskStep.Inviting(null, null, false), setting),
        (DeskStep.Team, Input.Tapped(var action)) when Acts.Id(action) is { } id && setting.Staff.Any(member => member.Id == id) =>
            Go(session, new DeskStep.Managing(id), setting),
        (DeskStep.Managing(var id), Input.Tapped("end")) => Go(session, new DeskStep.Demoting(id, null), setting),
        (DeskStep.Managing(var id), Input.Tapped(var action)) when Acts.Value<Role>(action) is { } role =>
            TeamScreens.Find(id, setting) is { } member && member.LosesAs(role)
                ? Go(session, new DeskStep.Demoting(id, role), setting)
                : new(session, new Effect.ChangeRole(id, role)),
        (DeskStep.Demoting(var id, var to), Input.Tapped("yes")) => new(session, to is { } role ? new Effect.ChangeRole(id, role) : new Effect.EndMember(id)),
        (DeskStep.Demoting(var id, _), Input.Tapped("back")) when TeamScreens.Find(id, setting) is not null => Go(session, new DeskStep.Managing(id), setting),

        (DeskStep.Inviting, Input.Tapped("back")) => Go(session, new DeskStep.Team(), setting),
        (DeskStep.Inviting({ } role, var affiliation, true), Input.Wrote(_, var text)) => Words.Clean(text) switch
        {
            { Length: 0 or > Member.MaxName } => Go(session, session.Step, setting, new Phrase(PhraseKeys.Team.NameLength).With("count", Member.MaxName)),
            var name => new(session, new Effect.Invite(role, affiliation, name.ReplaceLineEndings(" "))),
        },
        (DeskStep.Inviting(null, _, _), Input.Tapped(var action)) when Acts.Value<Role>(action) is { } role =>
            Go(session, new DeskStep.Inviting(role, null, setting.Desk.Affiliations.IsEmpty), setting),
        (DeskStep.Inviting({ } role, _, false), Input.Tapped("none")) => Go(session, new DeskStep.Inviting(role, null, true), setting),
        (DeskStep.Inviting({ } role, _, false), Input.Tapped(var action)) when setting.Desk.Find(Acts.Id(action)) is { } affiliation =>
            Go(session, new DeskStep.Inviting(role, affiliation.Id, true), setting),
        (_, Input.Tapped("back")) => Go(session, new DeskStep.Team(), setting),
        _ => DeskDialogue.Present(session, setting),
    };

    private static Turn Go(Session session, Step step, Setting setting, params ReadOnlySpan<Phrase> first) => DeskDialogue.Go(session, step, setting, first);
}
