using System.Globalization;
using IntegrityBot.Core.Desk;
using IntegrityBot.Desk;
using IntegrityBot.EndToEnd.Tests.Simulation;
using IntegrityBot.Sandbox;
using IntegrityBot.Storage;

namespace IntegrityBot.EndToEnd.Tests;

public class ManyNoticesTests
{
    private const int Waiting = 300;

    [Fact]
    public async Task Of_many_notices_for_a_lost_group_three_hundred_wait_and_go_in_a_few_messages_that_say_how_many_were_left_out()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var server = await SandboxServer.StartAsync(new SandboxOptions { Flood = FloodLimits.Off }, ct);
        var lead = server.Person("Lead", "en");
        lead.Start();
        var group = server.Group("Desk notices", [lead]);
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Desk:NoticeGroup"] = group.Id.ToString(CultureInfo.InvariantCulture),
            ["Desk:NoticeLanguage"] = "en",
        };
        await using var program = await DeskProgram.Start(server, settings, ct);
        var acts = new DeskActs(program, ct);
        await acts.Join(Role.Lead, null, "Lead", lead.Id);
        var (chance, tickets) = (new Dice(1), new List<ModelTicket>());
        while (tickets.Count(ticket => ticket.Excluded is null) < Waiting + 12)
        {
            tickets.Add(await acts.File(chance, DateTime.MinValue.AddYears(1)));
        }

        group.MoveBot("kicked", lead);
        server.Clock.Advance(TimeSpan.FromDays(1));
        await program.Get<Rounds>().Run(ct);
        Assert.Equal(Waiting, (await program.Store.All(Drawer.Clock, ct)).Count(row => row.Id.StartsWith("notice:", StringComparison.Ordinal)));

        group.MoveBot("member", lead);
        server.Clock.Advance(TimeSpan.FromHours(1));
        await program.Get<Rounds>().Run(ct);

        var said = group.Messages.Select(message => message.Text).ToList();
        Assert.StartsWith("12 older notices were left out", said[0], StringComparison.Ordinal);
        Assert.Equal(Waiting, tickets.Count(ticket => said.Exists(text => text.Contains(ticket.Number, StringComparison.Ordinal))));
        Assert.InRange(said.Count, 2, 12);
        Assert.DoesNotContain(said, text => tickets.Exists(ticket => ticket.Excluded is not null && text.Contains(ticket.Number, StringComparison.Ordinal)));
    }
}
