using System.Security.Cryptography;
using System.Text;
using IntegrityBot.Sandbox.Chats;
using IntegrityBot.Sandbox.Methods;
using Microsoft.AspNetCore.Http;

namespace IntegrityBot.Sandbox.Wire;

/// <summary>
/// <c>/bot{token}/{method}</c> and <c>/file/bot{token}/{path}</c>: token, faults, method, answer, transcript. Ahead of all routing, so that a
/// call costs as little as it can.
/// </summary>
internal sealed class BotApi(Cloud cloud, Faults faults, Transcript transcript)
{
    private static readonly byte[] BadGateway =
        "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"u8.ToArray();

    private static readonly byte[] CutJson = """{"ok":true,"result":{"message_id":"""u8.ToArray();
    private readonly byte[] token = Encoding.ASCII.GetBytes(cloud.Bot.Token);

    public Task Handle(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path.Value ?? "";
        return path.StartsWith("/bot", StringComparison.Ordinal) ? Answer(context, path)
            : path.StartsWith("/file/bot", StringComparison.Ordinal) ? Download(context, path)
            : next(context);
    }

    private async Task Answer(HttpContext context, string path)
    {
        var slash = path.IndexOf('/', 4);
        if (slash < 0)
        {
            await Send(context, 404, ApiError.Body(404, "Not Found"));
            return;
        }

        if (!IsToken(path.AsSpan(4, slash - 4)))
        {
            await Send(context, 401, ApiError.Body(401, "Unauthorized"));
            return;
        }

        var name = path[(slash + 1)..].TrimEnd('/');
        var call = new Call(name);
        var (code, body, description, cut) = (200, Array.Empty<byte>(), (string?)null, false);
        try
        {
            var method = Catalogue.Find(name) ?? throw new ApiError(404, "Not Found");
            call = await CallReader.Read(context.Request, name, context.RequestAborted);
            FaultRule? fault = null;
            foreach (var met in faults.Next(name))
            {
                if (met.Kind == FaultKind.Delay)
                {
                    await Task.Delay(met.Delay, context.RequestAborted);
                }
                else
                {
                    fault = met;
                }
            }

            switch (fault?.Kind)
            {
                case FaultKind.Status:
                    (code, description) = (fault.Code, fault.Description);
                    body = ApiError.Body(fault.Code, fault.Description, fault.RetryAfter, fault.MigrateTo);
                    break;
                case FaultKind.Html502:
                    (code, description, body) = (502, "Bad Gateway", BadGateway);
                    context.Response.ContentType = "text/html";
                    break;
                case FaultKind.MalformedJson:
                    (description, body) = ("malformed JSON", CutJson);
                    break;
                case FaultKind.DropConnection:
                    (code, description, cut) = (0, "connection cut before the work", true);
                    break;
                case FaultKind.AcceptThenDrop:
                    await method(cloud, call, context.RequestAborted);
                    (code, description, cut) = (0, "connection cut after the work", true);
                    break;
                default:
                    body = await method(cloud, call, context.RequestAborted);
                    break;
            }
        }
        catch (ApiError error)
        {
            (code, description, body) = (error.Code, error.Message, error.Body());
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or OverflowException)
        {
            // JSON of a shape nobody sends: a number where an object belongs, and the like.
            (code, description) = (400, "Bad Request: wrong parameter value specified");
            body = ApiError.Body(code, description);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == 413)
        {
            (code, description) = (413, "Request Entity Too Large");
            body = ApiError.Body(code, description);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or BadHttpRequestException && context.RequestAborted.IsCancellationRequested)
        {
            // The client hung up, as a poller does at its end, or the sandbox is closing: nobody is left to answer.
            context.Abort();
            return;
        }

        if (transcript.On)
        {
            var ok = code == 200 ? description is null : cut && description!.EndsWith("after the work", StringComparison.Ordinal);
            transcript.Add(cloud.Clock.GetUtcNow(), name, Told(call), ok, code, description);
        }

        if (cut)
        {
            context.Abort();
            return;
        }

        await Send(context, code, body);
    }

    private async Task Download(HttpContext context, string path)
    {
        const int Start = 9;
        var slash = path.IndexOf('/', Start);
        if (slash < 0 || !IsToken(path.AsSpan(Start, slash - Start)))
        {
            await Send(context, slash < 0 ? 404 : 401, slash < 0 ? ApiError.Body(404, "Not Found") : ApiError.Body(401, "Unauthorized"));
            return;
        }

        if (cloud.Files.At(path[(slash + 1)..]) is not { Bytes.Length: <= FileStore.LargestDownload } file)
        {
            await Send(context, 404, ApiError.Body(404, "Not Found"));
            return;
        }

        context.Response.ContentType = "application/octet-stream";
        await Send(context, 200, file.Bytes);
    }

    private static ValueTask Send(HttpContext context, int code, byte[] body)
    {
        var response = context.Response;
        response.StatusCode = code;
        response.ContentType ??= "application/json";
        response.ContentLength = body.Length;
        return Flushed(response.BodyWriter.WriteAsync(body, context.RequestAborted));

        static async ValueTask Flushed(ValueTask<System.IO.Pipelines.FlushResult> write) => await write;
    }

    /// <summary>The parameters, with names and sizes in the place of files; the call is done with them.</summary>
    private static Dictionary<string, string> Told(Call call)
    {
        foreach (var (name, file) in call.Files ?? [])
        {
            call.Parameters[name] = $$"""{"file_name":{{System.Text.Json.JsonSerializer.Serialize(file.FileName, Json.Options)}},"size":{{file.Bytes.Length}}}""";
        }

        return call.Parameters;
    }

    private bool IsToken(ReadOnlySpan<char> given)
    {
        Span<byte> bytes = stackalloc byte[token.Length];
        return given.Length == token.Length && Encoding.ASCII.TryGetBytes(given, bytes, out _) && CryptographicOperations.FixedTimeEquals(bytes, token);
    }
}
