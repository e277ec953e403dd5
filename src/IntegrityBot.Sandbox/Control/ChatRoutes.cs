using System.Text.Json.Nodes;
using IntegrityBot.Sandbox.Chats;
using IntegrityBot.Sandbox.People;
using IntegrityBot.Sandbox.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IntegrityBot.Sandbox.Control;

/// <summary>One chat: what it shows, its live events, what its people do.</summary>
internal sealed class ChatRoutes(Cloud cloud)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/chats/{id:long}", Show);
        routes.MapGet("/chats/{id:long}/events", context => EventStream.Run(context, Chat(context)));
        routes.MapGet("/files/{file}", File);
        var chat = routes.MapGroup("/chats/{id:long}");
        chat.MapPost("/start", context => Do(context, (on, body) => Acts.Start(cloud, on, (string?)body["payload"])));
        chat.MapPost("/messages", context => Do(context, (on, body) => Acts.Say(
            cloud, on, Sender(on, body), (string?)body["text"] ?? "", (int?)body["reply_to"], (int?)body["thread"])));
        chat.MapPost("/edits", context => Do(context, (on, body) => Acts.Edit(
            cloud, on, Sender(on, body), (int?)body["message_id"] ?? 0, (string?)body["text"] ?? "")));
        chat.MapPost("/others", context => Do(context, (on, body) => Posting.Other(
            cloud, on, Sender(on, body), (string?)body["kind"] ?? "", (int?)body["thread"])));
        chat.MapPost("/forwards", context => Do(context, Forward));
        chat.MapPost("/deletes", Delete);
        chat.MapPost("/taps", Tap);
        chat.MapPost("/files", Upload);
        chat.MapPost("/block", context => Block(context, blocked: true));
        chat.MapPost("/unblock", context => Block(context, blocked: false));
        chat.MapPost("/bot", MoveBot);
    }

    private Task Show(HttpContext context) => ControlRoutes.Send(context, (cloud, chat: Chat(context)), static (writer, shown) =>
    {
        var (cloud, chat) = shown;
        writer.WriteStartObject();
        writer.WritePropertyName("bot"u8);
        cloud.Bot.WriteSeenBy(writer, chat, chat.Person ?? chat.Members[0]);
        writer.WritePropertyName("person"u8);
        if (chat.IsPrivate)
        {
            Views.Person(writer, chat);
            writer.WriteNull("group"u8);
        }
        else
        {
            writer.WriteNullValue();
            writer.WritePropertyName("group"u8);
            Views.Group(writer, chat);
        }

        writer.WriteBoolean("started"u8, chat.Started);
        writer.WriteBoolean("blocked"u8, chat.Blocked);
        writer.WriteString("typing"u8, chat.Action is { } action && action.Until > cloud.Clock.GetUtcNow() ? action.Name : null);
        writer.WriteStartArray("messages"u8);
        foreach (var message in chat.Snapshot())
        {
            message.WriteForPage(writer);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private async Task Delete(HttpContext context)
    {
        var chat = Chat(context);
        var body = await ControlRoutes.Body(context);
        var gone = Acts.Delete(cloud, chat, (body["message_ids"] as JsonArray ?? []).Select(id => (int)id!));
        await ControlRoutes.Send(context, gone, static (writer, ids) =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("deleted"u8);
            foreach (var id in ids)
            {
                writer.WriteNumberValue(id);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private async Task Tap(HttpContext context)
    {
        var chat = Chat(context);
        var body = await ControlRoutes.Body(context);
        var id = Acts.Tap(
            cloud, chat, Sender(chat, body), (int?)body["message_id"] ?? 0, (string?)body["data"] ?? "", (bool?)body["force"] ?? false);
        await ControlRoutes.Send(context, Json.Bytes(new JsonObject { ["callback_query_id"] = id }));
    }

    private async Task Upload(HttpContext context)
    {
        var chat = Chat(context);
        if (!context.Request.HasFormContentType)
        {
            throw new ImpossibleAct(415, "Send multipart/form-data.");
        }

        // Through the call reader and not the form feature, which would write large files to the machine's temporary folder.
        var files = new List<InputBytes>();
        var call = await CallReader.Read(context.Request, "files", context.RequestAborted, files);
        var sent = Posting.Files(
            cloud,
            chat,
            Sender(chat, new JsonObject { ["from"] = call.Text("from") is { } from ? long.Parse(from, System.Globalization.CultureInfo.InvariantCulture) : null }),
            call.Text("kind") ?? "document",
            files,
            call.Text("caption"),
            call.Number("thread") is > 0 and var thread ? (int)thread : null);
        await ControlRoutes.Send(context, sent, static (writer, messages) =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("messages"u8);
            foreach (var message in messages)
            {
                message.WriteForPage(writer);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private StoredMessage Forward(Chat chat, JsonNode body)
    {
        var person = Sender(chat, body);
        if ((long?)body["from_chat"] is not { } from)
        {
            return Posting.Forward(cloud, chat, person, (string?)body["text"] ?? "A forwarded text.", (string?)body["origin"] ?? "hidden_user");
        }

        var original = cloud.Chats.GetValueOrDefault(from)?.Find((int?)body["message_id"] ?? 0) ?? throw new ImpossibleAct(404, "No such message.");
        return Posting.Forward(cloud, chat, person, original);
    }

    private async Task Block(HttpContext context, bool blocked)
    {
        var chat = Chat(context);
        await ControlRoutes.Body(context);
        Acts.Block(cloud, chat, blocked);
        await ControlRoutes.Send(context, chat, static (writer, changed) => Views.Person(writer, changed));
    }

    private async Task MoveBot(HttpContext context)
    {
        var chat = Chat(context);
        var body = await ControlRoutes.Body(context);
        Acts.MoveBot(cloud, chat, chat.IsPrivate ? chat.Person! : (long?)body["from"] is null ? chat.Members[0] : Sender(chat, body), (string?)body["status"] ?? "");
        await ControlRoutes.Send(context, chat, static (writer, changed) => Views.Group(writer, changed));
    }

    private async Task File(HttpContext context)
    {
        if (cloud.Files.Find((string)context.GetRouteValue("file")!) is not { } file)
        {
            throw new ImpossibleAct(404, "No such file.");
        }

        // Whatever a person sent must not run as a page of this origin.
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentDisposition = file.Kind is "photo" or "voice" or "video" or "audio" or "animation" or "video_note" ? "inline" : "attachment";
        context.Response.ContentType = file.Kind switch
        {
            "photo" => ImageSize.Of(file.Bytes)?.Extension switch { ".png" => "image/png", ".gif" => "image/gif", ".webp" => "image/webp", ".bmp" => "image/bmp", _ => "image/jpeg" },
            "voice" => "audio/ogg",
            "audio" => "audio/mpeg",
            "video" or "animation" or "video_note" => "video/mp4",
            _ => "application/octet-stream",
        };
        context.Response.ContentLength = file.Bytes.Length;
        await context.Response.Body.WriteAsync(file.Bytes, context.RequestAborted);
    }

    private async Task Do(HttpContext context, Func<Chat, JsonNode, StoredMessage> act)
    {
        var chat = Chat(context);
        var message = act(chat, await ControlRoutes.Body(context));
        await ControlRoutes.Send(context, message, static (writer, made) => made.WriteForPage(writer));
    }

    private Chat Chat(HttpContext context) =>
        cloud.Chats.GetValueOrDefault(PeopleRoutes.Route(context)) ?? throw new ImpossibleAct(404, "No such chat.");

    private static Person Sender(Chat chat, JsonNode body) =>
        chat.Person
        ?? chat.Members.Find(member => member.Id == (long?)body["from"])
        ?? throw new ImpossibleAct(400, "In a group \"from\" names one of its people.");
}
