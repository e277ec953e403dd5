using System.Net.Mime;
using System.Text.Json;
using System.Text.Json.Nodes;
using IntegrityBot.Sandbox.Chats;
using IntegrityBot.Sandbox.People;
using IntegrityBot.Sandbox.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace IntegrityBot.Sandbox.Control;

/// <summary>The routes of <c>docs/sandbox.md</c> beside the Bot API: the page, what people do, faults, clock, transcript.</summary>
internal sealed class ControlRoutes(Cloud cloud, Faults faults, Transcript transcript)
{
    public void Map(WebApplication app)
    {
        app.Use(Guard);
        Pages.Map(app);
        var routes = app.MapGroup("/sandbox");
        new PeopleRoutes(cloud).Map(routes);
        new ChatRoutes(cloud).Map(routes);
        new TestRoutes(cloud, faults, transcript).Map(routes);
    }

    /// <summary>Only for this machine's own pages and programs: a foreign Host is DNS rebinding, a foreign Origin another site's page.</summary>
    private static async Task Guard(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var ours = IsLoopback(request.Host.Host);
        if (ours && request.Headers.Origin is [{ } origin, ..])
        {
            ours = Uri.TryCreate(origin, UriKind.Absolute, out var site) && IsLoopback(site.Host) && site.Port == (request.Host.Port ?? 80);
        }

        // A link from elsewhere may open the page, but nothing else.
        if (ours && request.Path.StartsWithSegments("/sandbox", StringComparison.Ordinal) && request.Headers.TryGetValue("Sec-Fetch-Site", out var from) && from == "cross-site")
        {
            ours = false;
        }

        if (!ours)
        {
            await Refuse(context, 403, "The sandbox answers only this machine's own programs and its own page.");
            return;
        }

        try
        {
            await next(context);
        }
        catch (ImpossibleAct act)
        {
            await Refuse(context, act.Status, act.Message);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or BadHttpRequestException && !context.Response.HasStarted)
        {
            await Refuse(context, 400, "The body is not as docs/sandbox.md says.");
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The page went away.
        }
    }

    private static bool IsLoopback(string host) => host is "127.0.0.1" or "localhost" or "[::1]";

    public static Task Refuse(HttpContext context, int status, string reason)
    {
        context.Response.StatusCode = status;
        return Send(context, Json.Bytes(new JsonObject { ["error"] = reason }));
    }

    public static async Task Send(HttpContext context, byte[] json)
    {
        context.Response.ContentType = MediaTypeNames.Application.Json;
        context.Response.ContentLength = json.Length;
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.Body.WriteAsync(json, context.RequestAborted);
    }

    public static Task Send<T>(HttpContext context, T state, Action<Utf8JsonWriter, T> write) => Send(context, Json.Bytes(state, write));

    /// <summary>The body; an empty one is <c>{}</c>. Only <c>application/json</c>, which another site's form cannot send.</summary>
    public static async Task<JsonNode> Body(HttpContext context)
    {
        if (context.Request.ContentLength is 0 || (context.Request.ContentLength is null && context.Request.ContentType is null))
        {
            return new JsonObject();
        }

        return context.Request.HasJsonContentType()
            ? await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) ?? new JsonObject()
            : throw new ImpossibleAct(415, "Send application/json.");
    }
}
