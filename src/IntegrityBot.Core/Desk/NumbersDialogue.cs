using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Home;

namespace IntegrityBot.Core.Desk;

/// <summary>The numbers: all that an analyst ever sees.</summary>
internal static class NumbersDialogue
{
    public static Turn Next(Session session, Input input, Setting setting) => (session.Step, input) switch
    {
        (DeskStep.Numbers numbers, Input.NumbersRead read) => new(session, new Effect.Show(NumbersScreens.Desk(numbers, read, setting))),
        (DeskStep.Numbers numbers, Input.Tapped(var action)) when Acts.Value<ChartKind>(action) is { } kind => new(session, new Effect.Send(new Paper.Chart(kind))),
        (_, Input.Tapped("data")) => new(session, new Effect.Send(new Paper.OpenData())),
        (_, Input.Tapped(var action)) when Months.Read(action) is { } month => DeskDialogue.Go(session, new DeskStep.Numbers(month), setting),
        (_, Input.Tapped("back")) when setting.Me!.Triages => DeskDialogue.Go(session, new DeskStep.Overview(), setting),
        (_, Input.Tapped("back")) => DeskDialogue.Go(session, new HomeStep.Menu(), setting),
        _ => DeskDialogue.Present(session, setting),
    };
}
