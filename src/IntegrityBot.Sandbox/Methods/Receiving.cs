using System.Text.Json;
using System.Text.Json.Nodes;
using IntegrityBot.Sandbox.Chats;
using IntegrityBot.Sandbox.Wire;

namespace IntegrityBot.Sandbox.Methods;

/// <summary>getUpdates and the webhook.</summary>
internal static class Receiving
{
    public static async ValueTask<byte[]> GetUpdates(Cloud cloud, Call call, CancellationToken ct)
    {
        var limit = (int)Math.Clamp(call.Number("limit", 100), int.MinValue, int.MaxValue);
        return await cloud.Updates.Get(
            call.Number("offset"),
            limit is <= 0 or > 100 ? 100 : limit,
            (int)Math.Clamp(call.Number("timeout"), 0, 50),
            Kinds(call),
            ct);
    }

    public static async ValueTask<byte[]> SetWebhook(Cloud cloud, Call call, CancellationToken ct)
    {
        var url = call.Text("url");
        if (url is null)
        {
            return await DeleteWebhook(cloud, call, ct);
        }

        if (!Uri.TryCreate(url, UriKind.Absolute, out var target) || target.Scheme is not ("http" or "https"))
        {
            throw ApiError.BadRequest("bad webhook: invalid webhook URL specified");
        }

        if (!target.IsLoopback)
        {
            throw ApiError.BadRequest("bad webhook: the sandbox delivers to loopback addresses only");
        }

        var secret = call.Text("secret_token");
        if (secret is { Length: > 256 })
        {
            throw ApiError.BadRequest("secret token is too long");
        }

        if (secret?.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') is false)
        {
            throw ApiError.BadRequest("secret token contains unallowed characters");
        }

        var connections = (int)Math.Clamp(call.Number("max_connections", 40), 1, 100);
        await cloud.Webhook.Set(new(target, secret, connections), Kinds(call), call.Flag("drop_pending_updates"));
        return Described(true, "Webhook was set");
    }

    public static async ValueTask<byte[]> DeleteWebhook(Cloud cloud, Call call, CancellationToken ct)
    {
        var was = cloud.Updates.WebhookActive;
        await cloud.Webhook.Delete(call.Flag("drop_pending_updates"));
        return Described(true, was ? "Webhook was deleted" : "Webhook is already deleted");
    }

    public static ValueTask<byte[]> GetWebhookInfo(Cloud cloud, Call call, CancellationToken ct) =>
        Reply.Of(cloud, static (writer, state) =>
        {
            var target = state.Webhook.Target;
            writer.WriteStartObject();
            writer.WriteString("url"u8, target?.Url.OriginalString ?? "");
            writer.WriteBoolean("has_custom_certificate"u8, false);
            writer.WriteNumber("pending_update_count"u8, state.Updates.Count);
            if (target is not null)
            {
                if (state.Webhook.LastError is { } error)
                {
                    writer.WriteNumber("last_error_date"u8, error.Date);
                    writer.WriteString("last_error_message"u8, error.Message);
                }

                writer.WriteNumber("max_connections"u8, target.Connections);
                writer.WriteString("ip_address"u8, "127.0.0.1"u8);
            }

            if (state.Updates.Allowed is { } kinds)
            {
                writer.WriteStartArray("allowed_updates"u8);
                foreach (var kind in kinds)
                {
                    writer.WriteStringValue(kind);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        });

    /// <summary>Null leaves the kinds asked for before; an empty list asks for the default.</summary>
    private static List<string>? Kinds(Call call) =>
        call.Json("allowed_updates", "can't parse allowed_updates JSON object") switch
        {
            null => null,
            JsonArray array => [.. array.Select(item => item?.GetValueKind() == JsonValueKind.String
                ? item.GetValue<string>()
                : throw ApiError.BadRequest("allowed_updates must be an Array of String"))],
            _ => throw ApiError.BadRequest("can't parse allowed_updates JSON object"),
        };

    private static byte[] Described(bool result, string description) => Json.Bytes((result, description), static (writer, reply) =>
    {
        writer.WriteStartObject();
        writer.WriteBoolean("ok"u8, true);
        writer.WriteBoolean("result"u8, reply.result);
        writer.WriteString("description"u8, reply.description);
        writer.WriteEndObject();
    });
}
