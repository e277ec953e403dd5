using System.Buffers;
using System.Text;
using System.Text.Json;
using IntegrityBot.Sandbox.Chats;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace IntegrityBot.Sandbox.Wire;

/// <summary>Reads a call's parameters the four ways the Bot API takes them: query, form, JSON, multipart.</summary>
internal static class CallReader
{
    /// <summary>Above the largest upload (50 MB) by what else a request may hold; Telegram answers 413 beyond.</summary>
    public const long LargestBody = 60L * 1024 * 1024;

    /// <summary>The call; with <paramref name="files"/> every file part goes there, also when several have one name.</summary>
    public static async ValueTask<Call> Read(HttpRequest request, string method, CancellationToken ct, List<InputBytes>? files = null)
    {
        var call = new Call(method);
        if (request.QueryString.HasValue)
        {
            foreach (var (name, value) in QueryHelpers.ParseQuery(request.QueryString.Value))
            {
                call.Parameters[name] = value.ToString();
            }
        }

        if (request.ContentLength is null or 0 && !request.Headers.ContainsKey(HeaderNames.TransferEncoding))
        {
            return call;
        }

        var type = request.ContentType ?? "";
        if (type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
        {
            await ReadJson(request, call, ct);
        }
        else if (type.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            await ReadMultipart(request, call, files, ct);
        }
        else if (type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
        {
            var body = await ReadWhole(request, ct);
            foreach (var (name, value) in QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body)))
            {
                call.Parameters[name] = value.ToString();
            }
        }

        return call;
    }

    private static async ValueTask ReadJson(HttpRequest request, Call call, CancellationToken ct)
    {
        var reader = request.BodyReader;
        while (true)
        {
            var result = await reader.ReadAsync(ct);
            if (result.IsCompleted)
            {
                try
                {
                    Parse(result.Buffer, call);
                }
                catch (Exception e) when (e is JsonException or InvalidOperationException)
                {
                    throw ApiError.BadRequest("can't parse JSON object");
                }
                finally
                {
                    reader.AdvanceTo(result.Buffer.End);
                }

                return;
            }

            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    private static void Parse(ReadOnlySequence<byte> body, Call call)
    {
        if (body.IsEmpty)
        {
            return;
        }

        var json = body.IsSingleSegment ? body.FirstSpan : body.ToArray();
        var reader = new Utf8JsonReader(json, new() { MaxDepth = 100 });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException();
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            switch (reader.TokenType)
            {
                case JsonTokenType.String:
                    call.Parameters[name] = reader.GetString()!;
                    break;
                case JsonTokenType.Null:
                    break;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    var start = (int)reader.TokenStartIndex;
                    reader.Skip();
                    call.Parameters[name] = Encoding.UTF8.GetString(json[start..(int)reader.BytesConsumed]);
                    break;
                default:
                    call.Parameters[name] = Encoding.UTF8.GetString(reader.ValueSpan);
                    break;
            }
        }

        // Reads on, so that a cut-off object or a second value is an error and not half a call.
        if (reader.TokenType != JsonTokenType.EndObject || reader.Read())
        {
            throw new JsonException();
        }
    }

    private static async Task ReadMultipart(HttpRequest request, Call call, List<InputBytes>? files, CancellationToken ct)
    {
        var boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            ? HeaderUtilities.RemoveQuotes(type.Boundary).ToString()
            : "";
        if (boundary.Length == 0)
        {
            throw ApiError.BadRequest("boundary field not found");
        }

        var reader = new MultipartReader(boundary, request.Body);
        while (await reader.ReadNextSectionAsync(ct) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
            {
                continue;
            }

            // Names come bare from .NET's own MultipartFormDataContent and quoted from everybody else.
            var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
            using var content = new MemoryStream();
            await section.Body.CopyToAsync(content, ct);
            var fileName = disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName;
            if (fileName.HasValue)
            {
                var file = new Upload(HeaderUtilities.RemoveQuotes(fileName).ToString(), section.ContentType, content.ToArray());
                call.Add(name, file);
                files?.Add(new(file.FileName, file.ContentType, file.Bytes));
            }
            else
            {
                call.Parameters[name] = Encoding.UTF8.GetString(content.GetBuffer(), 0, (int)content.Length);
            }
        }
    }

    private static async Task<byte[]> ReadWhole(HttpRequest request, CancellationToken ct)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, ct);
        return body.ToArray();
    }
}
