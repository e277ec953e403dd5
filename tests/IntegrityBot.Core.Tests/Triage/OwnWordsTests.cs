using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Tests.Triage;

/// <summary>What of a ticket goes out with its reporter's words, and what a redacted document leaves out.</summary>
public class OwnWordsTests
{
    private const string Phone = "+7 700 000 00 00";
    private static readonly DateTimeOffset Hour = new(2026, 11, 23, 17, 0, 0, TimeSpan.Zero);

    public static TheoryData<Passage, string> Markable => new()
    {
        { new(0, 1), "I saw it." },
        { new(0, 0) { In = TextOf.Organisation }, "Room 5." },
        { new(0, 0) { In = TextOf.Sum }, "All of it." },
        { new(0, 1) { In = TextOf.Reporter }, "I sat beside." },
        { new(0, 1) { In = TextOf.Desk }, "You sat beside." },
    };

    [Theory]
    [MemberData(nameof(Markable))]
    public void Sentences_of_the_answers_and_of_both_sides_of_the_dialogue_are_marked_and_left_out(Passage passage, string sentence)
    {
        var some = Some();
        Assert.Contains(sentence, All(OwnWords.Leaving(some.Now, ExportScope.Redacted)), StringComparison.Ordinal);

        some.Do(new DeskMove.Mark(passage));

        Assert.DoesNotContain(sentence, All(OwnWords.Leaving(some.Now, ExportScope.Redacted)), StringComparison.Ordinal);
        Assert.Contains(sentence, All(OwnWords.Leaving(some.Now, ExportScope.Whole)), StringComparison.Ordinal);
        Assert.Empty(some.Do(new DeskMove.Mark(passage)).Now.Work.Marked);
    }

    [Fact]
    public void What_identifies_by_its_form_is_left_out_of_every_text_and_how_it_is_known_altogether()
    {
        var leaving = OwnWords.Leaving(Some().Now, ExportScope.Redacted);

        Assert.DoesNotContain("700 000", All(leaving), StringComparison.Ordinal);
        Assert.Equal(6, All(OwnWords.Leaving(Some().Now, ExportScope.Whole)).Split(Phone).Length - 1);
        Assert.Equal("⬛", leaving.Content.Source);
        Assert.Empty(OwnWords.Photos(leaving));
    }

    [Theory]
    [InlineData(TextOf.Source, 0, 0)]
    [InlineData(TextOf.Story, 0, 9)]
    [InlineData(TextOf.Story, 7, 0)]
    [InlineData(TextOf.Reporter, 1, 0)] // held
    [InlineData(TextOf.Desk, 1, 0)] // a ready text
    [InlineData(TextOf.Desk, 2, 0)]
    public void What_is_no_sentence_that_the_desk_sees_cannot_be_marked(TextOf of, int part, int sentence) =>
        Assert.Equal(Refusal.NotAllowedNow, Some().Refused(new DeskMove.Mark(new(part, sentence) { In = of })));

    [Fact]
    public void A_mark_stays_on_its_message_when_one_from_before_it_becomes_visible()
    {
        var some = Some().With(@case => @case with { Messages = [new(Author.Reporter, SomeCase.Filed, "An earlier one. It waited.", null, Hour), .. @case.Messages] });
        var passage = OwnWords.Sentences(some.Now).Single(one => one.Text.StartsWith("I sat beside.", StringComparison.Ordinal)).Passage;
        some.Do(new DeskMove.Mark(passage)).With(@case => Rules.Released(@case, Hour, some.Today));

        var leaving = All(OwnWords.Leaving(some.Now, ExportScope.Redacted));

        Assert.Contains("An earlier one. It waited.", leaving, StringComparison.Ordinal);
        Assert.DoesNotContain("I sat beside.", leaving, StringComparison.Ordinal);
    }

    private static SomeCase Some() => new SomeCase().With(@case => @case with
    {
        Content = @case.Content with
        {
            Story = [$"It was rigged. I saw it. Call {Phone}."],
            Organisation = $"Room 5. {Phone}",
            Sum = $"All of it. {Phone}",
            Source = $"I work there. {Phone}",
        },
        Messages =
        [
            new(Author.Reporter, SomeCase.Filed, $"More. I sat beside. {Phone}", null),
            new(Author.Desk, SomeCase.Filed, $"So. You sat beside. {Phone}", null),
            new(Author.Desk, SomeCase.Filed, "", null) { Template = PhraseKeys.Template.AskWhere },
            new(Author.Reporter, SomeCase.Filed, "Held.", new FileId("00"), Hour),
        ],
    });

    private static string All(Case @case) => string.Join(
        '\n', (string?[])[.. @case.Content.Story, @case.Content.Organisation, @case.Content.Sum, @case.Content.Source, .. @case.Visible.Select(message => message.Text)]);
}
