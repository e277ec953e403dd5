using System.Text.Json.Nodes;
using CsCheck;
using IntegrityBot.Telegram.Receiving;
using IntegrityBot.Telegram.Tests.Edge;

namespace IntegrityBot.Telegram.Tests.Receiving;

public sealed class UpdateReaderProperties
{
    private static readonly Gen<string?> AnyValue = Gen.OneOf<string?>(
        "null", "true", "0", "-1", "1e400", "99999999999999999999", "2147483648", "\"\"", "\"\\ud800\"", "\"12.\"", "[]", "[null]", "[[1]]", "{}", "{\"id\":{}}", "{\"type\":\"private\"}");

    [Fact]
    public void Whatever_is_broken_in_an_update_the_reader_answers_and_keeps_its_number() =>
        Gen.Select(Gen.OneOf(Fixture.Names.ToArray()), Gen.Int[0, 1_000], AnyValue).Sample((name, at, value) =>
        {
            var update = JsonNode.Parse(Fixture.Update(name).GetRawText())!;
            var places = Places(update).Skip(1).ToList();
            var broken = places[at % places.Count];
            var isId = broken.GetPath() == "$.update_id";
            broken.ReplaceWith(JsonNode.Parse("\"BROKEN\""));
            var json = update.ToJsonString().Replace("\"BROKEN\"", value, StringComparison.Ordinal);

            var reading = new UpdateReader(Fixture.Self).Read(Fixture.Json(json));

            var id = reading switch
            {
                Reading.Heard(var incoming) => incoming.UpdateId,
                Reading.Passed(var known, _) => known,
                _ => -1,
            };
            Assert.True(isId || id == Fixture.Update(name).GetProperty("update_id").GetInt64());
        }, iter: 20_000);

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("\"update_id\"")]
    [InlineData("{}")]
    [InlineData("{\"update_id\":\"7\",\"message\":{}}")]
    public void What_is_no_update_is_passed_over_without_a_number(string json) =>
        Assert.Equal(new Reading.Passed(null, Silence.Unreadable), new UpdateReader(Fixture.Self).Read(Fixture.Json(json)));

    private static IEnumerable<JsonNode> Places(JsonNode node)
    {
        yield return node;
        var children = node switch
        {
            JsonObject all => all.Select(pair => pair.Value),
            JsonArray all => all,
            _ => [],
        };
        foreach (var inner in children.OfType<JsonNode>().SelectMany(Places).ToList())
        {
            yield return inner;
        }
    }
}
