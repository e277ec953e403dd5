using System.Collections.Immutable;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;
using IntegrityBot.Desk;
using IntegrityBot.Storage;
using IntegrityBot.Telegram;
using IntegrityBot.Turns;
using IntegrityBot.Vault.Desk;
using IntegrityBot.Vault.Sealing;
using Microsoft.Extensions.DependencyInjection;

namespace IntegrityBot.EndToEnd.Tests;

/// <summary>Deleted is gone: keys and bytes, whoever ends the ticket.</summary>
public class EndOfTicketTests
{
    private const string Story = "The size of the laptops in the tender fits one supplier only.";

    [Fact]
    public async Task A_withdrawn_report_leaves_no_key_and_no_byte_and_the_desk_finds_nothing()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var (lead, moderator, citizen, filed) = await Case(bot);
        var needles = await Traces(bot, filed);

        await citizen.Reopen(filed.Receipt);
        citizen.Tap(PhraseKeys.Follow.Withdraw);
        await citizen.Sees(PhraseKeys.Follow.AskWithdraw);
        citizen.Tap(PhraseKeys.Follow.YesWithdraw);
        await citizen.Sees(PhraseKeys.Follow.SureWithdraw);
        citizen.Tap(PhraseKeys.Follow.Destroy);
        await citizen.Sees(PhraseKeys.Follow.Withdrawn);

        await IsGone(bot, filed, needles, [lead, moderator]);
        await Answers(citizen, filed, PhraseKeys.Follow.WasWithdrawn);
    }

    [Fact]
    public async Task Two_members_destroy_a_report_and_no_key_and_no_byte_stays()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var (lead, moderator, citizen, filed) = await Case(bot);
        var needles = await Traces(bot, filed);

        await moderator.OpenCard(filed.Number);
        await moderator.More(PhraseKeys.Card.Delete);
        await moderator.Sees(PhraseKeys.Card.WillProposeDeletion);
        moderator.Tap(PhraseKeys.Card.Yes);
        await moderator.Sees(PhraseKeys.Card.DoneProposed);

        // Nobody confirms himself, whatever he taps.
        await moderator.Person.Forge("confirm");
        await moderator.Person.Forge("yes");
        Assert.NotNull(await bot.Services.GetRequiredService<IStore>().TicketByNumber(filed.Number, TestContext.Current.CancellationToken));

        await lead.OpenCard(filed.Number);
        lead.Tap(PhraseKeys.Card.Confirm);
        await lead.Sees(PhraseKeys.Card.WillDelete);
        lead.Tap(PhraseKeys.Card.Yes);
        await lead.Sees(PhraseKeys.Desk.Title);

        await IsGone(bot, filed, needles, [lead, moderator]);
        await Answers(citizen, filed, PhraseKeys.Follow.WasDeleted);
    }

    [Fact]
    public async Task A_photo_added_while_the_report_is_withdrawn_goes_too()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var secret = await File(bot);
        var withdrawal = Turn(bot);
        await Tickets(bot).Withdraw(secret, withdrawal, Ct);
        var photo = await AddPhoto(bot, secret);

        Assert.Equal(CommitResult.Conflict, await Write(bot, withdrawal));
        withdrawal = Turn(bot);
        Assert.Equal(new Input.NotFound(Outcome.Withdrawn), await Tickets(bot).Withdraw(secret, withdrawal, Ct));
        Assert.Equal(CommitResult.Committed, await Write(bot, withdrawal));

        var store = bot.Services.GetRequiredService<IStore>();
        Assert.Null(await store.Ticket(secret.Ticket, Ct));
        Assert.Empty(await store.File(FileSealer.FileKey(secret, photo), Ct));
    }

    [Fact]
    public async Task A_bell_switched_on_while_the_report_is_withdrawn_is_not_kept()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var secret = await File(bot);
        var (bell, withdrawal) = (Turn(bot), Turn(bot));
        await Tickets(bot).SetBell(secret, on: true, bell, Ct);
        await Tickets(bot).Withdraw(secret, withdrawal, Ct);
        Assert.Equal(CommitResult.Committed, await Write(bot, withdrawal));

        Assert.Equal(CommitResult.Conflict, await Write(bot, bell));

        Assert.Equal(new Input.NotFound(null), await Tickets(bot).SetBell(secret, on: true, Turn(bot), Ct));
        Assert.Empty(await bot.Services.GetRequiredService<IStore>().All(Drawer.Bells, Ct));
    }

    [Fact]
    public async Task A_deletion_declined_while_it_is_confirmed_is_not_carried_out()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var secret = await File(bot);
        await bot.PassFixedHour();
        var (first, second) = (await Join(bot, "First"), await Join(bot, "Second"));
        await Move(bot, secret, first, new DeskMove.Propose(ProposedAct.Delete));
        var edition = await Edition(bot, secret);

        var deletion = Turn(bot, second);
        Assert.IsType<Input.CaseGone>(await Desk(bot).To(new Effect.Move(secret.Ticket, edition, new DeskMove.Confirm()), deletion, Ct));
        await Move(bot, secret, first, new DeskMove.Decline());

        Assert.Equal(CommitResult.Conflict, await Write(bot, deletion));
        Assert.IsType<Input.Outdated>(await Desk(bot).To(new Effect.Move(secret.Ticket, edition, new DeskMove.Confirm()), Turn(bot, second), Ct));
        Assert.NotNull(await bot.Services.GetRequiredService<IStore>().Ticket(secret.Ticket, Ct));
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static TicketDesk Tickets(RunningBot bot) => bot.Services.GetRequiredService<TicketDesk>();

    private static DeskAnswers Desk(RunningBot bot) => bot.Services.GetRequiredService<DeskAnswers>();

    private static TurnContext Turn(RunningBot bot, Member? me = null) => new(
        ConfiguredChat.Read(1), bot.Services.GetRequiredService<Surroundings>().For(clientLanguage: null) with { Me = me }, Language.En, [], new Staged());

    private static async Task<CommitResult> Write(RunningBot bot, TurnContext turn) =>
        await bot.Services.GetRequiredService<AuditTrail>().Write(turn.Staged, [], [], Ct);

    private static async Task<TicketSecret> File(RunningBot bot)
    {
        var secret = TicketSealer.New();
        var turn = Turn(bot);
        await Tickets(bot).File(new Draft(TicketKind.Report) { Secret = secret, Story = [new(0, Story)] }, Language.En, turn.Setting, turn.Staged, Ct);
        Assert.Equal(CommitResult.Committed, await Write(bot, turn));
        return secret;
    }

    private static async Task<FileId> AddPhoto(RunningBot bot, TicketSecret secret)
    {
        var (turn, photo) = (Turn(bot), TicketSealer.NewFileId());
        turn.Staged.Keep(FileSealer.SealFile(secret, photo, new byte[1_000]).Select((chunk, at) => new FileRow(FileSealer.FileKey(secret, photo), at, chunk, turn.Setting.Today)));
        await Tickets(bot).Add(secret, "", photo, turn, Ct);
        Assert.Equal(CommitResult.Committed, await Write(bot, turn));
        Assert.NotEmpty(await bot.Services.GetRequiredService<IStore>().File(FileSealer.FileKey(secret, photo), Ct));
        return photo;
    }

    private static async Task<Member> Join(RunningBot bot, string name)
    {
        var member = new Member(DeskSealer.NewMemberId(), Role.Moderator, null, name, Language.En);
        var turn = Turn(bot);
        bot.Services.GetRequiredService<Roster>().Put(member, ConfiguredChat.Read(name.Length + 100), turn.Staged);
        Assert.Equal(CommitResult.Committed, await Write(bot, turn));
        return member;
    }

    private static async Task Move(RunningBot bot, TicketSecret secret, Member by, DeskMove move)
    {
        var turn = Turn(bot, by);
        Assert.IsType<Input.Moved>(await Desk(bot).To(new Effect.Move(secret.Ticket, await Edition(bot, secret), move), turn, Ct));
        Assert.Equal(CommitResult.Committed, await Write(bot, turn));
    }

    private static async Task<int> Edition(RunningBot bot, TicketSecret secret) =>
        Casebook.Open((await bot.Services.GetRequiredService<IStore>().Ticket(secret.Ticket, Ct))!, secret).Case.Work.Edition;

    /// <summary>A report with photos and a bell, a note and a dialogue, seen by two members.</summary>
    private static async Task<(Reporter Lead, Reporter Moderator, Reporter Citizen, Filed Filed)> Case(RunningBot bot)
    {
        await bot.MoveTo(bot.Tomorrow(10));
        var (lead, moderator, citizen) = (bot.LeadReporter(), bot.Reporter("Timur", Language.En), bot.Reporter("Aigerim", Language.En));
        await lead.ChooseLanguage();
        await lead.OpenDesk();
        await moderator.Join(await lead.Invite("Moderator T", Core.Desk.Role.Moderator));
        await citizen.ChooseLanguage();
        var filed = await citizen.File(Story, photos: 2);
        await citizen.Reopen(filed.Receipt);
        await citizen.SetBell();
        await citizen.AddMore("The second bid came from the same office.");
        await bot.MoveTo(bot.Today(17).AddSeconds(1));
        await lead.OpenCard(filed.Number);
        await lead.Acknowledge();
        lead.Tap(PhraseKeys.Card.Note);
        await lead.Sees(PhraseKeys.Card.WriteNote);
        lead.Person.Say("Compare with the tender of the school next door.");
        await lead.Sees(PhraseKeys.Card.Done);
        await lead.OpenDesk();
        return (lead, moderator, citizen, filed);
    }

    /// <summary>The sealed bytes of everything the ticket consists of, all of which the data folder holds now.</summary>
    private static async Task<Needles> Traces(RunningBot bot, Filed filed)
    {
        var ct = TestContext.Current.CancellationToken;
        var store = bot.Services.GetRequiredService<IStore>();
        var row = (await store.TicketByNumber(filed.Number, ct))!;
        var open = bot.Services.GetRequiredService<Casebook>().Open(row)!;
        var traces = new List<(byte[] Bytes, string What)>
        {
            (Part(row.Content), "the report"), (Part(row.Dialogue!), "the dialogue"), (Part(row.Work!), "the desk's file"),
            (System.Text.Encoding.ASCII.GetBytes(row.Id.Value), "the ticket's id"),
        };
        traces.AddRange(row.Keys.Select(key => (Part(key.Bytes), $"a key for {key.Recipient}")));
        foreach (var file in Casebook.Files(open))
        {
            traces.AddRange((await store.File(file, ct)).Select(chunk => (Part(chunk.Sealed), "a photo")));
        }

        traces.AddRange((await store.All(Drawer.Bells, ct)).Select(bell => (Part(bell.Bytes), "the bell")));
        Assert.Equal(9, traces.Count);
        await bot.Stop();
        foreach (var trace in traces)
        {
            Assert.NotEmpty(await new Needles([trace]).InFolder(Path.Combine(bot.Folder, "data")));
        }

        await bot.Restart();
        return new Needles(traces);
    }

    /// <summary>Enough from the middle of sealed bytes to be found only there.</summary>
    private static byte[] Part(byte[] bytes) => bytes[(bytes.Length / 2)..Math.Min(bytes.Length, (bytes.Length / 2) + 32)];

    private static async Task IsGone(RunningBot bot, Filed filed, Needles needles, ImmutableArray<Reporter> members)
    {
        var ct = TestContext.Current.CancellationToken;
        foreach (var member in members)
        {
            await member.OpenDesk();
            member.Person.Say(filed.Number);
            await member.Sees(PhraseKeys.Queue.NotFound);
        }

        var store = bot.Services.GetRequiredService<IStore>();
        Assert.Empty(await store.All(Drawer.Bells, ct));
        Assert.Empty(await store.All(Drawer.Rings, ct));
        await bot.Stop();
        Assert.Empty(await needles.InFolder(Path.Combine(bot.Folder, "data")));
        Assert.Equal(0, Stored.Count(Path.Combine(bot.Folder, "data"), "t"));
        Assert.Equal(0, Stored.Count(Path.Combine(bot.Folder, "data"), "f"));
        await bot.Restart();
    }

    private static async Task Answers(Reporter citizen, Filed filed, string ended)
    {
        citizen.Person.Say("/status");
        await citizen.Sees(PhraseKeys.Follow.AskReceipt);
        citizen.Person.Say(filed.Receipt);
        await citizen.Sees(ended);
    }
}
