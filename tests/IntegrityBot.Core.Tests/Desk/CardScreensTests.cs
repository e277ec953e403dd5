using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Tests.Conversations;
using IntegrityBot.Core.Triage;
using static IntegrityBot.Core.Tests.Desk.Cards;

namespace IntegrityBot.Core.Tests.Desk;

/// <summary>What a card offers to whom, and what several members do with one.</summary>
public class CardScreensTests
{
    [Fact]
    public void Only_who_made_a_change_is_offered_to_undo_it_and_only_for_ten_minutes()
    {
        var desk = DeskAt(TicketStatus.InReview);
        var world = World.AtCard(SmallDesk.Lead, desk: desk);
        world.Tap("take");
        Assert.Contains("undo", world.Actions);

        world.Now += Rules.UndoTime;
        world.Tap("v:Dialogue");
        Assert.DoesNotContain("undo", world.Actions);
        world.Tap("more");
        Walk(world, "priority v:Urgent", Language.En);
        world.Tap("undo");
        Assert.Equal(PhraseKeys.Card.DoneUndone, world.Keys.First());
        Assert.Equal(SmallDesk.Lead.Id, desk[SmallDesk.First].Facts.Assignee);

        Walk(world, "more priority v:High", Language.En);
        Assert.DoesNotContain("undo", World.AtCard(SmallDesk.Second, desk: desk).Actions);
        Assert.Null(desk[SmallDesk.First].Work.Undo);
    }

    [Theory]
    [MemberData(nameof(Reads.InEachLanguage), MemberType = typeof(Reads))]
    public void What_one_proposes_another_sees_reads_over_and_confirms(Language language)
    {
        var desk = DeskAt(TicketStatus.InReview);
        var first = World.AtCard(SmallDesk.Lead, language, desk);
        Walk(first, "more delete yes", language);
        Assert.Contains("decline", first.Actions);
        Assert.DoesNotContain("confirm", first.Actions);

        var second = World.AtCard(SmallDesk.Moderator, language, desk);
        Assert.Contains(PhraseKeys.Card.DeletionProposed, second.Keys);
        Assert.Contains(SmallDesk.Lead.Name, second.Read(language), StringComparison.Ordinal);
        Walk(second, "confirm", language);
        Assert.Contains(PhraseKeys.Card.WillDelete, second.Keys);
        Assert.Contains(SmallDesk.Words, second.Read(language), StringComparison.Ordinal);
        ReadAll(second, language);
        second.Tap("yes");

        Assert.IsType<DeskStep.Listing>(second.Session.Step);
        Assert.DoesNotContain(desk.Cases, @case => @case.Id == SmallDesk.First);
    }

    [Theory]
    [MemberData(nameof(Reads.InEachLanguage), MemberType = typeof(Reads))]
    public void Words_to_pass_on_are_confirmed_with_the_name_of_who_gets_them_or_declined(Language language)
    {
        var desk = DeskAt(TicketStatus.InReview);
        Walk(World.AtCard(SmallDesk.Lead, language, desk), "more words t:usable v:Whole", language);

        var second = World.AtCard(SmallDesk.Moderator, language, desk);
        Walk(second, "decline", language);
        Assert.Null(desk[SmallDesk.First].Work.Proposed);
        Walk(second, "more words t:usable v:Redacted", language);

        var third = World.AtCard(SmallDesk.Lead, language, desk);
        Assert.Contains("The usable place", third.Read(language), StringComparison.Ordinal);
        Walk(third, "confirm", language);
        Assert.Contains(PhraseKeys.Card.WillPassWords, third.Keys);
        ReadAll(third, language);
        Walk(third, "yes", language);
        Assert.Equal(TicketStatus.PassedOn, desk[SmallDesk.First].Facts.Status);
    }

    [Theory]
    [MemberData(nameof(Reads.InEachLanguage), MemberType = typeof(Reads))]
    public void A_second_member_reads_every_answer_and_the_dialogue_before_his_yes_and_opens_the_photos(Language language)
    {
        var world = Asked(language, "more words t:usable v:Whole");

        var read = ReadAll(world, language);

        Assert.All(
            (string[])[
                $"{SmallDesk.Words} ұйым", $"{SmallDesk.Words} сома", $"{SmallDesk.Words} көз", TestData.Phrases.Say(language, PhraseKeys.Name(Period.ThisMonth)),
                "Второе предложение", $"{SmallDesk.Words} 11:", TestData.Phrases.Say(language, new(PhraseKeys.Template.AskWhere)), $"{SmallDesk.Words} жауап.",
                TestData.Phrases.Say(language, PhraseKeys.Name(ExportScope.Whole))],
            said => Assert.Contains(said, read, StringComparison.Ordinal));
        world.Tap("page:0");
        foreach (var photo in OwnWords.Photos(world.Desk[SmallDesk.First]))
        {
            Assert.Contains($"t:{photo.Value}", world.Actions);
            Assert.Equal(new Paper.TicketPhoto(SmallDesk.First, photo), Assert.Single(world.Tap($"t:{photo.Value}").OfType<Effect.Send>()).Paper);
            Assert.IsType<DeskStep.Deciding>(world.Session.Step);
        }
    }

    [Theory]
    [MemberData(nameof(Reads.InEachLanguage), MemberType = typeof(Reads))]
    public void A_second_member_reads_redacted_words_as_they_will_go_out(Language language)
    {
        var world = Asked(language, "more passages p:0.1 back more words t:usable v:Redacted");

        var read = ReadAll(world, language);

        Assert.Contains("⬛ Второе предложение", read, StringComparison.Ordinal);
        Assert.Contains(TestData.Phrases.Say(language, PhraseKeys.Name(ExportScope.Redacted)), read, StringComparison.Ordinal);
        Assert.DoesNotContain("Бірінші сөйлем", read, StringComparison.Ordinal);
        Assert.DoesNotContain($"{SmallDesk.Words} көз", read, StringComparison.Ordinal);
        Assert.DoesNotContain(world.Actions, action => action.StartsWith("t:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("more words t:usable v:Whole", "yes")]
    [InlineData("more words t:usable v:Whole", "page:999 yes")]
    [InlineData("more words t:usable v:Whole", "page:1 page:3 yes")]
    [InlineData("more words t:usable v:Redacted", "page:99 yes page:98 yes")]
    [InlineData("more delete yes", "yes")]
    [InlineData("more delete yes", "page:2 page:999 page:1 page:0 yes")]
    public void A_yes_from_a_client_that_was_not_shown_every_page_confirms_nothing(string proposal, string forged)
    {
        var desk = DeskAt(TicketStatus.InReview);
        Walk(World.AtCard(SmallDesk.Lead, desk: desk), proposal, Language.En);
        var second = World.AtCard(SmallDesk.Moderator, desk: desk);
        Walk(second, "confirm", Language.En);

        var effects = Walk(second, forged, Language.En);

        Assert.DoesNotContain(effects, effect => effect is Effect.Move);
        Assert.IsType<DeskStep.Deciding>(second.Session.Step);
        Assert.NotNull(desk[SmallDesk.First].Work.Proposed);

        second.Tap("page:0");
        ReadAll(second, Language.En);
        Assert.Contains(second.Tap("yes"), effect => effect is Effect.Move);
    }

    [Fact]
    public void Many_photos_are_opened_page_by_page()
    {
        var desk = WithPhotos(120);
        Walk(World.AtCard(SmallDesk.Lead, desk: desk), "more delete yes", Language.En);
        var second = World.AtCard(SmallDesk.Moderator, desk: desk);
        Walk(second, "confirm", Language.En);

        Assert.Equal(121, PhotosOf(second, page => Assert.DoesNotContain("yes", page)).Count);
        Assert.Contains("yes", second.Actions);
    }

    [Fact]
    public void Many_photos_of_the_dialogue_are_opened_page_by_page()
    {
        var world = World.AtCard(SmallDesk.Moderator, desk: WithPhotos(120));
        world.Tap("v:Dialogue");

        Assert.Equal(120, PhotosOf(world, _ => { }).Count);
    }

    [Fact]
    public void Few_photos_stand_on_every_page_of_a_long_story()
    {
        var world = World.AtCard(SmallDesk.Moderator, desk: DeskAt(TicketStatus.InReview));
        var photo = $"t:{world.Desk[SmallDesk.First].Content.Files.Single().Value}";
        Assert.Contains(photo, world.Actions);

        world.Tap("page:1");

        Assert.Contains("page:2", world.Actions);
        Assert.Contains(photo, world.Actions);
    }

    [Theory]
    [MemberData(nameof(Reads.InEachLanguage), MemberType = typeof(Reads))]
    public void Where_something_came_in_since_it_was_proposed_there_is_nothing_to_say_yes_to(Language language)
    {
        var desk = DeskAt(TicketStatus.InReview);
        Walk(World.AtCard(SmallDesk.Lead, language, desk), "more words t:usable v:Whole", language);
        var first = desk[SmallDesk.First];
        desk.Put(first with { Messages = first.Messages.Add(new(Author.Reporter, Today, "Тағы.", null)) });

        var second = World.AtCard(SmallDesk.Moderator, language, desk);
        Walk(second, "confirm", language);

        Assert.Contains("refusal.wordsChanged", second.Keys);
        Assert.Equal(["back"], second.Actions);
    }

    [Theory]
    [MemberData(nameof(Reads.InEachLanguage), MemberType = typeof(Reads))]
    public void Passages_are_marked_and_unmarked_page_by_page(Language language)
    {
        var world = World.AtCard(SmallDesk.Lead, language, DeskAt(TicketStatus.InReview));
        Walk(world, "more passages", language);

        Walk(world, "p:0.1", language);
        Assert.Contains(new Passage(0, 1), world.Desk[SmallDesk.First].Work.Marked);
        Assert.Contains(PhraseKeys.Card.MarkedPassage, world.Keys);
        Walk(world, "page:1 p:5.0 page:0 p:0.1", language);

        Assert.Equal([new Passage(5, 0)], world.Desk[SmallDesk.First].Work.Marked);
        Assert.IsType<DeskStep.Picking>(world.Session.Step);
    }

    [Theory]
    [MemberData(nameof(Reads.InEachLanguage), MemberType = typeof(Reads))]
    public void Sentences_of_the_answers_and_the_dialogue_are_offered_under_the_name_of_what_they_are_from(Language language)
    {
        var world = World.AtCard(SmallDesk.Lead, language, DeskAt(TicketStatus.InReview));
        Walk(world, "more passages page:99", language);

        Assert.All(
            (string[])[
                TestData.Phrases.Say(language, PhraseKeys.Name(Field.Organisation)), TestData.Phrases.Say(language, PhraseKeys.Name(Field.Sum)),
                TestData.Phrases.Say(language, new Phrase(PhraseKeys.Export.Reporter).With("day", Today.AddDays(-9))), $"{SmallDesk.Words} жауап."],
            said => Assert.Contains(said, world.Read(language), StringComparison.Ordinal));
        Walk(world, "p:Organisation.0.0 p:Reporter.0.0", language);

        Assert.Equal(
            [new Passage(0, 0) { In = TextOf.Organisation }, new Passage(0, 0) { In = TextOf.Reporter }], world.Desk[SmallDesk.First].Work.Marked);
    }

    [Fact]
    public void A_moderator_is_not_offered_to_give_a_ticket_to_another()
    {
        var world = World.AtCard(SmallDesk.Moderator, desk: DeskAt(TicketStatus.InReview));
        world.Tap("more");
        Assert.DoesNotContain("assign", world.Actions);

        world.Tap("assign");

        Assert.Equal(Choice.More, Assert.IsType<DeskStep.Picking>(world.Session.Step).Choice);
    }

    [Theory]
    [InlineData(TicketStatus.New, "acknowledge take note more")]
    [InlineData(TicketStatus.Acknowledged, "take ask answer close note more")]
    [InlineData(TicketStatus.InReview, "take ask answer close note more")]
    [InlineData(TicketStatus.WaitingForReporter, "take ask answer close note more")]
    [InlineData(TicketStatus.PassedOn, "take answer close note more")]
    [InlineData(TicketStatus.Closed, "reopen note more")]
    public void A_card_offers_what_its_status_allows(TicketStatus status, string actions) => Assert.Equal(
        actions.Split(' '),
        World.AtCard(SmallDesk.Lead, desk: DeskAt(status)).Actions.Where(action => !action.Contains(':', StringComparison.Ordinal) && action != "back"));

    [Theory]
    [MemberData(nameof(Reads.InEachLanguage), MemberType = typeof(Reads))]
    public void The_card_names_what_is_known_of_the_ticket(Language language)
    {
        var desk = DeskAt(TicketStatus.Closed);
        var first = desk[SmallDesk.First];
        desk.Put(first with
        {
            Facts = first.Facts with { Assignee = SmallDesk.Moderator.Id, Acknowledged = Today, Feedback = Today },
            Work = first.Work with { Duplicates = ["00002Q"] },
        });
        var world = World.AtCard(SmallDesk.Lead, language, desk);

        Reads.In(world, language);
        Assert.All(
            (string[])[SmallDesk.Number, SmallDesk.Moderator.Name, "белгі", "00002Q", TestData.Phrases.Day(language, Today), TestData.Phrases.Say(language, PhraseKeys.Name(Outcome.OutOfScope))],
            said => Assert.Contains(said, world.Read(language), StringComparison.Ordinal));
    }

    /// <summary>Another has proposed it, and one looks at what one would confirm.</summary>
    private static World Asked(Language language, string way)
    {
        var desk = DeskAt(TicketStatus.InReview);
        Walk(World.AtCard(SmallDesk.Lead, language, desk), way, language);
        var second = World.AtCard(SmallDesk.Moderator, language, desk);
        Walk(second, "confirm", language);
        return second;
    }

    /// <summary>The first ticket with so many photos in its dialogue.</summary>
    private static SmallDesk WithPhotos(int count)
    {
        var desk = DeskAt(TicketStatus.InReview);
        desk.Put(desk[SmallDesk.First] with
        {
            Messages = [.. Enumerable.Range(0, count).Select(at => new TicketMessage(Author.Reporter, Today, "", new FileId($"{at + 8192:x16}")))],
        });
        return desk;
    }

    /// <summary>Every photo that can be opened from here on; Telegram takes a hundred buttons.</summary>
    private static HashSet<string> PhotosOf(World world, Action<IEnumerable<string>> unlessLast)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var page = 1; ; page++)
        {
            Assert.InRange(world.Actions.Count(), 2, 40);
            seen.UnionWith(world.Actions.Where(action => action.StartsWith("t:", StringComparison.Ordinal)));
            if (!world.Actions.Contains($"page:{page}"))
            {
                return seen;
            }

            unlessLast(world.Actions);
            world.Tap($"page:{page}");
        }
    }

    private static string ReadAll(World world, Language language)
    {
        var read = world.Read(language);
        for (var page = 1; world.Actions.Contains($"page:{page}"); page++)
        {
            Assert.DoesNotContain("yes", world.Actions);
            Walk(world, $"page:{page}", language);
            read += world.Read(language);
        }

        Assert.Contains("yes", world.Actions);
        return read;
    }
}
