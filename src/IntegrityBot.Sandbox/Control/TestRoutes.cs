using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using IntegrityBot.Sandbox.Chats;
using IntegrityBot.Sandbox.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IntegrityBot.Sandbox.Control;

/// <summary>Faults, raw updates, clock, transcript, health.</summary>
internal sealed class TestRoutes(Cloud cloud, Faults faults, Transcript transcript)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/faults", AddFaults);
        routes.MapGet("/faults", Rules);
        routes.MapDelete("/faults", context =>
        {
            faults.Clear();
            return Rules(context);
        });
        routes.MapPost("/updates", Inject);
        routes.MapPost("/updates/replay", Replay);
        routes.MapPost("/updates/shuffle", Shuffle);
        routes.MapGet("/clock", Now);
        routes.MapPost("/clock", Advance);
        routes.MapGet("/transcript", Calls);
        routes.MapGet("/health", Health);
    }

    private async Task AddFaults(HttpContext context)
    {
        var body = await ControlRoutes.Body(context);
        var given = body is JsonArray list ? list.Select(Rule) : [Rule(body)];
        faults.Add([.. given]);
        await Rules(context);
    }

    private static FaultRule Rule(JsonNode? node)
    {
        var fields = node as JsonObject ?? throw new ImpossibleAct(400, "A fault is an object.");
        var kind = (string?)fields["kind"] switch
        {
            "status" => FaultKind.Status,
            "html_502" => FaultKind.Html502,
            "drop_connection" => FaultKind.DropConnection,
            "accept_then_drop" => FaultKind.AcceptThenDrop,
            "delay" => FaultKind.Delay,
            "malformed_json" => FaultKind.MalformedJson,
            _ => throw new ImpossibleAct(400, "Known kinds: status, html_502, drop_connection, accept_then_drop, delay, malformed_json."),
        };

        // "times" left out is once; null is for ever.
        var times = fields.TryGetPropertyValue("times", out var wanted) ? (int?)wanted : 1;
        return new(kind, (string?)fields["method"] ?? "*", times, (int?)fields["skip"] ?? 0)
        {
            Code = (int?)fields["code"] ?? 500,
            Description = (string?)fields["description"] ?? "Internal Server Error",
            RetryAfter = (int?)fields["retry_after"],
            Delay = TimeSpan.FromMilliseconds((int?)fields["ms"] ?? 0),
        };
    }

    private Task Rules(HttpContext context) => ControlRoutes.Send(context, faults.Rules, static (writer, rules) =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("rules"u8);
        foreach (var rule in rules)
        {
            writer.WriteStartObject();
            writer.WriteString("kind"u8, JsonNamingPolicy.SnakeCaseLower.ConvertName(rule.Kind.ToString()));
            writer.WriteString("method"u8, rule.Method);
            if (rule.Times is { } times)
            {
                writer.WriteNumber("times"u8, times);
            }
            else
            {
                writer.WriteNull("times"u8);
            }

            writer.WriteNumber("skip"u8, rule.Skip);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private async Task Inject(HttpContext context)
    {
        var body = await ControlRoutes.Body(context);
        var updates = body is JsonArray list ? list.OfType<JsonObject>() : [body.AsObject()];
        await Ids(context, [.. updates.Select(cloud.Updates.AddRaw)]);
    }

    private async Task Replay(HttpContext context)
    {
        var body = await ControlRoutes.Body(context);
        await Ids(context, cloud.Updates.Replay((int?)body["last"] ?? 1));
    }

    private async Task Shuffle(HttpContext context)
    {
        var body = await ControlRoutes.Body(context);
        cloud.Updates.Shuffle = (bool?)body["on"] ?? true;
        await ControlRoutes.Send(context, Wire.Json.Bytes(new JsonObject { ["on"] = cloud.Updates.Shuffle }));
    }

    private static Task Ids(HttpContext context, IReadOnlyList<long> ids) => ControlRoutes.Send(
        context, Wire.Json.Bytes(new JsonObject { ["update_ids"] = new JsonArray([.. ids.Select(id => JsonValue.Create(id))]) }));

    private Task Now(HttpContext context) => ControlRoutes.Send(context, Wire.Json.Bytes(new JsonObject
    {
        ["now"] = cloud.Now,
        ["iso"] = cloud.Clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
        ["ahead"] = XmlConvert.ToString(cloud.Clock.Ahead),
    }));

    private async Task Advance(HttpContext context)
    {
        var body = await ControlRoutes.Body(context);
        var by = XmlConvert.ToTimeSpan((string?)body["advance"] ?? "");
        if (by < TimeSpan.Zero)
        {
            throw new ImpossibleAct(400, "Time does not go back.");
        }

        cloud.Clock.Advance(by);
        await Now(context);
    }

    private Task Calls(HttpContext context)
    {
        var after = long.TryParse(context.Request.Query["after"], CultureInfo.InvariantCulture, out var number) ? number : 0;
        return ControlRoutes.Send(context, (calls: transcript.After(after), transcript.Last), static (writer, told) =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("calls"u8);
            foreach (var call in told.calls)
            {
                writer.WriteStartObject();
                writer.WriteNumber("n"u8, call.Number);
                writer.WriteNumber("at"u8, call.At.ToUnixTimeSeconds());
                writer.WriteString("method"u8, call.Method);
                writer.WriteStartObject("parameters"u8);
                foreach (var (name, value) in call.Parameters)
                {
                    writer.WriteString(name, value);
                }

                writer.WriteEndObject();
                writer.WriteBoolean("ok"u8, call.Ok);
                writer.WriteNumber("code"u8, call.Code);
                if (call.Description is not null)
                {
                    writer.WriteString("description"u8, call.Description);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteNumber("last"u8, told.Last);
            writer.WriteEndObject();
        });
    }

    private Task Health(HttpContext context) => ControlRoutes.Send(context, Wire.Json.Bytes(new JsonObject
    {
        ["status"] = "ok",
        ["people"] = cloud.People.Count,
        ["pending_updates"] = cloud.Updates.Count,
        ["polling"] = cloud.Updates.Polling,
        ["webhook"] = cloud.Updates.WebhookActive,
    }));
}
