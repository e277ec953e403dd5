using System.Text;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;
using IntegrityBot.Desk;
using IntegrityBot.Sandbox;
using IntegrityBot.Storage;
using IntegrityBot.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace IntegrityBot.EndToEnd.Tests;

/// <summary>The files that leave the desk.</summary>
public class DeskPapersTests
{
    private const string First = "The size of the laptops in the tender fits one supplier only.";
    private const string Second = "I sat in the room beside when the list was written.";
    private const string Phone = "+7 700 000 00 00";
    private const string Third = "Who doubts it may call " + Phone + " and ask.";

    [Fact]
    public async Task A_document_holds_the_facts_alone_until_two_members_have_agreed_to_pass_on_the_words()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var (lead, moderator, filed) = await Case(bot);
        await lead.OpenCard(filed.Number);
        await lead.Acknowledge();

        var facts = await Pdf.Words(await Export(lead, ExportScope.Facts, Language.En));
        Assert.Contains(filed.Number, facts, StringComparison.Ordinal);
        Assert.Contains(lead.Words(PhraseKeys.Export.HoldsNoWords), facts, StringComparison.Ordinal);
        Assert.DoesNotContain("laptops", facts, StringComparison.Ordinal);
        Assert.DoesNotContain("School 000", facts, StringComparison.Ordinal);
        Assert.DoesNotContain("Lead D", facts, StringComparison.Ordinal);

        // Not offered, and not to be had by a forged tap either; nor by one person who says yes twice.
        var documents = lead.Person.History.Count(IsDocument);
        await lead.More(PhraseKeys.Card.Export);
        var offered = await lead.Sees(PhraseKeys.Card.ChooseFactsExport);
        Assert.DoesNotContain(offered.AllButtons, button => button.Text == Label(lead, ExportScope.Whole, Language.En));
        await lead.Person.Forge("en:Whole");
        await lead.Person.Forge("v:Whole");
        Assert.Equal(documents, lead.Person.History.Count(IsDocument));
        await lead.OpenCard(filed.Number);
        await ProposeWords(bot, lead, ExportScope.Whole);
        await lead.Person.Forge("confirm");
        await lead.Person.Forge("yes");
        await lead.OpenCard(filed.Number);
        await lead.More(PhraseKeys.Card.Export);
        await lead.Sees(PhraseKeys.Card.ChooseFactsExport);

        await moderator.OpenCard(filed.Number);
        moderator.Tap(PhraseKeys.Card.Confirm);
        var second = await moderator.Sees(PhraseKeys.Card.Yes, button: true);
        Assert.All((string[])[First, Third, "School 000", moderator.Words(PhraseKeys.Name(ExportScope.Whole))], words => Assert.Contains(words, second.Text, StringComparison.Ordinal));
        moderator.Person.Tap(moderator.Words(new Phrase(PhraseKeys.Card.Photo).With("number", 1)));
        await moderator.Person.SeesChat(messages => messages.Any(message => message.Kind == "photo"));
        moderator.Tap(PhraseKeys.Card.Yes);
        await moderator.Sees(PhraseKeys.Card.Done);

        await lead.OpenCard(filed.Number);
        var whole = await Pdf.Words(await Export(lead, ExportScope.Whole, Language.Ru));
        Assert.All((string[])[First, Second, Third, "School 000"], words => Assert.Contains(words, whole, StringComparison.Ordinal));

        // What he writes later nobody has agreed to.
        var citizen = bot.Reporter("Aigerim", Language.En);
        await citizen.ChooseLanguage();
        await citizen.Reopen(filed.Receipt);
        await citizen.AddMore("I remember more now.");
        await bot.PassFixedHour();
        await lead.OpenCard(filed.Number);
        await lead.More(PhraseKeys.Card.Export);
        await lead.Sees(PhraseKeys.Card.ChooseFactsExport);
        documents = lead.Person.History.Count(IsDocument);
        await lead.Person.Forge("ru:Whole");
        Assert.Equal(documents, lead.Person.History.Count(IsDocument));
    }

    [Fact]
    public async Task A_redacted_document_holds_neither_marked_sentences_nor_phone_numbers()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var (lead, moderator, filed) = await Case(bot);
        await lead.OpenCard(filed.Number);
        await lead.Acknowledge();
        await lead.More(PhraseKeys.Card.Passages);
        var passages = await lead.Sees(PhraseKeys.Card.ChoosePassages);
        lead.Person.Tap(passages.AllButtons.Single(button => button.Text == "2").Data!);
        await lead.Person.Sees("⬛ 2.");
        lead.Tap(PhraseKeys.Button.Back);
        await lead.Sees(PhraseKeys.Card.More, button: true);
        await ProposeWords(bot, lead, ExportScope.Redacted);
        await moderator.OpenCard(filed.Number);
        moderator.Tap(PhraseKeys.Card.Confirm);
        Assert.DoesNotContain("the room beside", (await moderator.Sees(PhraseKeys.Card.Yes, button: true)).Text, StringComparison.Ordinal);
        moderator.Tap(PhraseKeys.Card.Yes);
        await moderator.Sees(PhraseKeys.Card.Done);

        await lead.OpenCard(filed.Number);
        var bytes = await Export(lead, ExportScope.Redacted, Language.En);
        var words = await Pdf.Words(bytes);
        Assert.Contains(First, words, StringComparison.Ordinal);
        Assert.Contains("Who doubts it may call", words, StringComparison.Ordinal);
        Assert.DoesNotContain("the room beside", words, StringComparison.Ordinal);
        Assert.DoesNotContain("700 000", words, StringComparison.Ordinal);
        Assert.Equal(-1, bytes.Span.IndexOf(Encoding.UTF8.GetBytes("the room beside")));
    }

    [Fact]
    public async Task A_redacted_document_leaves_marked_sentences_and_numbers_out_of_the_answers_and_both_sides_of_the_dialogue()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var day = bot.Services.GetRequiredService<Surroundings>().Today;
        var @case = new Core.Triage.Case(
            new("00"),
            new("7K3F9Q", TicketKind.Report, null, null, Language.En, Core.Reporting.Priority.Normal, TicketStatus.PassedOn, day, day),
            new([First], $"School 000. {Second} {Phone}", Period.ThisMonth, $"Half. {Second} {Phone}", "I work there.", Urgency.None, []),
            [new(Author.Reporter, day, $"More. {Second} {Phone}", null), new(Author.Desk, day, $"You wrote: so. {Second} {Phone}", null)],
            Casework.New);
        foreach (var (passage, _, _) in OwnWords.Sentences(@case).Where(one => one.Text.StartsWith(Second, StringComparison.Ordinal)).ToList())
        {
            @case = @case with { Work = @case.Work with { Marked = @case.Work.Marked.Add(passage) } };
        }

        var document = bot.Services.GetRequiredService<TicketPapers>().Of(@case, Language.En, ExportScope.Redacted, []);
        var told = string.Concat(document.Sections.SelectMany(section => section.Paragraphs).SelectMany(paragraph => paragraph.Runs).Where(run => !run.Redacted).Select(run => run.Text));

        Assert.Equal(4, @case.Work.Marked.Length);
        Assert.All((string[])[First, "School 000.", "Half.", "More.", "You wrote: so."], words => Assert.Contains(words, told, StringComparison.Ordinal));
        Assert.All((string[])["the room beside", "700 000", "I work there"], words => Assert.DoesNotContain(words, told, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_document_leaves_the_chat_like_the_card()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var (lead, _, filed) = await Case(bot);
        await lead.OpenCard(filed.Number);
        await Export(lead, ExportScope.Facts, Language.Kk);

        lead.Tap(PhraseKeys.Button.Back);

        await lead.Sees(PhraseKeys.Desk.Title);
        await lead.Person.SeesChat(messages => !messages.Any(IsDocument));
    }

    [Fact]
    public async Task A_photo_comes_on_demand_protected_and_each_opening_is_in_the_audit()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var (lead, _, filed) = await Case(bot);
        await lead.OpenCard(filed.Number);
        Assert.DoesNotContain(lead.Person.Messages, message => message.Kind == "photo");

        lead.Person.Tap(lead.Words(new Phrase(PhraseKeys.Card.Photo).With("number", 1)));
        await lead.Person.SeesChat(messages => messages.Any(message => message.Kind == "photo"));

        var photo = lead.Person.Messages.Single(message => message.Kind == "photo");
        Assert.True(photo.Protected);
        Assert.True(photo.File!.Value.Span.StartsWith((byte[])[0xFF, 0xD8]));
        var last = await bot.Services.GetRequiredService<IStore>().AuditHead(TestContext.Current.CancellationToken);
        Assert.Equal(nameof(DeskAct.FileOpened), last!.Act);
    }

    [Fact]
    public async Task The_numbers_of_a_month_are_published_once_and_stay_after_a_withdrawal()
    {
        await using var bot = await RunningBot.StartWithDesk();
        await bot.MoveTo(bot.Tomorrow(10));
        var lead = bot.LeadReporter();
        await lead.ChooseLanguage();
        var receipts = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            receipts.Add(await FileProposal(bot));
        }

        await bot.MoveTo(bot.Today(17).AddSeconds(1));
        var month = bot.Today(0);
        await NextMonth(bot);
        var csv = await OpenData(lead);
        Assert.StartsWith("month,table,key,value\r\n", csv, StringComparison.Ordinal);
        Assert.Contains($"{month:yyyy-MM},Kind,Proposal,5\r\n", csv, StringComparison.Ordinal);
        Assert.Contains($"{month:yyyy-MM},Kind,Report,\r\n", csv, StringComparison.Ordinal);

        var citizen = bot.Reporter("Aigerim", Language.En);
        await citizen.ChooseLanguage();
        foreach (var receipt in receipts.Take(3))
        {
            await Withdraw(citizen, receipt);
        }

        await bot.Restart();
        Assert.Equal(csv, await OpenData(lead));
        await NextMonth(bot);
        Assert.StartsWith(csv, await OpenData(lead), StringComparison.Ordinal);

        // Everybody may read them, rounded as they are.
        var stranger = bot.Reporter("Stranger", Language.En);
        await stranger.ChooseLanguage();
        stranger.Person.Say("/statistics");
        var screen = await stranger.Sees(PhraseKeys.Numbers.PublicTitle);
        stranger.Person.Tap(screen.AllButtons.First(button => button.Data!.EndsWith($".m:{month:yyyy-MM}", StringComparison.Ordinal)).Data!);
        await stranger.Person.Sees(stranger.Words(new Phrase(PhraseKeys.Numbers.Line).With("name", PhraseKeys.Name(TicketKind.Proposal)).With("number", 5)));
        Assert.DoesNotContain(stranger.Person.Screen.AllButtons, button => button.Text == stranger.Words(PhraseKeys.Numbers.OpenData));
    }

    [Fact]
    public async Task Every_chart_comes_as_a_picture()
    {
        await using var bot = await RunningBot.StartWithDesk();
        var lead = bot.LeadReporter();
        await lead.ChooseLanguage();
        await bot.MoveTo(bot.Tomorrow(10));
        await OpenNumbers(lead);
        var kinds = Enum.GetValues<ChartKind>();
        foreach (var (at, kind) in kinds.Index())
        {
            lead.Tap(kind);
            await lead.Person.SeesChat(messages => messages.Count(message => message.Kind == "photo") == at + 1);
        }

        Assert.All(lead.Person.Messages.Where(message => message.Kind == "photo"), chart =>
            Assert.True(chart.File!.Value.Span.StartsWith((byte[])[0x89, 0x50, 0x4E, 0x47])));
    }

    private static async Task<(Reporter Lead, Reporter Moderator, Filed Filed)> Case(RunningBot bot)
    {
        await bot.MoveTo(bot.Tomorrow(10));
        var (lead, moderator, citizen) = (bot.LeadReporter(), bot.Reporter("Timur", Language.En), bot.Reporter("Aigerim", Language.En));
        await lead.ChooseLanguage();
        await lead.OpenDesk();
        await moderator.Join(await lead.Invite("Moderator T", Role.Moderator));
        await citizen.ChooseLanguage();
        var filed = await citizen.File($"{First} {Second} {Third}", photos: 1);
        await bot.MoveTo(bot.Today(17).AddSeconds(1));
        return (lead, moderator, filed);
    }

    private static async Task ProposeWords(RunningBot bot, Reporter member, ExportScope scope)
    {
        var law = bot.Services.GetRequiredService<LawLibrary>();
        var body = law.Content.Contacts.First(contact => contact.Status != ContactStatus.Outdated);
        await member.More(PhraseKeys.Card.PassWords);
        var screen = await member.Sees(PhraseKeys.Card.ChooseOwnWordsContact);
        member.Person.Tap(screen.AllButtons.Single(button => button.Data!.EndsWith($".t:{body.Id}", StringComparison.Ordinal)).Data!);
        await member.Person.Sees(message => message.AllButtons.Any(button => button.Text == member.Words(PhraseKeys.Name(scope))));
        member.Tap(scope);
        await member.Sees(PhraseKeys.Card.DoneProposed);
    }

    private static string Label(Reporter member, ExportScope scope, Language language) =>
        member.Words(new Phrase(PhraseKeys.Card.ExportIn).With("scope", PhraseKeys.Name(scope)).With("language", language.Tag()));

    /// <summary>From the card and back to it.</summary>
    private static async Task<ReadOnlyMemory<byte>> Export(Reporter member, ExportScope scope, Language language)
    {
        var before = member.Person.Messages.Count(IsDocument);
        await member.More(PhraseKeys.Card.Export);
        await member.Person.Sees(message => message.AllButtons.Any(button => button.Text == Label(member, scope, language)));
        member.Person.Tap(Label(member, scope, language));
        await member.Sees(PhraseKeys.Card.DoneExported);
        var messages = await member.Person.SeesChat(all => all.Count(IsDocument) > before);
        return messages.Last(IsDocument).File!.Value;
    }

    private static bool IsDocument(SandboxMessage message) => message.Kind == "document";

    private static async Task OpenNumbers(Reporter member)
    {
        await member.OpenDesk();
        member.Tap(PhraseKeys.Desk.Numbers);
        await member.Sees(PhraseKeys.Numbers.OpenData, button: true);
    }

    private static async Task<string> OpenData(Reporter member)
    {
        var before = member.Person.Messages.Count(IsDocument);
        await member.ChooseLanguageIfAsked();
        await OpenNumbers(member);
        member.Tap(PhraseKeys.Numbers.OpenData);
        var messages = await member.Person.SeesChat(all => all.Count(IsDocument) > before);
        var file = messages.Last(IsDocument);
        Assert.Equal("integritybot-open-data.csv", file.FileName);
        return Encoding.UTF8.GetString(file.File!.Value.Span);
    }

    /// <summary>Files as the bot does, without the dialogue: numbers need many.</summary>
    private static async Task<string> FileProposal(RunningBot bot)
    {
        var staged = new Staged();
        var draft = new Draft(TicketKind.Proposal) { Area = Area.Education, Story = [new(0, "Publish every plan on one plain page.")] };
        var filed = await bot.Services.GetRequiredService<TicketDesk>().File(
            draft, Language.Kk, bot.Services.GetRequiredService<Surroundings>().For(clientLanguage: null), staged, TestContext.Current.CancellationToken);
        var committed = await bot.Services.GetRequiredService<IStore>().Commit(staged.With([], []), TestContext.Current.CancellationToken);
        Assert.Equal(CommitResult.Committed, committed);
        return filed.Receipt.Reveal();
    }

    private static async Task Withdraw(Reporter citizen, string receipt)
    {
        await citizen.Reopen(receipt);
        citizen.Tap(PhraseKeys.Follow.Withdraw);
        await citizen.Sees(PhraseKeys.Follow.AskWithdraw);
        citizen.Tap(PhraseKeys.Follow.YesWithdraw);
        await citizen.Sees(PhraseKeys.Follow.SureWithdraw);
        citizen.Tap(PhraseKeys.Follow.Destroy);
        await citizen.Sees(PhraseKeys.Follow.Withdrawn);
    }

    private static Task NextMonth(RunningBot bot)
    {
        var now = bot.Server.Clock.GetUtcNow();
        return bot.Sleep(new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1).AddDays(2) - now);
    }
}
