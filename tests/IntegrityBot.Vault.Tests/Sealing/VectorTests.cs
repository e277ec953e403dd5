using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Geralt;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;
using IntegrityBot.Vault.Audit;
using IntegrityBot.Vault.Desk;
using IntegrityBot.Vault.Receipts;
using IntegrityBot.Vault.Sealing;
using IntegrityBot.Vault.Sessions;

namespace IntegrityBot.Vault.Tests.Sealing;

/// <summary>
/// Fixed inputs, fixed nonces, approved outputs: a format that changes by accident fails here, and another implementation can check
/// itself against <c>vectors/*.json</c> (docs/sealing.md).
/// </summary>
public sealed class VectorTests
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly TicketSecret Secret = new(new TicketId("000102030405060708090a0b0c0d0e0f"), Bytes(32, 0x80));
    private static readonly FileId File = new("a0a1a2a3a4a5a6a7");
    private static readonly byte[] Nonce = Bytes(24, 0x40);
    private static readonly byte[] Salt = Bytes(16, 0x10);
    private static readonly Receipt Receipt = Receipt.FromEntropy(Bytes(12, 1));

    private static readonly TicketContent Content = new(
        ["Конкурс алдында баға айтылды.", "The price was told before the tender."], "№ 1 мектеп", Period.ThisMonth, "50 000 ₸", null,
        Urgency.EvidenceMayVanish, [File]);

    [Fact]
    public void Receipts_yield_the_approved_keys()
    {
        using var keys = ReceiptKeys.Derive(Receipt, Salt);
        Approve("receipt", new()
        {
            ["receipt"] = Receipt.Reveal(),
            ["installationSalt"] = Hex(Salt),
            ["lookup"] = keys.Lookup,
            ["privateKey"] = Hex(keys.PrivateKey),
            ["publicKey"] = Hex(keys.PublicKey),
            ["commitmentNonce"] = Hex(keys.CommitmentNonce),
        });
    }

    [Fact]
    public void Ticket_fields_have_the_approved_bytes() => Approve("ticket-fields", new()
    {
        ["ticket"] = Secret.Ticket.Value,
        ["dataKey"] = Hex(Secret.DataKey),
        ["nonce"] = Hex(Nonce),
        ["contentJson"] = OpenText(TicketSealer.SealContent(Secret, Content, Nonce), "content", 0),
        ["sealedContent"] = Hex(TicketSealer.SealContent(Secret, Content, Nonce)),
        ["dialogueVersion"] = 7,
        ["dialogueJson"] = OpenText(TicketSealer.SealDialogue(Secret, Dialogue, 7, Nonce), "dialogue", 7),
        ["sealedDialogue"] = Hex(TicketSealer.SealDialogue(Secret, Dialogue, 7, Nonce)),
        ["workVersion"] = 8,
        ["workJson"] = OpenText(TicketSealer.SealWork(Secret, Work, 8, Nonce), "work", 8),
        ["sealedWork"] = Hex(TicketSealer.SealWork(Secret, Work, 8, Nonce)),
    });

    [Fact]
    public void Files_have_the_approved_bytes()
    {
        // Two chunks of 256 KiB would be half a megabyte of hex: the vector keeps their hashes.
        var bytes = new byte[300_000];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(i % 251);
        }

        var nonces = Bytes(48, 0x40);
        var chunks = FileSealer.SealFile(Secret, File, bytes, nonces);
        Approve("file", new()
        {
            ["ticket"] = Secret.Ticket.Value,
            ["dataKey"] = Hex(Secret.DataKey),
            ["file"] = File.Value,
            ["fileKey"] = FileSealer.FileKey(Secret, File),
            ["smallBytes"] = Hex("photo"u8),
            ["smallNonce"] = Hex(nonces.AsSpan(0, 24)),
            ["smallChunks"] = new JsonArray([.. FileSealer.SealFile(Secret, File, "photo"u8, nonces).Select(chunk => (JsonNode)Hex(chunk))]),
            ["large"] = "300000 bytes, the byte at i is i mod 251",
            ["largeNonces"] = Hex(nonces),
            ["largeChunkSizes"] = new JsonArray([.. chunks.Select(chunk => (JsonNode)chunk.Length)]),
            ["largeChunksSha256"] = new JsonArray([.. chunks.Select(chunk => (JsonNode)Hex(System.Security.Cryptography.SHA256.HashData(chunk)))]),
        });
    }

    [Fact]
    public void Commitments_are_the_approved_ones() => Approve("commitment", new()
    {
        ["nonce"] = Hex(Bytes(32, 0)),
        ["facts"] = "7K3M9Q, Report, ProcurementTender, Abai, kk, 2025-01-31",
        ["content"] = OpenText(TicketSealer.SealContent(Secret, Content, Nonce), "content", 0),
        ["commitment"] = Hex(Commitments.Commit(Bytes(32, 0), Some.Facts, Content)),
        ["commitmentWithoutAreaAndRegion"] = Hex(Commitments.Commit(Bytes(32, 0), Some.Facts with { Area = null, Region = null }, Content)),
    });

    [Fact]
    public void Sessions_have_the_approved_bytes()
    {
        var salt = Bytes(32, 0x20);
        using var key = new SessionKey(salt, new DateOnly(2025, 1, 31), 123_456_789);
        Approve("session", new()
        {
            ["salt"] = Hex(salt),
            ["chatId"] = 123_456_789,
            ["id"] = key.Id,
            ["nonce"] = Hex(Nonce),
            ["plain"] = "сәлем",
            ["sealedRecord"] = Hex(key.Seal("сәлем"u8, SessionPart.Record, Nonce)),
            ["sealedOpenTicket"] = Hex(key.Seal("сәлем"u8, SessionPart.OpenTicket, Nonce)),
        });
    }

    [Fact]
    public void Rows_of_the_desk_have_the_approved_bytes()
    {
        using var folder = new TemporaryFolder();
        using var key = LoadDeskKey(folder, "desk-key", null);
        var sealer = new DeskSealer(key, Nonce);
        var chat = Some.Chat(123_456_789);
        var due = new DateTimeOffset(2025, 1, 31, 12, 10, 0, TimeSpan.Zero);
        var invitation = DeskSealer.InviteId(Secret.Ticket.Value);
        var bell = DeskSealer.BellId(Secret);
        Approve("desk", new()
        {
            ["deskKey"] = "desk-key.json",
            ["chatId"] = 123_456_789,
            ["chatTag"] = key.ChatTag(chat),
            ["nonce"] = Hex(Nonce),
            ["member"] = "0a1b2c3d",
            ["sealedMember"] = Hex(sealer.SealMember(new("0a1b2c3d", Role.Lead, "uni-centre", "Түлкі", Language.Kk), chat)),
            ["errand"] = "e0e1e2e3",
            ["sealedErrand"] = Hex(sealer.SealErrand("e0e1e2e3", new(chat, [41, 42], due))),
            ["token"] = Secret.Ticket.Value,
            ["invitation"] = invitation,
            ["sealedInvitation"] = Hex(sealer.SealInvitation(invitation, new(Role.Moderator, null, "Қайың", "0a1b2c3d", due))),
            ["dataKey"] = Hex(Secret.DataKey),
            ["bell"] = bell,
            ["sealedBell"] = Hex(sealer.SealBell(bell, new(chat, Language.Ru, new DateOnly(2025, 6, 30)))),
        });
    }

    [Fact]
    public void The_audit_and_a_days_proof_are_the_approved_ones()
    {
        var nonce = Bytes(32, 0);
        var commitment = Commitments.Commit(nonce, Some.Facts, Content);
        var leaves = ImmutableArray.Create([.. Enumerable.Range(1, 63).Select(i => Bytes(32, 3 * i)), commitment])
            .Sort((one, other) => one.AsSpan().SequenceCompareTo(other));
        var root = Hex(DayTree.Root(leaves));
        var opened = AuditChain.Next(null, Some.Facts.Filed, "0a1b2c3d", DeskAct.Opened, AuditChain.Subject(Secret));
        var closed = AuditChain.Next(opened, Some.Facts.Filed, "system", DeskAct.DayClosed, root);
        var proof = ReceiptProof.Write(Some.Facts, Content, nonce, DayTree.Path(leaves, commitment), closed, opened.Hash);
        Assert.Equal(new ProofFinding.Proven(Some.Facts.Filed, Some.Facts.Number), ReceiptProof.Verify(proof, Hex(closed.Hash)));
        Approve("audit", new()
        {
            ["dataKey"] = Hex(Secret.DataKey),
            ["rows"] = new JsonArray([.. new[] { opened, closed }.Select(row => new JsonObject
            {
                ["seq"] = row.Seq,
                ["day"] = $"{row.Day:yyyy-MM-dd}",
                ["member"] = row.Member,
                ["act"] = row.Act,
                ["subject"] = row.Subject,
                ["hash"] = Hex(row.Hash),
            })]),
            ["leaves"] = "the commitment, and for each n from 1 to 63 the bytes 3n, 3n + 1, …, 3n + 31; sorted",
            ["commitment"] = Hex(commitment),
            ["root"] = root,
            ["proof"] = JsonNode.Parse(proof),
        });
    }

    /// <summary>Encapsulation is random, so these bytes are opened and never made.</summary>
    [Fact]
    public void Wrapped_keys_of_the_vector_open()
    {
        var vector = Read("key-wrap")!;
        var opened = KeyWrap.UnwrapKey(
            new TicketId(vector["ticket"]!.GetValue<string>()), Convert.FromHexString(vector["wrapped"]!.GetValue<string>()),
            Convert.FromHexString(vector["recipientPrivateKey"]!.GetValue<string>()), vector["recipient"]!.GetValue<string>());
        Assert.Equal(vector["dataKey"]!.GetValue<string>(), Hex(opened!.DataKey));
    }

    [Theory]
    [InlineData("desk-key", null)]
    [InlineData("desk-key-passphrase", "Қоңыр түлкі")]
    public void Desk_keys_of_the_vectors_load(string name, string? passphrase)
    {
        using var folder = new TemporaryFolder();
        using var key = LoadDeskKey(folder, name, passphrase);
        Assert.Equal(Read(name)!["id"]!.GetValue<string>(), key.Id);
    }

    private static DeskKey LoadDeskKey(TemporaryFolder folder, string name, string? passphrase)
    {
        var path = folder.At("desk.key");
        System.IO.File.Copy(PathOf(name), path);
        System.IO.File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return DeskKey.Load(path, passphrase);
    }

    private static Casework Work => Casework.New with
    {
        Labels = ["мектеп"],
        Notes = [new("0a1b2c3d", new DateOnly(2025, 2, 1), "Құжатты сұрау керек.")],
        History = [new(new DateOnly(2025, 2, 1), "0a1b2c3d", DeskAct.Taken)],
    };

    private static ImmutableArray<TicketMessage> Dialogue =>
    [
        new(Author.Desk, new DateOnly(2025, 2, 1), "Қай күні болды?", null),
        new(Author.Reporter, new DateOnly(2025, 2, 2), "Дүйсенбіде.", File),
    ];

    /// <summary>Compares with the approved file; what came out instead is written beside the tests, to be read before it is approved.</summary>
    private static void Approve(string name, JsonObject actual)
    {
        var text = actual.ToJsonString(Readable).ReplaceLineEndings("\n") + "\n";
        var approved = System.IO.File.Exists(PathOf(name)) ? System.IO.File.ReadAllText(PathOf(name)).ReplaceLineEndings("\n") : "";
        if (text != approved)
        {
            System.IO.File.WriteAllText(PathOf(name + ".actual"), text);
        }

        Assert.Equal(approved, text);
    }

    private static JsonNode? Read(string name) => JsonNode.Parse(System.IO.File.ReadAllText(PathOf(name)));

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "vectors", name + ".json");

    private static string OpenText(byte[] box, string field, int version)
    {
        Span<byte> key = stackalloc byte[XChaCha20Poly1305.KeySize];
        TicketSealer.SealingKey(Secret, key);
        return Encoding.UTF8.GetString(SealedText.Open(key, new(Purpose.TicketField, Secret.Ticket.Value, "ticket", field, version), box)!);
    }

    private static byte[] Bytes(int count, int first) => [.. Enumerable.Range(first, count).Select(i => (byte)i)];

    private static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);
}
