using System.Net;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Telegram.Receiving;
using Microsoft.Extensions.Logging;
using Polly.Timeout;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace IntegrityBot.Telegram.Sending;

/// <summary>
/// Fetches a photo over HTTP from <c>/file/bot…/</c>. Not by the library: against any server but Telegram's own it would read the
/// answer's path from this machine's disk.
/// </summary>
internal sealed class PhotoDownload(ITelegramBotClient bot, HttpClient http, TelegramOptions options, SendPipeline pipeline, ILogger logger)
{
    public async Task<FetchedPhoto> Fetch(Attachment photo, CancellationToken ct)
    {
        if (photo.Size > MessageReader.MaxFile)
        {
            return new FetchedPhoto.Failed(FetchFailure.TooBig);
        }

        try
        {
            var file = await pipeline.Call(token => bot.GetFile(photo.FileId, token), ct);
            if (file.FileSize > MessageReader.MaxFile)
            {
                return new FetchedPhoto.Failed(FetchFailure.TooBig);
            }

            if (Link(file.FilePath) is not { } link)
            {
                return new FetchedPhoto.Failed(FetchFailure.Unreachable);
            }

            return await pipeline.Download(token => Read(link, token), ct);
        }
        catch (ApiRequestException e) when (e.ErrorCode == 401)
        {
            throw new TokenRefusedException();
        }
        catch (ApiRequestException e) when (e.Message.Contains("file is too big", StringComparison.OrdinalIgnoreCase))
        {
            return new FetchedPhoto.Failed(FetchFailure.TooBig);
        }
        catch (Exception e) when (!ct.IsCancellationRequested &&
            e is RequestException or HttpRequestException or IOException or TimeoutRejectedException or OperationCanceledException)
        {
            logger.NotFetched(e.GetType().Name);
            return new FetchedPhoto.Failed(FetchFailure.Unreachable);
        }
    }

    /// <summary>The format the first bytes tell; null when it is no picture this product can clean.</summary>
    public static string? MediaType(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? "image/webp"
        : null;

    private Uri? Link(string? path)
    {
        if (path is null || path.Split('/').Any(part => part is "" or "." or "..") || path.Contains(':', StringComparison.Ordinal) ||
            path.Contains('\\', StringComparison.Ordinal))
        {
            if (path is ['/', ..] or [_, ':', ..])
            {
                logger.LocalFiles();
            }

            return null;
        }

        return new(options.ApiUrl, $"/file/bot{options.Token}/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}");
    }

    private async Task<FetchedPhoto> Read(Uri link, CancellationToken ct)
    {
        using var response = await http.GetAsync(link, HttpCompletionOption.ResponseHeadersRead, ct);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            logger.NotFetched(response.StatusCode.ToString());
            return new FetchedPhoto.Failed(FetchFailure.Unreachable);
        }

        if (response.Content.Headers.ContentLength > MessageReader.MaxFile)
        {
            return new FetchedPhoto.Failed(FetchFailure.TooBig);
        }

        await using var stream = await response.Content.ReadAsStreamAsync(ct);
        using var held = new MemoryStream((int)(response.Content.Headers.ContentLength ?? 0));
        var buffer = new byte[64 * 1024];
        for (int read; (read = await stream.ReadAsync(buffer, ct)) > 0;)
        {
            if (held.Length + read > MessageReader.MaxFile)
            {
                return new FetchedPhoto.Failed(FetchFailure.TooBig);
            }

            held.Write(buffer, 0, read);
        }

        var bytes = held.ToArray();
        return MediaType(bytes) is { } type ? new FetchedPhoto.Held(bytes, type) : new FetchedPhoto.Failed(FetchFailure.NotAPhoto);
    }
}
