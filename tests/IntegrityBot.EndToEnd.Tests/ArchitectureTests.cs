using System.Reflection;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Hosting;
using Microsoft.Extensions.Logging;

namespace IntegrityBot.EndToEnd.Tests;

/// <summary>The walls of docs/architecture.md.</summary>
public class ArchitectureTests
{
    private static readonly Assembly Core = typeof(Dialogue).Assembly;
    private static readonly Assembly Vault = typeof(Vault.Sessions.SaltRing).Assembly;
    private static readonly Assembly Storage = typeof(Storage.IStore).Assembly;
    private static readonly Assembly Telegram = typeof(Telegram.TelegramOptions).Assembly;
    private static readonly Assembly Sandbox = typeof(Sandbox.SandboxServer).Assembly;
    private static readonly Assembly Documents = typeof(Documents.TicketDocument).Assembly;
    private static readonly Assembly Host = typeof(BotHost).Assembly;

    public static TheoryData<string, string[]> Rooms => new()
    {
        { "IntegrityBot.Core", [] },
        { "IntegrityBot.Vault", ["IntegrityBot.Core", "Geralt"] },
        { "IntegrityBot.Storage", ["IntegrityBot.Core", "LiteDB"] },
        { "IntegrityBot.Documents", ["IntegrityBot.Core", "SkiaSharp", "ScottPlot"] },
        { "IntegrityBot.Telegram", ["IntegrityBot.Core", "Telegram.Bot", "Polly", "Polly.Core", "Microsoft.Extensions."] },
        { "IntegrityBot.Sandbox", ["IntegrityBot.Core", "Microsoft.AspNetCore", "Microsoft.AspNetCore.", "Microsoft.Extensions.", "Microsoft.Net.Http.Headers"] },
    };

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_references_what_it_may_and_nothing_else(string room, string[] allowed)
    {
        var assembly = Assembly.Load(room);

        var foreign = assembly.GetReferencedAssemblies().Select(reference => reference.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && name is not "System" and not "netstandard" and not "mscorlib")
            .Where(name => !allowed.Any(allow => name == allow || (allow.EndsWith('.') && name.StartsWith(allow, StringComparison.Ordinal))));

        Assert.Empty(foreign);
    }

    [Fact]
    public void Only_the_vault_and_the_telegram_room_see_a_chat_id()
    {
        Assert.DoesNotContain(typeof(ChatAddress).GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static), member => member switch
        {
            PropertyInfo property => property.PropertyType == typeof(long),
            FieldInfo field => field.FieldType == typeof(long),
            ConstructorInfo => true,
            _ => false,
        });
        Assert.Equal(
            ["IntegrityBot.Telegram", "IntegrityBot.Vault"],
            Core.GetCustomAttributes<System.Runtime.CompilerServices.InternalsVisibleToAttribute>().Select(friend => friend.AssemblyName)
                .Where(friend => !friend.EndsWith(".Tests", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_that_can_be_stored_holds_a_chat_or_an_attachment()
    {
        Type[] roots = [typeof(SessionRecord), typeof(Storage.TicketRow), typeof(Storage.SessionRow), typeof(Storage.FileRow), typeof(Storage.Tombstone), typeof(Core.Reporting.TicketContent)];
        var seen = new HashSet<Type>();
        var left = new Queue<Type>(roots);
        while (left.TryDequeue(out var type))
        {
            if (!seen.Add(type))
            {
                continue;
            }

            Assert.NotEqual(typeof(ChatAddress), type);
            Assert.NotEqual(typeof(Attachment), type);
            Assert.NotEqual(typeof(Receipt), type);
            foreach (var next in type.GetGenericArguments()
                .Concat(type.GetProperties().Select(property => property.PropertyType))
                .Concat(type.GetCustomAttributes<System.Text.Json.Serialization.JsonDerivedTypeAttribute>().Select(derived => derived.DerivedType))
                .Where(next => next.FullName?.StartsWith("IntegrityBot.", StringComparison.Ordinal) == true || next.IsGenericType))
            {
                left.Enqueue(next);
            }
        }
    }

    [Fact]
    public void Everything_is_sealed_static_or_made_to_be_derived_from()
    {
        var open = new[] { Core, Vault, Storage, Telegram, Sandbox, Documents, Host }.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && type.Namespace?.StartsWith("IntegrityBot", StringComparison.Ordinal) == true)
            .Where(type => !type.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute)));

        Assert.Empty(open);
    }

    [Fact]
    public void Log_lines_take_numbers_kinds_and_times_and_nothing_a_person_said()
    {
        Type[] allowed = [typeof(int), typeof(long), typeof(bool), typeof(TimeSpan), typeof(string)];
        var parameters = new[] { Telegram, Host }.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Name == "Log")
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public))
            .SelectMany(method => method.GetParameters().Skip(1))
            .Where(parameter => !parameter.ParameterType.IsEnum);

        Assert.NotEmpty(parameters);
        Assert.All(parameters, parameter => Assert.Contains(parameter.ParameterType, allowed));
        Assert.All(parameters.Where(parameter => parameter.ParameterType == typeof(string)), parameter => Assert.Contains(parameter.Name, (string[])["kind", "method"]));
    }

    [Fact]
    public void An_event_id_in_the_log_is_one_events_alone()
    {
        var ids = new[] { Telegram, Host }.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Name == "Log")
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()!.EventId)
            .ToList();

        Assert.NotEmpty(ids);
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }
}
