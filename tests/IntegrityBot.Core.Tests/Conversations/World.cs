using System.Collections.Immutable;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Following;
using IntegrityBot.Core.Home;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Tests.Law;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Tests.Conversations;

/// <summary>The world around one person's dialogue: answers what effects ask, and remembers the screen in front of the person.</summary>
internal sealed class World
{
    public static readonly Receipt Receipt = Receipt.FromEntropy([0x5a, 0x13, 0xc7, 0x2e, 0x88, 0x41, 0xf0, 0x9b, 0x66, 0x3d, 0xa5, 0x1c]);

    private readonly Dictionary<TicketId, TicketView> tickets = [];
    private readonly HashSet<TicketId> bells = [];
    private byte random;

    /// <summary>The desk behind the bot.</summary>
    public SmallDesk Desk { get; init; } = new();

    /// <summary>The desk has published whom a reporter may exclude.</summary>
    public bool HasAffiliations { get; init; }

    /// <summary>The id of the member whose chat this is; null for everybody else.</summary>
    public string? Me { get; set; }

    /// <summary>What a proof is answered with; null says that it proves.</summary>
    public bool? ProofComesTooEarly { get; set; }

    public Session Session { get; private set; } = Session.Fresh;

    public Screen? Screen { get; private set; }

    public List<Effect> Effects { get; } = [];

    public List<Draft> Filed { get; } = [];

    public DateTimeOffset Now { get; set; } = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public int Seed { get; set; } = 7;

    public bool DeskIsBusy { get; set; }

    public FetchFailure? PhotosFail { get; set; }

    public Setting Setting => new(
        Now, DateOnly.FromDateTime(Now.Date), Deadlines.Usual, new Practice("", true, false, true, 180, 730), Language.Ru, SmallLaw.Library, SmallLaw.Search, "some_bot", Seed)
    {
        Me = Desk.Staff.Find(member => member.Id == Me),
        Staff = Desk.Staff.Exists(member => member.Id == Me) ? [.. Desk.Staff] : [],
        Desk = HasAffiliations ? Desk.Face : DeskFace.None,
    };

    /// <summary>Lets the dialogue hear one input and all answers it asks for; the effects of that turn.</summary>
    public IReadOnlyList<Effect> Hear(Input input)
    {
        var turn = new List<Effect>();
        var said = new List<Phrase>();
        var inputs = new Queue<Input>([input]);
        while (inputs.TryDequeue(out var next))
        {
            var (session, effects) = Next(next);
            Session = session;
            turn.AddRange(effects);
            foreach (var effect in effects)
            {
                if (effect is Effect.Say(var phrase))
                {
                    said.Add(phrase);
                }
                else if (effect is Effect.Show(var screen))
                {
                    Screen = screen.Below([.. said]);
                }

                if (Answer(effect) is { } answer)
                {
                    inputs.Enqueue(answer);
                }
            }

            Assert.True(turn.Count < 50, "A turn that asks for ever.");
        }

        Effects.AddRange(turn);
        return turn;
    }

    public IReadOnlyList<Effect> Tap(string action) => Hear(new Input.Tapped(action));

    public IReadOnlyList<Effect> Say(string text, int slot = 1) => Hear(new Input.Wrote(slot, text));

    /// <summary>What is in front of the person; an empty screen before the first.</summary>
    public Screen Present => Screen ?? IntegrityBot.Core.Conversations.Screen.Of();

    /// <summary>The keys of the phrases in front of the person.</summary>
    public IEnumerable<string> Keys => Present.Paragraphs.Select(phrase => phrase.Key);

    public IEnumerable<string> Actions => Present.Rows.SelectMany(row => row).OfType<Button.Act>().Select(button => button.Action);

    /// <summary>What the person reads, in one language.</summary>
    public string Read(Language language = Language.En) =>
        string.Join("\n\n", Present.Paragraphs.Select(phrase => TestData.Phrases.Say(language, phrase)));

    public IEnumerable<string> Counted => Effects.OfType<Effect.Counted>().Select(counted => counted.Key);

    public World InLanguage(Language language = Language.En)
    {
        Hear(new Input.Started(null));
        Tap($"l:{language.Tag()}");
        return this;
    }

    /// <summary>At the review of a complete report.</summary>
    public World AtReview()
    {
        InLanguage();
        foreach (var action in (string[])["report", "next", "v:procurement", "v:ProcurementTender", "v:Atyrau", "skip", "v:ThisMonth"])
        {
            Tap(action);
        }

        Say("A tender that fits one bidder only.");
        foreach (var action in (string[])["next", "skip", "skip", "skip", "v:None"])
        {
            Tap(action);
        }

        Assert.IsType<ReportStep.Reviewing>(Session.Step);
        return this;
    }

    /// <summary>With the ticket of <see cref="Receipt"/> open.</summary>
    public World AtTicket()
    {
        AtReview().Tap("send");
        Tap("saved");
        Tap("status");
        Say(Receipt.Reveal());
        Assert.IsType<FollowStep.Opened>(Session.Step);
        return this;
    }

    /// <summary>A member of a busy desk, on the desk's first screen.</summary>
    public static World AtDesk(Member me, Language language = Language.En, SmallDesk? desk = null)
    {
        var world = new World { Desk = desk ?? SmallDesk.Full(new(2026, 11, 23)), Me = me.Id, HasAffiliations = true }.InLanguage(language);
        world.Hear(new Input.Commanded(Command.Desk));
        Assert.IsAssignableFrom<DeskStep>(world.Session.Step);
        return world;
    }

    /// <summary>With the card of the ticket <see cref="SmallDesk.First"/> open.</summary>
    public static World AtCard(Member me, Language language = Language.En, SmallDesk? desk = null)
    {
        var world = AtDesk(me, language, desk);
        world.Tap($"v:{QueueList.All}");
        while (!world.Actions.Contains($"t:{SmallDesk.First.Value}"))
        {
            world.Tap(world.Actions.Single(action => action.StartsWith("after:", StringComparison.Ordinal)));
        }

        world.Tap($"t:{SmallDesk.First.Value}");
        Assert.IsType<DeskStep.Card>(world.Session.Step);
        return world;
    }

    /// <summary>The labels of the buttons in front of the person, in one language.</summary>
    public IEnumerable<string> Labels(Language language = Language.En) =>
        Present.Rows.SelectMany(row => row).Select(button => TestData.Phrases.Say(language, button.Label));

    /// <summary>A message of either side in the dialogue of the ticket of <see cref="Receipt"/>.</summary>
    public void Add(TicketMessage message)
    {
        var (id, view) = tickets.Single();
        tickets[id] = view with { Messages = view.Messages.Add(message) };
    }

    private (Session Session, ImmutableArray<Effect> Effects) Next(Input input)
    {
        var turn = Dialogue.Next(Session, input, Setting);
        return (turn.Session, turn.Effects);
    }

    private Input? Answer(Effect effect) => effect switch
    {
        Effect.Submit(var draft, _) => File(draft),
        Effect.LookUp when DeskIsBusy => new Input.Busy(),
        Effect.LookUp(var receipt) => receipt.Equals(Receipt) && tickets.Count > 0
            ? Open(new(tickets.Keys.First(), []))
            : new Input.NotFound(null),
        Effect.Reopen(var secret) => Open(secret),
        Effect.Add(var secret, var text, var file) => Add(secret, text, file),
        Effect.Withdraw(var secret) => Withdraw(secret),
        Effect.Fetch when PhotosFail is { } why => new Input.NotFetched(why),
        Effect.Fetch(_, var secret) => new Input.Fetched(new($"{++random:x16}"), secret ?? NewSecret()),
        Effect.EraseChat => new Input.Erased(5, 7),
        Effect.SetBell(var secret, var on) => Ring(secret, on),
        Effect.Prove when DeskIsBusy => new Input.Busy(),
        Effect.Prove(var receipt) => !receipt.Equals(Receipt) ? new Input.NotFound(null)
            : ProofComesTooEarly is { } tooEarly ? new Input.NotProven(tooEarly)
            : new Input.Proven("A proof."),
        _ => Desk.Answer(effect, Desk.Staff.Find(member => member.Id == Me), Setting),
    };

    private Input Ring(TicketSecret secret, bool on)
    {
        if (on)
        {
            bells.Add(secret.Ticket);
        }
        else
        {
            bells.Remove(secret.Ticket);
        }

        return Open(secret);
    }

    private Input.Filed File(Draft draft)
    {
        Filed.Add(draft);
        var facts = new TicketFacts(
            "7K3F9Q", draft.Kind, draft.Area, draft.Region, Language.En, Priority.Normal, TicketStatus.New, Setting.Today, Setting.Today);
        tickets[(draft.Secret ?? NewSecret()).Ticket] = new(facts, []);
        return new(Receipt, facts.Number, Setting.Today);
    }

    private Input Open(TicketSecret secret) => tickets.TryGetValue(secret.Ticket, out var view)
        ? new Input.Found(secret, view with { HasBell = bells.Contains(secret.Ticket) })
        : new Input.NotFound(null);

    private Input Add(TicketSecret secret, string text, FileId? file)
    {
        if (tickets.TryGetValue(secret.Ticket, out var view))
        {
            if (view.IsFull)
            {
                return new Input.NotAdded();
            }

            tickets[secret.Ticket] = view with { Messages = view.Messages.Add(new(Author.Reporter, Setting.Today, text, file)) };
        }

        return Open(secret);
    }

    private Input.NotFound Withdraw(TicketSecret secret) => new(tickets.Remove(secret.Ticket) ? Outcome.Withdrawn : null);

    private TicketSecret NewSecret() => new(new($"{++random:x32}"), [random]);
}
