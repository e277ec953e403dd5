using System.Text.Json.Nodes;
using IntegrityBot.Sandbox.Chats;
using IntegrityBot.Sandbox.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IntegrityBot.Sandbox.Control;

/// <summary>People and groups: list, add, change.</summary>
internal sealed class PeopleRoutes(Cloud cloud)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/people", List);
        routes.MapPost("/people", Add);
        routes.MapPatch("/people/{id:long}", Change);
        routes.MapPost("/groups", AddGroup);
    }

    private Task List(HttpContext context) => ControlRoutes.Send(context, cloud, static (writer, state) =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("people"u8);
        foreach (var person in state.People.Values.OrderBy(person => person.Id))
        {
            Views.Person(writer, state.Chats[person.Id]);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("groups"u8);
        foreach (var group in state.Chats.Values.Where(chat => !chat.IsPrivate).OrderBy(chat => chat.Id))
        {
            Views.Group(writer, group);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private async Task Add(HttpContext context)
    {
        var body = await ControlRoutes.Body(context);
        var person = cloud.AddPerson(Facts(body, new("", null, null, null, null)));
        context.Response.StatusCode = 201;
        await ControlRoutes.Send(context, cloud.Chats[person.Id], static (writer, chat) => Views.Person(writer, chat));
    }

    private async Task Change(HttpContext context)
    {
        var id = Route(context);
        if (!cloud.People.TryGetValue(id, out var person))
        {
            throw new ImpossibleAct(404, "No such person.");
        }

        person.Facts = Facts(await ControlRoutes.Body(context), person.Facts);
        var chat = cloud.Chats[id];
        chat.Refresh();
        cloud.ShowBot(chat);
        Acts.ShowPerson(chat);
        cloud.Dirty?.Invoke();
        await ControlRoutes.Send(context, chat, static (writer, changed) => Views.Person(writer, changed));
    }

    private async Task AddGroup(HttpContext context)
    {
        var body = await ControlRoutes.Body(context);
        var title = ((string?)body["title"])?.Trim();
        if (title is not { Length: >= 1 and <= 128 })
        {
            throw new ImpossibleAct(400, "A group needs a title of 1-128 characters.");
        }

        var members = (body["people"] as JsonArray ?? []).Select(item =>
            cloud.People.GetValueOrDefault((long)item!) ?? throw new ImpossibleAct(404, "No such person.")).ToList();
        if (members.Count == 0)
        {
            throw new ImpossibleAct(400, "A group needs people.");
        }

        var chat = cloud.AddGroup(
            title,
            members,
            (bool?)body["forum"] ?? false,
            (bool?)body["privacy"] ?? true,
            (bool?)body["bot_is_admin"] ?? false ? "administrator" : "member");
        context.Response.StatusCode = 201;
        await ControlRoutes.Send(context, chat, static (writer, group) => Views.Group(writer, group));
    }

    public static long Route(HttpContext context) =>
        long.Parse((string)context.GetRouteValue("id")!, System.Globalization.CultureInfo.InvariantCulture);

    private static PersonFacts Facts(JsonNode body, PersonFacts before)
    {
        var fields = body.AsObject();
        var facts = new PersonFacts(
            Given("first_name", before.FirstName) ?? "",
            Given("last_name", before.LastName),
            Given("username", before.Username),
            Given("language_code", before.LanguageCode),
            Given("role", before.Role));
        return facts.FirstName.Length is >= 1 and <= 64 ? facts : throw new ImpossibleAct(400, "A person needs a first_name of 1-64 characters.");

        string? Given(string name, string? otherwise) =>
            fields.TryGetPropertyValue(name, out var value) ? (string?)value is { } text && text.Trim().Length > 0 ? text.Trim() : null : otherwise;
    }
}
