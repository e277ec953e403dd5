using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using IntegrityBot.Sandbox;

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
        foreach (var file in Directory.EnumerateFiles(Path.Combine(bot.Folder, "data"), "*", SearchOption.AllDirectories))
        {
            found.AddRange(search.In(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)).Select(what => $"{Path.GetFileName(file)}: {what}"));
        }

        found.AddRange(search.In(Encoding.UTF8.GetBytes(log)).Select(what => $"log: {what}"));
        Assert.Empty(found);
        Assert.True(planted.Count > Dialogues * 3, "Too little was planted for the test to mean anything.");
        Assert.NotEqual(0, Stored.Count(Path.Combine(bot.Folder, "data"), "t"));
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

    /// <summary>Finds many byte strings in one pass: by their first eight bytes, then in full.</summary>
    private sealed class Needles
    {
        private readonly ILookup<ulong, (byte[] Bytes, string What)> byStart;
        private readonly HashSet<ulong> starts;

        public Needles(IEnumerable<string> texts, IEnumerable<long> numbers)
        {
            var all = texts.SelectMany(Encodings).Concat(numbers.SelectMany(Encodings)).Where(needle => needle.Bytes.Length >= 8).ToList();
            byStart = all.ToLookup(needle => BinaryPrimitives.ReadUInt64LittleEndian(needle.Bytes));
            starts = [.. byStart.Select(group => group.Key)];
        }

        public IEnumerable<string> In(byte[] bytes)
        {
            for (var at = 0; at + 8 <= bytes.Length; at++)
            {
                var start = MemoryMarshal.Read<ulong>(bytes.AsSpan(at));
                if (!starts.Contains(start))
                {
                    continue;
                }

                foreach (var (needle, what) in byStart[start])
                {
                    if (bytes.AsSpan(at).StartsWith(needle))
                    {
                        yield return $"{what} at {at}";
                    }
                }
            }
        }

        private static IEnumerable<(byte[] Bytes, string What)> Encodings(string text)
        {
            var plain = Encoding.UTF8.GetBytes(text);
            yield return (plain, "UTF-8");
            yield return (Encoding.Unicode.GetBytes(text), "UTF-16 LE");
            yield return (Encoding.BigEndianUnicode.GetBytes(text), "UTF-16 BE");
            yield return (Encoding.ASCII.GetBytes(Convert.ToHexString(plain)), "hex");
            yield return (Encoding.ASCII.GetBytes(Convert.ToHexStringLower(plain)), "hex");
            for (var shift = 0; shift < 3; shift++)
            {
                // The signs at either end depend on the neighbours; those between do not.
                var coded = Convert.ToBase64String([.. new byte[shift], .. plain]);
                var from = shift == 0 ? 0 : 4;
                yield return (Encoding.ASCII.GetBytes(coded[from..((shift + plain.Length) / 3 * 4)]), "base64");
            }
        }

        private static IEnumerable<(byte[] Bytes, string What)> Encodings(long number)
        {
            var little = new byte[8];
            var big = new byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(little, number);
            BinaryPrimitives.WriteInt64BigEndian(big, number);
            return [(little, "int64 LE"), (big, "int64 BE"), .. Encodings(Convert.ToHexString(big).TrimStart('0').PadLeft(9, '0')).Take(1)];
        }
    }
}
