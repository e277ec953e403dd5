using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;
using IntegrityBot.Vault.Audit;
using IntegrityBot.Vault.Sealing;

namespace IntegrityBot.Vault.Tests.Audit;

public sealed class ReceiptProofTests
{
    private static readonly byte[] Nonce = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly TicketContent Content = new(
        ["Конкурс алдында баға айтылды.", "Құжат бар."], "№ 1 мектеп", Period.ThisMonth, "50 000 ₸", null, Urgency.EvidenceMayVanish,
        [new FileId("0011223344556677"), new FileId("8899aabbccddeeff")]);

    private static readonly Gen<TicketFacts> Facts = Gen.Select(
        Gen.Enum<TicketKind>(), Gen.Enum<Area>().Nullable(), Gen.Enum<Region>().Nullable(), Gen.Enum<Language>(), Gen.Int[0, 20_000],
        (kind, area, region, language, day) => Some.Facts with
        {
            Number = TicketSealer.NewNumber(),
            Kind = kind,
            Area = area,
            Region = region,
            Language = language,
            Filed = new DateOnly(2000, 1, 1).AddDays(day),
        });

    [Fact]
    public void Whatever_was_filed_is_proven_and_still_is_after_the_desk_has_worked_on_it() =>
        Gen.Select(Facts, Some.Content, Gen.Int[0, 100]).Sample((facts, content, others) =>
        {
            var later = facts with { Status = TicketStatus.Closed, Priority = Priority.Urgent, Changed = facts.Changed.AddDays(9), Assignee = "0a1b2c3d" };
            var (json, head) = Proof(facts, content, others, later);
            return ReceiptProof.Verify(json, head) == new ProofFinding.Proven(facts.Filed, facts.Number);
        });

    [Fact]
    public void Not_a_letter_can_be_changed_added_or_taken_away_without_the_meaning_or_the_proof_going()
    {
        var (json, head) = Proof(Some.Facts, Content);
        var meaning = JsonNode.Parse(json);
        for (var at = 0; at < json.Length; at++)
        {
            foreach (var changed in (string[])
                [
                    json.Remove(at, 1), json.Insert(at, "0"), json.Insert(at, " "), json.Insert(at, "\""), json.Insert(at, "\uD83D"),
                    json[..at] + (char)(json[at] ^ 1) + json[(at + 1)..], json[..at] + (char)(json[at] ^ 0x20) + json[(at + 1)..], json[..at],
                ])
            {
                if (ReceiptProof.Verify(changed, head) is ProofFinding.Proven)
                {
                    Assert.True(JsonNode.DeepEquals(meaning, JsonNode.Parse(changed)), changed);
                }
            }
        }
    }

    [Fact]
    public void No_field_can_be_changed_emptied_removed_or_added()
    {
        var (json, head) = Proof(Some.Facts, Content);
        Assert.IsType<ProofFinding.Proven>(ReceiptProof.Verify(json, head));
        var changed = 0;
        foreach (var change in Changes(JsonNode.Parse(json)!))
        {
            changed++;
            Assert.IsType<ProofFinding.NotProven>(ReceiptProof.Verify(change, head));
        }

        Assert.True(changed > 150);
    }

    [Theory]
    [InlineData("ticket", "number", "\"7K3M9R\"", ProofFault.NotInDay)]
    [InlineData("ticket", "sum", "null", ProofFault.NotInDay)]
    [InlineData("ticket", "kind", "\"Question\"", ProofFault.NotInDay)]
    [InlineData("ticket", "kind", "\"report\"", ProofFault.Malformed)]
    [InlineData("ticket", "kind", "\"0\"", ProofFault.Malformed)]
    [InlineData("ticket", "kind", "0", ProofFault.Malformed)]
    [InlineData("ticket", "language", "\"KK\"", ProofFault.Malformed)]
    [InlineData("ticket", "story", "[null]", ProofFault.Malformed)]
    [InlineData("ticket", "story", "null", ProofFault.Malformed)]
    [InlineData("ticket", "filed", "\"2025-02-30\"", ProofFault.Malformed)]
    [InlineData("dayClosed", "day", "\"2025-02-01\"", ProofFault.NotTheDaysClosing)]
    [InlineData("dayClosed", "act", "\"Opened\"", ProofFault.NotTheDaysClosing)]
    [InlineData("dayClosed", "subject", "\"\"", ProofFault.NotInDay)]
    [InlineData("dayClosed", "member", "\"0a1b2c3d\"", ProofFault.HeadMismatch)]
    [InlineData("dayClosed", "seq", "3", ProofFault.HeadMismatch)]
    [InlineData("dayClosed", "seq", "\"2\"", ProofFault.Malformed)]
    [InlineData("", "format", "\"integritybot-receipt-proof/2\"", ProofFault.Malformed)]
    [InlineData("", "nonce", "\"00\"", ProofFault.Malformed)]
    [InlineData("", "path", "[]", ProofFault.NotInDay)]
    [InlineData("", "path", "[null]", ProofFault.Malformed)]
    [InlineData("", "path", "null", ProofFault.Malformed)]
    public void What_is_wrong_is_named(string part, string field, string value, ProofFault fault)
    {
        var (json, head) = Proof(Some.Facts, Content);
        var file = JsonNode.Parse(json)!;
        (part.Length == 0 ? file : file[part]!)[field] = JsonNode.Parse(value);
        Assert.Equal(new ProofFinding.NotProven(fault), ReceiptProof.Verify(file.ToJsonString(), head));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\uD83D")]
    [InlineData("""{"format":"integritybot-receipt-proof/1"}""")]
    public void What_is_no_proof_at_all_is_told(string text) =>
        Assert.Equal(new ProofFinding.NotProven(ProofFault.Malformed), ReceiptProof.Verify(text, new string('0', 64)));

    [Fact]
    public void A_field_told_twice_is_refused()
    {
        var (json, head) = Proof(Some.Facts, Content);
        var twice = json.Replace("\"number\":", "\"number\": \"ZZZZZZ\", \"number\":", StringComparison.Ordinal);
        Assert.Equal(new ProofFinding.NotProven(ProofFault.Malformed), ReceiptProof.Verify(twice, head));
    }

    [Theory]
    [InlineData("")]
    [InlineData("zz")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    public void Another_head_proves_nothing(string head)
    {
        var (json, right) = Proof(Some.Facts, Content);
        Assert.Equal(new ProofFinding.NotProven(ProofFault.HeadMismatch), ReceiptProof.Verify(json, head));
        Assert.IsType<ProofFinding.Proven>(ReceiptProof.Verify(json, $" {right.ToUpperInvariant()}\r\n"));
    }

    [Fact]
    public void A_person_can_read_the_file_and_it_holds_nothing_that_opens_the_ticket()
    {
        var secret = TicketSealer.New();
        var (json, _) = Proof(Some.Facts, Content);
        Assert.Contains("\n    \"organisation\": \"№ 1 мектеп\",\n", json, StringComparison.Ordinal);
        Assert.Contains("\n    \"source\": null,\n", json, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexStringLower(secret.DataKey), json, StringComparison.Ordinal);
        Assert.Equal(
            ["dayClosed", "format", "nonce", "path", "previousHash", "ticket"],
            JsonNode.Parse(json)!.AsObject().Select(field => field.Key).Order(StringComparer.Ordinal));
    }

    private static (string Json, string Head) Proof(TicketFacts facts, TicketContent content, int others = 3, TicketFacts? later = null)
    {
        var commitment = Commitments.Commit(Nonce, facts, content);
        var leaves = DayTree.Leaves([commitment, .. Enumerable.Range(0, others).Select(i => new byte[32].Select(_ => (byte)i).ToArray())]);
        var before = AuditChain.Next(null, facts.Filed, "0a1b2c3d", DeskAct.Opened, "");
        var closed = AuditChain.Next(before, facts.Filed, "system", DeskAct.DayClosed, Convert.ToHexStringLower(DayTree.Root(leaves)));
        var json = ReceiptProof.Write(later ?? facts, content, Nonce, DayTree.Path(leaves, commitment), closed, before.Hash);
        return (json, Convert.ToHexStringLower(closed.Hash));
    }

    /// <summary>The file once for each change to each of its values, fields and lists.</summary>
    private static IEnumerable<string> Changes(JsonNode file)
    {
        foreach (var node in All(file).ToList())
        {
            var whole = node.Parent is null;
            foreach (var value in Other(node))
            {
                if (whole)
                {
                    yield return value?.ToJsonString(Readable) ?? "null";
                    continue;
                }

                var copy = file.DeepClone();
                Put(copy, node.GetPath(), value);
                yield return copy.ToJsonString(Readable);
            }

            if (!whole)
            {
                var copy = file.DeepClone();
                Remove(copy, node.GetPath());
                yield return copy.ToJsonString(Readable);
            }
        }
    }

    private static IEnumerable<JsonNode?> Other(JsonNode node)
    {
        yield return null;
        switch (node)
        {
            case JsonObject fields:
                var more = fields.DeepClone();
                more["status"] = "Substantiated";
                yield return more;
                yield return new JsonObject();
                break;
            case JsonArray items:
                yield return new JsonArray([.. items.Select(item => item?.DeepClone()), items[0]?.DeepClone()]);
                yield return new JsonArray([.. items.Reverse().Select(item => item?.DeepClone())]);
                yield return new JsonArray();
                break;
            case JsonValue value when value.GetValueKind() is JsonValueKind.Number:
                yield return value.GetValue<long>() + 1;
                yield return -value.GetValue<long>();
                break;
            default:
                var text = node.GetValue<string>();
                yield return text + "0";
                yield return text[1..];
                yield return (char)(text[0] ^ 1) + text[1..];
                yield return text.Length > 20 ? text[..^1] + (char)(text[^1] ^ 1) : "";
                break;
        }
    }

    private static IEnumerable<JsonNode> All(JsonNode node) => node switch
    {
        JsonObject fields => fields.Select(field => field.Value).OfType<JsonNode>().SelectMany(All).Prepend(node),
        JsonArray items => items.OfType<JsonNode>().SelectMany(All).Prepend(node),
        _ => [node],
    };

    private static void Put(JsonNode file, string path, JsonNode? value)
    {
        var node = All(file).Single(one => one.GetPath() == path);
        node.ReplaceWith(value);
    }

    private static void Remove(JsonNode file, string path)
    {
        var node = All(file).Single(one => one.GetPath() == path);
        if (node.Parent is JsonObject fields)
        {
            fields.Remove(node.GetPropertyName());
        }
        else
        {
            node.Parent!.AsArray().Remove(node);
        }
    }
}
