using System.Text;
using IntegrityBot.Sandbox.Chats;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace IntegrityBot.Sandbox.Control;

/// <summary>Server-Sent Events of one chat, until the page goes away.</summary>
internal static class EventStream
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(20);

    public static async Task Run(HttpContext context, Chat chat)
    {
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        var channel = chat.Feed.Open();
        try
        {
            var ct = context.RequestAborted;
            await Write(context, "retry: 1000\n: open\n\n"u8.ToArray());
            while (true)
            {
                while (channel.Reader.TryRead(out var entry))
                {
                    await Write(context, [.. Encoding.ASCII.GetBytes($"event: {entry.Name}\ndata: "), .. entry.Data, .. "\n\n"u8]);
                }

                try
                {
                    if (!await channel.Reader.WaitToReadAsync(ct).AsTask().WaitAsync(KeepAlive, ct))
                    {
                        return;
                    }
                }
                catch (TimeoutException)
                {
                    // A comment now and then keeps proxies and half-open connections honest.
                    await Write(context, ": alive\n\n"u8.ToArray());
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The page went away.
        }
        finally
        {
            chat.Feed.Close(channel);
        }
    }

    private static async Task Write(HttpContext context, byte[] bytes)
    {
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
