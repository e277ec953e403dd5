using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Learning;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Tests.Conversations;
using IntegrityBot.Core.Tests.Desk;

namespace IntegrityBot.Core.Tests.Reporting;

/// <summary>Who at the desk must not see a report.</summary>
public class ExclusionsTests
{
    [Fact]
    public void Nobody_is_asked_where_no_affiliations_are_published() =>
        Assert.DoesNotContain("f:Exclusions", new World().AtReview().Actions);

    [Theory]
    [InlineData("propose")]
    [InlineData("ask desk")]
    public void Only_a_report_is_asked(string way)
    {
        var world = new World { HasAffiliations = true }.InLanguage();
        foreach (var action in (string[])[.. way.Split(' '), "next", "v:procurement"])
        {
            world.Tap(action);
        }

        world.Say("May a school collect money for repairs?");
        world.Tap("next");

        Assert.IsType<ReportStep.Reviewing>(world.Session.Step);
        Assert.DoesNotContain("f:Exclusions", world.Actions);
    }

    [Theory]
    [MemberData(nameof(Reads.InEachLanguage), MemberType = typeof(Reads))]
    public void What_is_chosen_is_named_taken_back_by_a_second_tap_and_filed(Language language)
    {
        var world = AtExclusions(language);
        Assert.All(SmallDesk.Affiliations, one => Assert.Contains(one.Name[language], world.Labels(language)));
        Assert.Contains(PhraseKeys.Ask.ExclusionsNone, world.Keys);
        Reads.In(world, language);

        world.Tap("t:university");
        world.Tap("t:centre");
        world.Tap("t:centre");
        Assert.Equal(["university"], Draft(world).Excluded);
        Assert.Contains(SmallDesk.Affiliations[0].Name[language], world.Read(language), StringComparison.Ordinal);
        Assert.DoesNotContain(PhraseKeys.Ask.NoLeadLeft, world.Keys);
        Reads.In(world, language);

        world.Tap("next");
        Assert.Contains(SmallDesk.Affiliations[0].Name[language], world.Read(language), StringComparison.Ordinal);
        world.Tap("send");
        Assert.Equal(["university"], Assert.Single(world.Filed).Excluded);
    }

    [Fact]
    public void It_may_be_skipped_and_an_unknown_affiliation_is_none()
    {
        var world = AtExclusions();
        world.Tap("t:nobody");
        Assert.Empty(Draft(world).Excluded);

        world.Tap("skip");
        Assert.IsType<ReportStep.Reviewing>(world.Session.Step);
        Assert.Contains(PhraseKeys.Ask.ExclusionsNone, world.Present.Paragraphs.SelectMany(Within).Select(phrase => phrase.Key));
    }

    [Fact]
    public void It_says_so_when_no_lead_would_remain_and_shows_whom_else_one_can_turn_to() =>
        Assert.All(LanguageTags.All, language =>
        {
            var world = AtNobodyLeft(language);

            Assert.Contains(PhraseKeys.Ask.NoLeadLeft, world.Keys);
            Assert.Contains("contacts", world.Actions);
            Reads.In(world, language);

            world.Tap("t:centre");
            Assert.DoesNotContain(PhraseKeys.Ask.NoLeadLeft, world.Keys);
            Assert.DoesNotContain("contacts", world.Actions);
        });

    [Fact]
    public void A_report_nobody_would_answer_for_is_still_filed_if_its_writer_wants_it()
    {
        var world = AtNobodyLeft();

        world.Tap("next");
        Assert.Contains(PhraseKeys.Ask.NoLeadLeft, world.Keys);
        world.Tap(SendOf(world));

        Assert.Equal(["centre"], Assert.Single(world.Filed).Excluded);
        Assert.Contains(PhraseKeys.Filed.NextWithoutLead, world.Keys);
        Assert.DoesNotContain(PhraseKeys.Filed.Next, world.Keys);
    }

    [Fact]
    public void A_report_that_a_lead_answers_for_is_filed_with_its_dates()
    {
        var world = AtExclusions();

        world.Tap("skip");
        world.Tap("send");

        Assert.Contains(PhraseKeys.Filed.Next, world.Keys);
    }

    [Theory]
    [MemberData(nameof(Reads.InEachLanguage), MemberType = typeof(Reads))]
    public void When_the_last_lead_goes_while_the_review_is_read_it_is_not_sent_before_that_was_said(Language language)
    {
        var world = AtExclusions(language);
        world.Tap("t:centre");
        world.Tap("next");
        Assert.DoesNotContain(PhraseKeys.Ask.NoLeadLeft, world.Keys);
        var before = SendOf(world);

        world.Desk.Staff.Remove(SmallDesk.Lead);
        world.Tap(before);
        Assert.Empty(world.Filed);
        Assert.Contains(PhraseKeys.Ask.NoLeadLeft, world.Keys);
        Reads.In(world, language);

        world.Tap(SendOf(world));
        Assert.Equal(["centre"], Assert.Single(world.Filed).Excluded);
    }

    [Fact]
    public void A_lead_who_comes_meanwhile_holds_up_nobody()
    {
        var world = AtNobodyLeft();
        world.Tap("next");

        world.Desk.Staff.Add(SmallDesk.Lead);
        world.Tap(SendOf(world));

        Assert.Single(world.Filed);
    }

    [Fact]
    public void From_the_review_too_the_contacts_lead_back_to_it_with_every_answer()
    {
        var world = AtNobodyLeft();
        var before = Draft(world);
        world.Tap("next");

        world.Tap("contacts");
        Assert.IsType<LearnStep.ReadingContacts>(world.Session.Step);
        world.Tap("back");

        Assert.Equivalent(before, Assert.IsType<ReportStep.Reviewing>(world.Session.Step).Draft);
    }

    [Fact]
    public void The_contacts_are_read_page_by_page_and_back_leads_to_the_same_question_with_every_answer()
    {
        var world = AtNobodyLeft();
        var before = Draft(world);

        world.Tap("contacts");
        Assert.IsType<LearnStep.ReadingContacts>(world.Session.Step);
        world.Tap("page:1");
        world.Tap("page:0");
        world.Tap("back");

        Assert.Equal(Field.Exclusions, Assert.IsType<ReportStep.Asking>(world.Session.Step).Field);
        Assert.Equivalent(before, Draft(world));
    }

    public static TheoryData<string> Strayings => ["text", "receipt", "photo", "voice", "contact", "edit", "unknown", "old", "returned", "quiz", "time"];

    [Theory]
    [MemberData(nameof(Strayings))]
    public void Nothing_that_is_sent_while_reading_them_costs_a_word(string what)
    {
        var world = AtNobodyLeft();
        var before = Draft(world);
        world.Tap("contacts");

        world.Hear(what switch
        {
            "text" => new Input.Wrote(90, "Where do I complain about an unfair tender?"),
            "receipt" => new Input.Wrote(90, World.Receipt.Reveal()),
            "photo" => new Input.Photographed(new("photo", 1), null, false),
            "voice" => new Input.Sent(Unsupported.Voice),
            "contact" => new Input.Sent(Unsupported.Contact),
            "edit" => new Input.Edited(90, "Something else."),
            "unknown" => new Input.Commanded(Command.Unknown),
            "old" => new Input.TappedOld("send"),
            "returned" => new Input.Returned(),
            "time" => new Input.TimeIsUp(),
            _ => new Input.Tapped(what),
        });
        world.Tap("back");

        Assert.Equivalent(before, Draft(world));
    }

    [Theory]
    [InlineData(Command.Privacy)]
    [InlineData(Command.Help)]
    [InlineData(Command.Statistics)]
    [InlineData(Command.Language)]
    public void Neither_does_a_page_that_is_read_from_there(Command command)
    {
        var world = AtNobodyLeft();
        var before = Draft(world);
        world.Tap("contacts");

        world.Hear(new Input.Commanded(command));
        world.Tap("back");

        Assert.Equivalent(before, Draft(world));
    }

    [Theory]
    [InlineData(Command.Report)]
    [InlineData(Command.Learn)]
    [InlineData(Command.Cancel)]
    public void No_command_from_there_throws_the_draft_away_unasked(Command command)
    {
        var world = AtNobodyLeft();
        var before = Draft(world);
        world.Tap("contacts");

        world.Hear(new Input.Commanded(command));
        Assert.Equal([PhraseKeys.Cancelling.Ask], world.Keys);
        world.Tap("keep");

        Assert.Equivalent(before, Draft(world));
    }

    private static World AtExclusions(Language language = Language.En)
    {
        var world = new World { HasAffiliations = true }.InLanguage(language);
        foreach (var action in (string[])["report", "next", "v:procurement", "v:ProcurementTender", "v:Atyrau", "skip", "v:ThisMonth"])
        {
            world.Tap(action);
        }

        world.Say("Тендер тек бір фирмаға сай.");
        foreach (var action in (string[])["next", "skip", "skip", "skip", "v:None"])
        {
            world.Tap(action);
        }

        Assert.Equal(Field.Exclusions, Assert.IsType<ReportStep.Asking>(world.Session.Step).Field);
        return world;
    }

    /// <summary>The one lead belongs to the centre, and the centre is excluded.</summary>
    private static World AtNobodyLeft(Language language = Language.En)
    {
        var world = AtExclusions(language);
        world.Desk.Staff.Remove(SmallDesk.Lead);
        world.Tap("t:centre");
        return world;
    }

    private static string SendOf(World world) => world.Present.Rows.SelectMany(row => row).OfType<Button.Act>().Single(button => button.Label.Key == PhraseKeys.Review.Send).Action;

    private static Draft Draft(World world) => Assert.IsType<ReportStep.Asking>(world.Session.Step).Draft;

    private static IEnumerable<Phrase> Within(Phrase phrase) => phrase.Args
        .SelectMany(arg => arg switch
        {
            Arg.Inner(_, var inner) => Within(inner),
            Arg.Lines(_, var lines) => lines.SelectMany(Within),
            _ => [],
        })
        .Prepend(phrase);
}
