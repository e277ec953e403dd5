using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;

namespace IntegrityBot.Core.Desk;

/// <summary>
/// The desk's rooms and the ways between them. Only members come here (<see cref="Setting.Me"/>); for everybody else the command does
/// not exist.
/// </summary>
internal static class DeskDialogue
{
    public static Turn Enter(Session session, Setting setting) => Go(session, FirstOf(setting.Me!), setting);

    public static Turn Next(Session session, Input input, Setting setting)
    {
        var me = setting.Me!;
        return (session.Step, input) switch
        {
            (IShowsContent, Input.TimeIsUp) => TakeAway(session, setting),
            (_, Input.TimeIsUp) => new(session),
            (_, Input.Edited) => new(session),

            (DeskStep.Numbers, _) => NumbersDialogue.Next(session, input, setting),
            _ when !me.Triages => Enter(session, setting),

            (DeskStep.Overview or DeskStep.Listing or DeskStep.Filtering or DeskStep.Finding, _) => QueueDialogue.Next(session, input, setting),
            (DeskStep.Card or DeskStep.Picking or DeskStep.Composing or DeskStep.Deciding or DeskStep.Hidden, _) => CardDialogue.Next(session, input, setting),
            (DeskStep.Team or DeskStep.Managing or DeskStep.Demoting or DeskStep.Inviting, _) when me.Role == Role.Lead => TeamDialogue.Next(session, input, setting),
            _ => Enter(session, setting),
        };
    }

    /// <summary>Shows the present step as it is now; what stands in the store is asked for first.</summary>
    public static Turn Present(Session session, Setting setting, params ReadOnlySpan<Phrase> first) => session.Step switch
    {
        DeskStep.Numbers => new Turn(session, new Effect.ReadNumbers()).Saying(first),
        _ when !setting.Me!.Triages => Enter(session, setting),
        DeskStep.Overview => new Turn(session, new Effect.CountQueues()).Saying(first),
        DeskStep.Listing listing => new Turn(session, new Effect.ListQueue(listing.List, listing.Filter, listing.Pages.LastOrDefault())).Saying(first),
        DeskStep.Filtering or DeskStep.Finding => new(session, new Effect.Show(QueueScreens.Of((DeskStep)session.Step, setting).Below(first))),
        DeskStep.Team or DeskStep.Managing or DeskStep.Demoting or DeskStep.Inviting when setting.Me.Role == Role.Lead =>
            new(session, new Effect.Show(TeamScreens.Of((DeskStep)session.Step, session, setting).Below(first))),
        DeskStep.Hidden => new(session, new Effect.Show(CardScreens.Hidden().Below(first))),
        _ when CardOf(session.Step) is { } card => new Turn(session, new Effect.OpenCase(card.Ticket, false)).Saying(first),
        _ => Enter(session, setting),
    };

    internal static Turn Go(Session session, Step step, Setting setting, params ReadOnlySpan<Phrase> first) =>
        Dialogue.Present(session with { Step = step, Behind = null }, setting, first);

    internal static DeskStep.Card? CardOf(Step step) => step switch
    {
        DeskStep.Card card => card,
        DeskStep.Picking(var card, _) => card,
        DeskStep.Composing(var card, _, _) => card,
        DeskStep.Deciding(var card, _) => card,
        DeskStep.Hidden(var card) => card,
        _ => null,
    };

    private static Step FirstOf(Member me) => me.Triages ? new DeskStep.Overview() : new DeskStep.Numbers(null);

    private static Turn TakeAway(Session session, Setting setting) => CardOf(session.Step) is { } card
        ? Go(session, new DeskStep.Hidden(card), setting)
        : Enter(session, setting);
}
