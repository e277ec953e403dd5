using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IntegrityBot.Core.Languages;
using IntegrityBot.Sandbox;
using IntegrityBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace IntegrityBot.EndToEnd.Tests;

public class LeakTests
{
    /// <summary>More: <c>DIALOGUES=10000 dotnet run --project tests/IntegrityBot.EndToEnd.Tests -- -class "*LeakTests"</c>.</summary>
    private static readonly int Dialogues = int.Parse(Environment.GetEnvironmentVariable("DIALOGUES") ?? "1000", CultureInfo.InvariantCulture);

    [Fact]
    public async Task No_identifier_of_a_thousand_random_people_is_in_the_data_or_the_log()
    {
        await using var bot = await RunningBot.Start(new SandboxOptions { Flood = FloodLimits.Off, BrakeRepolling = false });
        var planted = new ConcurrentDictionary<string, byte>(StringComparer.Ordinal);
        var chats = new ConcurrentBag<long>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Dialogues),
            new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = TestContext.Current.CancellationToken },
            async (i, ct) =>
            {
                var name = $"Planted-{Convert.ToHexString(RandomNumberGenerator.GetBytes(6))}";
                var phone = $"+7700{RandomNumberGenerator.GetInt32(1_000_000, 9_999_999)}";
                var person = bot.Server.Person(name, (i % 3) switch { 0 => "kk", 1 => "ru", _ => "en" });
                chats.Add(person.ChatId);
                planted.TryAdd(name, 0);
                planted.TryAdd(phone, 0);
                planted.TryAdd(person.ChatId.ToString(CultureInfo.InvariantCulture), 0);
                await Wander(person, $"My name is {name}, my phone {phone}, and here is what I saw in the tender.", ct);
                foreach (var receipt in person.History.SelectMany(message => message.AllButtons).Select(button => button.CopyText).OfType<string>())
                {
                    planted.TryAdd(receipt, 0);
                    planted.TryAdd(receipt.Replace("-", "", StringComparison.Ordinal), 0);
                }
            });
        foreach (var fetch in bot.Server.Transcript.After(0).Where(call => call.Method == "getFile"))
        {
            planted.TryAdd(fetch["file_id"]!, 0);
        }

        var log = string.Join('\n', bot.Log);
        await bot.Stop();
        var found = new List<string>();
        var search = new Needles(planted.Keys, chats);
        found.AddRange(await search.InFolder(Path.Combine(bot.Folder, "data")));
        found.AddRange(search.In(Encoding.UTF8.GetBytes(log)).Select(what => $"log: {what}"));
        Assert.Empty(found);
        Assert.True(planted.Count > Dialogues * 3, "Too little was planted for the test to mean anything.");
        Assert.NotEqual(0, Stored.Count(Path.Combine(bot.Folder, "data"), "t"));
    }

    [Fact]
    public async Task Nobody_of_the_desk_no_bell_and_no_invitation_can_be_read_from_the_data_or_the_log()
    {
        const string Name = "Planted-desk-name-0042";
        await using var bot = await RunningBot.StartWithDesk();
        var (lead, moderator, citizen) = (bot.LeadReporter(), bot.Reporter("Timur", Language.Ru), bot.Reporter("Aigerim", Language.Kk));
        await bot.MoveTo(bot.Tomorrow(10));
        await lead.ChooseLanguage();
        await lead.OpenDesk();
        var used = await lead.Invite(Name, Core.Desk.Role.Moderator);
        await moderator.Join(used);
        await lead.OpenDesk();
        var open = await lead.Invite("Nobody yet", Core.Desk.Role.Moderator);

        await citizen.ChooseLanguage();
        var filed = await citizen.File("Мектепке компьютер алу тендерінде талап тек бір фирмаға сай жазылған.");
        await citizen.Reopen(filed.Receipt);
        await citizen.SetBell();
        await bot.PassFixedHour();
        await moderator.OpenCard(filed.Number);
        moderator.Tap(PhraseKeys.Card.Acknowledge);
        await moderator.Sees(PhraseKeys.Card.Done);

        // The card is still open: its errand, the bell, its ring and the open invitation all lie in the store.
        var store = bot.Services.GetRequiredService<IStore>();
        foreach (var drawer in new[] { Drawer.Members, Drawer.Invites, Drawer.Errands, Drawer.Bells, Drawer.Rings })
        {
            Assert.NotEmpty(await store.All(drawer, TestContext.Current.CancellationToken));
        }

        var log = Encoding.UTF8.GetBytes(string.Join('\n', bot.Log));
        await bot.Stop();
        long[] chats = [bot.Lead!.ChatId, moderator.Person.ChatId, citizen.Person.ChatId, bot.Notices!.Id];
        string[] texts =
        [
            Name, "Nobody yet", "Lead D", filed.Receipt, filed.Receipt.Replace("-", "", StringComparison.Ordinal), used.Split('_')[1], open.Split('_')[1],
            .. chats.Select(chat => chat.ToString(CultureInfo.InvariantCulture)),
        ];
        var tokens = new[] { used, open }.Select(payload => (Convert.FromHexString(payload.Split('_')[1]), "a token's bytes"));
        foreach (var search in new[] { new Needles(texts, chats), new Needles(tokens) })
        {
            Assert.Empty(await search.InFolder(Path.Combine(bot.Folder, "data")));
            Assert.Empty(search.In(log));
        }
    }

    [Fact]
    public void The_search_finds_what_is_planted_in_every_encoding()
    {
        const long Chat = 5_123_456_789;
        var search = new Needles(["Planted-0123456789AB"], [Chat]);
        var number = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(number, Chat);
        var name = Encoding.UTF8.GetBytes("Planted-0123456789AB");
        byte[][] hidden =
        [
            name,
            Encoding.Unicode.GetBytes("Planted-0123456789AB"),
            Encoding.BigEndianUnicode.GetBytes("Planted-0123456789AB"),
            Encoding.ASCII.GetBytes(Convert.ToHexString(name)),
            Encoding.ASCII.GetBytes(Convert.ToHexStringLower(name)),
            Encoding.ASCII.GetBytes(Convert.ToBase64String([1, .. name])),
            Encoding.ASCII.GetBytes(Convert.ToBase64String([1, 2, .. name])),
            number,
            [.. number.Reverse()],
        ];

        Assert.All(hidden, bytes => Assert.NotEmpty(search.In([7, 7, 7, .. bytes, 9, 9])));
        Assert.Empty(search.In(RandomNumberGenerator.GetBytes(100_000)));
    }

    /// <summary>Taps and types without a plan, mostly forwards, so that many get as far as a receipt.</summary>
    private static async Task Wander(SandboxPerson person, string story, CancellationToken ct)
    {
        person.Start();
        for (var act = 0; act < 24; act++)
        {
            await person.Quiet(TimeSpan.FromSeconds(60), ct);
            var buttons = person.Screen.AllButtons.Where(button => button.Data is not null).ToList();
            switch (RandomNumberGenerator.GetInt32(20))
            {
                case 0:
                    person.SendOther("contact");
                    break;
                case 1:
                    person.SendOther("location");
                    break;
                case 2:
                    person.SendPhoto(Pictures.Jpeg);
                    break;
                case < 6 when buttons.Any(button => button.Data!.EndsWith(".skip", StringComparison.Ordinal)) || buttons.Count < 4:
                    person.Say(story);
                    break;
                default:
                    var forward = buttons.Where(button => button.Data!.Split('.')[1] is "next" or "send" or "report" or "skip").ToList();
                    var among = forward.Count > 0 && RandomNumberGenerator.GetInt32(4) > 0 ? forward : buttons;
                    if (among.Count > 0)
                    {
                        person.Tap(among[RandomNumberGenerator.GetInt32(among.Count)].Data!);
                    }

                    break;
            }
        }

        await person.Quiet(TimeSpan.FromSeconds(60), ct);
    }
}
