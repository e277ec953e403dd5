using System.Text.Json;
using CsCheck;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Following;
using IntegrityBot.Vault.Sealing;
using IntegrityBot.Vault.Sessions;
using Microsoft.Extensions.Time.Testing;

namespace IntegrityBot.Vault.Tests.Sessions;

public sealed class SessionVaultTests : IDisposable
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2025, 1, 31, 12, 0, 0, TimeSpan.Zero));
    private readonly SaltRing salts;
    private readonly SessionVault vault;

    public SessionVaultTests()
    {
        salts = new SaltRing(folder: null, TimeZoneInfo.Utc, time);
        vault = new SessionVault(salts);
    }

    [Fact]
    public void Any_record_comes_back_as_it_was() =>
        Gen.Select(Some.Text, Gen.Long).Sample((text, chat) =>
        {
            using var keys = vault.For(Some.Chat(chat));
            using var again = vault.For(Some.Chat(chat));
            var record = Some.Record(text);
            return Json(again.Today.Open(keys.Today.Seal(record))!) == Json(record);
        });

    [Fact]
    public void Any_bytes_come_back_as_they_were_padded() =>
        Gen.Byte.Array[0, 70_000].Sample(
            bytes =>
            {
                using var keys = vault.For(Some.Chat(7));
                var box = keys.Today.Seal(bytes, SessionPart.Record);
                var size = box.Length - Box.Overhead;
                return (size is 1024 or 4096 or 16384 or 65536 or 131072) &&
                    keys.Today.Open(box, SessionPart.Record)!.AsSpan().SequenceEqual(bytes);
            },
            iter: 50);

    [Fact]
    public void A_record_with_an_open_ticket_comes_back_as_it_was()
    {
        using var keys = vault.For(Some.Chat(7));
        var step = new FollowStep.Opened(TicketSealer.New());
        var record = SessionRecord.Fresh with { Session = SessionRecord.Fresh.Session with { Step = step } };
        var box = keys.Today.Seal(JsonSerializer.SerializeToUtf8Bytes(record, SessionJson.Default.SessionRecord), SessionPart.OpenTicket);
        var opened = JsonSerializer.Deserialize(keys.Today.Open(box, SessionPart.OpenTicket), SessionJson.Default.SessionRecord);
        var secret = Assert.IsType<FollowStep.Opened>(opened!.Session.Step).Secret;
        Assert.Equal(step.Secret.Ticket, secret.Ticket);
        Assert.Equal(step.Secret.DataKey, secret.DataKey);
    }

    [Fact]
    public void One_part_does_not_open_as_the_other()
    {
        using var keys = vault.For(Some.Chat(7));
        Assert.Null(keys.Today.Open(keys.Today.Seal([1], SessionPart.Record), SessionPart.OpenTicket));
        var record = JsonSerializer.SerializeToUtf8Bytes(SessionRecord.Fresh, SessionJson.Default.SessionRecord);
        Assert.NotNull(keys.Today.Open(keys.Today.Seal(record, SessionPart.Record)));
        Assert.Null(keys.Today.Open(keys.Today.Seal(record, SessionPart.OpenTicket)));
    }

    [Fact]
    public void Another_chat_has_another_id_and_opens_nothing()
    {
        using var mine = vault.For(Some.Chat(7));
        using var theirs = vault.For(Some.Chat(8));
        Assert.Matches("^[0-9a-f]{32}$", mine.Today.Id);
        Assert.NotEqual(mine.Today.Id, theirs.Today.Id);
        Assert.Null(theirs.Today.Open(mine.Today.Seal(SessionRecord.Fresh)));
    }

    [Fact]
    public void Every_changed_byte_and_every_shorter_box_is_refused()
    {
        using var keys = vault.For(Some.Chat(7));
        var box = keys.Today.Seal(SessionRecord.Fresh);
        for (var at = 0; at < box.Length; at++)
        {
            box[at] ^= (byte)(1 << (at % 8));
            Assert.Null(keys.Today.Open(box));
            box[at] ^= (byte)(1 << (at % 8));
            Assert.Null(keys.Today.Open(box.AsSpan(0, at)));
        }

        Assert.NotNull(keys.Today.Open(box));
    }

    [Fact]
    public void A_record_this_program_does_not_understand_is_null_and_not_an_error()
    {
        using var keys = vault.For(Some.Chat(7));
        Assert.Null(keys.Today.Open(keys.Today.Seal("{\"session\":{\"step\":{\"$type\":\"no.such\"}}}"u8, SessionPart.Record)));
        Assert.Null(keys.Today.Open(keys.Today.Seal("null"u8, SessionPart.Record)));
        Assert.Null(keys.Today.Open(keys.Today.Seal([], SessionPart.Record)));
        Assert.Null(keys.Today.Open([]));
    }

    [Fact]
    public void Yesterdays_session_opens_today_and_never_the_day_after()
    {
        byte[] box;
        string id;
        using (var keys = vault.For(Some.Chat(7)))
        {
            Assert.Null(keys.Yesterday);
            Assert.Equal(new DateOnly(2025, 1, 31), keys.Today.SaltDay);
            box = keys.Today.Seal(SessionRecord.Fresh);
            id = keys.Today.Id;
        }

        time.Advance(TimeSpan.FromHours(12)); // midnight
        using (var keys = vault.For(Some.Chat(7)))
        {
            Assert.NotEqual(id, keys.Today.Id);
            Assert.Equal(id, keys.Yesterday?.Id);
            Assert.Equal(new DateOnly(2025, 1, 31), keys.Yesterday?.SaltDay);
            Assert.NotNull(keys.Yesterday?.Open(box));
            Assert.Null(keys.Today.Open(box));
        }

        time.Advance(TimeSpan.FromHours(24));
        using (var keys = vault.For(Some.Chat(7)))
        {
            Assert.NotEqual(id, keys.Yesterday?.Id);
            Assert.Null(keys.Yesterday?.Open(box));
            Assert.Null(keys.Today.Open(box));
        }
    }

    [Fact]
    public void Disposed_keys_seal_and_open_nothing()
    {
        var keys = vault.For(Some.Chat(7));
        var box = keys.Today.Seal(SessionRecord.Fresh);
        keys.Dispose();
        Assert.Throws<ObjectDisposedException>(() => keys.Today.Open(box));
        Assert.Throws<ObjectDisposedException>(() => keys.Today.Seal(SessionRecord.Fresh));
    }

    /// <summary>A salt zeroed while a turn uses it would make ids anybody can compute from chat ids.</summary>
    [Fact]
    public async Task Turns_on_both_sides_of_midnight_see_whole_salts_only()
    {
        var known = new System.Collections.Concurrent.ConcurrentDictionary<DateOnly, string>();
        var turns = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 5_000; i++)
            {
                using var keys = vault.For(Some.Chat(7));
                Assert.Equal(keys.Today.Id, known.GetOrAdd(keys.Today.SaltDay, keys.Today.Id));
                Assert.Equal(keys.Yesterday?.Id, keys.Yesterday is { } old ? known.GetOrAdd(old.SaltDay, old.Id) : null);
            }
        }, TestContext.Current.CancellationToken)).ToArray();
        for (var day = 0; day < 20; day++)
        {
            time.Advance(TimeSpan.FromDays(1));
            salts.Rotate();
        }

        await Task.WhenAll(turns);
        Assert.Equal(known.Count, known.Values.Distinct(StringComparer.Ordinal).Count());
    }

    public void Dispose() => salts.Dispose();

    private static string Json(SessionRecord record) => JsonSerializer.Serialize(record, SessionJson.Default.SessionRecord);
}
