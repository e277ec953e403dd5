using System.Collections.Immutable;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Tests.Triage;

/// <summary>What the order of a released dialogue tells the desk: who wrote what, and no hour.</summary>
public class ReleaseTests
{
    private static readonly DateTimeOffset Hour = new(2026, 11, 23, 17, 0, 0, TimeSpan.Zero);

    /// <summary>D: the desk; R: the reporter, shown long ago; h: his, held until now; n: his, held until the next hour.</summary>
    [Theory]
    [InlineData("DR hDDD", "DR DDDh")]
    [InlineData("DR DhDD", "DR DDDh")]
    [InlineData("DR DDDh", "DR DDDh")]
    [InlineData("DR hDhDDh", "DR DDDhhh")]
    [InlineData("DR DhhhDD", "DR DDDhhh")]
    [InlineData("DR DhDnD", "DR DDDhn")]
    [InlineData("DR DnDD", "DR DnDD")]
    [InlineData("RDRD DD", "RDRD DD")]
    public void What_was_held_stands_below_all_that_the_desk_wrote_meanwhile_whenever_it_was_written(string written, string shown)
    {
        var before = Messages(written);
        var some = new SomeCase().With(@case => @case with { Messages = before });

        var after = some.With(@case => Rules.Released(@case, Hour, some.Today)).Now.Messages;

        Assert.Equal(Who(shown), after.Select(message => message.Text.Split(' ')[0]));
        Assert.All(Enum.GetValues<Author>(), author => Assert.Equal(Texts(before, author), Texts(after, author)));
        Assert.All(after, message => Assert.Equal(message.Text[0] == 'n', message.HeldUntil is not null));
    }

    [Fact]
    public void Whatever_the_hours_between_the_messages_of_the_desk_he_wrote_in_the_dialogue_that_is_shown_is_the_same()
    {
        var dialogues = Enumerable.Range(0, 7).Select(at => Messages("DDDDDD".Insert(at, "h"))).Select(messages =>
        {
            var some = new SomeCase().With(@case => @case with { Messages = messages });
            return string.Concat(some.With(@case => Rules.Released(@case, Hour, some.Today)).Now.Visible.Select(message => message.Author));
        });

        Assert.Single(dialogues.Distinct(StringComparer.Ordinal));
    }

    private static ImmutableArray<TicketMessage> Messages(string who) => [.. Who(who).Select((one, at) => new TicketMessage(
        one == "D" ? Author.Desk : Author.Reporter, SomeCase.Filed, $"{one} {at}", null, one switch { "h" => Hour, "n" => Hour.AddHours(16), _ => null }))];

    private static IEnumerable<string> Who(string who) => who.Where(sign => sign != ' ').Select(sign => $"{sign}");

    private static IEnumerable<string> Texts(IEnumerable<TicketMessage> messages, Author author) =>
        messages.Where(message => message.Author == author).Select(message => message.Text);
}
