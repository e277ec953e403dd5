using System.Net;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace IntegrityBot.Sandbox.Tests;

public sealed class Files
{
    private const int Megabyte = 1024 * 1024;

    [Fact]
    public async Task A_document_a_person_sends_can_be_fetched_byte_by_byte()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        var bytes = Enumerable.Range(0, 3_000).Select(i => (byte)i).ToArray();
        person.SendDocument(bytes, "құжат.pdf", "мынау", "application/pdf");
        var message = (await bot.Updates())[0]!["message"]!;
        Assert.Equal(
            ("құжат.pdf", "application/pdf", 3_000, "мынау"),
            ((string)message["document"]!["file_name"]!, (string)message["document"]!["mime_type"]!, (int)message["document"]!["file_size"]!, (string)message["caption"]!));
        using var fetched = new MemoryStream();
        var file = await bot.Client.GetInfoAndDownloadFile((string)message["document"]!["file_id"]!, fetched, Bot.Ct);
        Assert.Equal(bytes, fetched.ToArray());
        Assert.Equal("documents/file_0.pdf", file.FilePath);
    }

    [Fact]
    public async Task A_photo_comes_in_several_sizes_with_the_bytes_as_they_were()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        var image = Pictures.Jpeg(3_000, 1_500);
        person.SendPhoto(image, "look");
        var update = Assert.Single(await bot.Client.GetUpdates(cancellationToken: Bot.Ct));
        var sizes = update.Message!.Photo!;
        Assert.Equal([(90, 45), (320, 160), (800, 400), (1280, 640)], sizes.Select(size => (size.Width, size.Height)));
        Assert.Equal(4, sizes.Select(size => size.FileId).Distinct().Count());
        Assert.Equal(sizes.Select(size => size.FileSize).Order(), sizes.Select(size => size.FileSize));
        using var fetched = new MemoryStream();
        await bot.Client.GetInfoAndDownloadFile(sizes[^1].FileId, fetched, Bot.Ct);
        Assert.Equal(image, fetched.ToArray());
    }

    [Fact]
    public async Task A_small_photo_has_few_sizes()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        person.SendPhoto(Pictures.Png(200, 100));
        var photo = (await bot.Updates())[0]!["message"]!["photo"]!.AsArray();
        Assert.Equal([90, 200], photo.Select(size => (int)size!["width"]!));
    }

    [Fact]
    public async Task An_album_comes_as_messages_of_one_group_with_the_caption_on_the_first()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        person.SendAlbum([Pictures.Png(100, 100), Pictures.Png(100, 100), Pictures.Png(100, 100)], "three");
        var messages = (await bot.Updates()).Select(update => update!["message"]!).ToList();
        Assert.Equal(3, messages.Count);
        Assert.Single(messages.Select(message => (string)message["media_group_id"]!).Distinct());
        Assert.Equal(["three", null, null], messages.Select(message => (string?)message["caption"]));
    }

    [Fact]
    public async Task A_file_above_20_megabytes_cannot_be_fetched()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        person.SendDocument(new byte[20 * Megabyte], "fits.bin");
        person.SendDocument(new byte[(20 * Megabyte) + 1], "large.bin");
        var ids = (await bot.Updates()).Select(update => (string)update!["message"]!["document"]!["file_id"]!).ToList();
        Assert.Equal(20 * Megabyte, (int)(await bot.Result("getFile", new { file_id = ids[0] }))["file_size"]!);
        Assert.Equal("Bad Request: file is too big", await bot.Error(400, "getFile", new { file_id = ids[1] }));
        Assert.Equal("Bad Request: wrong file_id or the file is temporarily unavailable", await bot.Error(400, "getFile", new { file_id = "x" }));
    }

    [Fact]
    public async Task A_file_path_needs_the_token_and_must_exist()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        person.SendDocument(new byte[10], "a.bin");
        using var wrong = await bot.Http.GetAsync("/file/bot1:x/documents/file_0.bin", Bot.Ct);
        using var missing = await bot.Http.GetAsync($"/file/bot{bot.Server.Token}/documents/file_9.bin", Bot.Ct);
        using var there = await bot.Http.GetAsync($"/file/bot{bot.Server.Token}/documents/file_0.bin", Bot.Ct);
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.NotFound, HttpStatusCode.OK), (wrong.StatusCode, missing.StatusCode, there.StatusCode));
    }

    [Fact]
    public async Task A_real_client_sends_files_and_sends_them_again_by_id()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        using var image = new MemoryStream(Pictures.Png(640, 480));
        var photo = await bot.Client.SendPhoto(person.Id, InputFile.FromStream(image, "a.png"), "<b>cap</b>", Telegram.Bot.Types.Enums.ParseMode.Html, cancellationToken: Bot.Ct);
        Assert.Equal(("cap", 3), (photo.Caption, photo.Photo!.Length));
        var again = await bot.Client.SendPhoto(person.Id, photo.Photo[^1].FileId, cancellationToken: Bot.Ct);
        Assert.Equal(photo.Photo[^1].FileUniqueId, again.Photo![^1].FileUniqueId);

        using var csv = new MemoryStream("a;b"u8.ToArray());
        var document = await bot.Client.SendDocument(person.Id, InputFile.FromStream(csv, "есеп.csv"), protectContent: true, cancellationToken: Bot.Ct);
        Assert.Equal("есеп.csv", document.Document!.FileName);
        Assert.Equal(("document", true, "a;b"), (person.Screen.Kind, person.Screen.Protected, System.Text.Encoding.UTF8.GetString(person.Screen.File!.Value.Span)));
        using var voice = new MemoryStream(new byte[9_000]);
        Assert.Equal(2, (await bot.Client.SendVoice(person.Id, voice, cancellationToken: Bot.Ct)).Voice!.Duration);
        var error = await Assert.ThrowsAsync<ApiRequestException>(() => bot.Client.SendPhoto(person.Id, document.Document.FileId, cancellationToken: Bot.Ct));
        Assert.Equal("Bad Request: can't use file of type Document as Photo", error.Message);
    }

    [Fact]
    public async Task A_real_client_sends_an_album_whole()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        using var one = new MemoryStream(Pictures.Png(10, 10));
        using var two = new MemoryStream(Pictures.Png(10, 10));
        var sent = await bot.Client.SendMediaGroup(
            person.Id,
            [new InputMediaPhoto(InputFile.FromStream(one, "1.png")) { Caption = "both" }, new InputMediaPhoto(InputFile.FromStream(two, "2.png"))],
            cancellationToken: Bot.Ct);
        Assert.Single(sent.Select(message => message.MediaGroupId).Distinct());
        Assert.Equal(["both", ""], person.Messages.Where(message => message.FromBot).Select(message => message.Text));
        Assert.Contains(
            "2-10",
            await bot.Error(400, "sendMediaGroup", new { chat_id = person.Id, media = new[] { new { type = "photo", media = sent[0].Photo![0].FileId } } }),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Uploads_have_limits()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        Assert.Equal(413, (await Upload("document", new byte[(50 * Megabyte) + 1])).Code);
        Assert.Equal(200, (await Upload("document", new byte[50 * Megabyte])).Code);
        Assert.Equal((400, "Bad Request: IMAGE_PROCESS_FAILED"), await Upload("photo", new byte[10]));
        Assert.Equal((400, "Bad Request: PHOTO_INVALID_DIMENSIONS"), await Upload("photo", Pictures.Png(9_000, 1_001)));
        Assert.Equal((400, "Bad Request: file must be non-empty"), await Upload("document", []));
        Assert.Equal(
            (400, "Bad Request: file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes"),
            await Upload("photo", Pictures.Png(100, 100, (10 * Megabyte) + 1)));
        Assert.Equal("Bad Request: there is no photo in the request", await bot.Error(400, "sendPhoto", new { chat_id = person.Id }));
        Assert.Equal("Bad Request: failed to get HTTP URL content", await bot.Error(400, "sendPhoto", new { chat_id = person.Id, photo = "https://example.org/a.png" }));
        Assert.StartsWith("Bad Request: wrong remote file identifier specified", await bot.Error(400, "sendPhoto", new { chat_id = person.Id, photo = "AgAC" }), StringComparison.Ordinal);

        async Task<(int Code, string? Description)> Upload(string kind, byte[] bytes)
        {
            using var form = new MultipartFormDataContent
            {
                { new StringContent($"{person.Id}"), "chat_id" },
                { new StringContent("attach://0"), kind },
                { new ByteArrayContent(bytes), "0", "file.bin" },
            };
            using var response = await bot.Raw($"send{char.ToUpperInvariant(kind[0])}{kind[1..]}", form);
            return ((int)response.StatusCode, (string?)(await Bot.Read(response))["description"]);
        }
    }

    [Fact]
    public async Task A_caption_has_at_most_1024_units()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        person.SendPhoto(Pictures.Png(10, 10));
        var id = (string)(await bot.Updates())[0]!["message"]!["photo"]![0]!["file_id"]!;
        await bot.Result("sendPhoto", new { chat_id = person.Id, photo = id, caption = new string('ә', 1024) });
        Assert.Equal("Bad Request: message caption is too long", await bot.Error(400, "sendPhoto", new { chat_id = person.Id, photo = id, caption = new string('ә', 1025) }));
    }

    [Fact]
    public async Task A_caption_and_media_can_be_edited_but_a_file_is_no_text()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        using var stream = new MemoryStream(Pictures.Png(10, 10));
        var sent = await bot.Client.SendPhoto(person.Id, InputFile.FromStream(stream, "a.png"), cancellationToken: Bot.Ct);
        await bot.Client.EditMessageCaption(person.Id, sent.Id, "now", cancellationToken: Bot.Ct);
        Assert.Equal("now", person.Screen.Text);
        Assert.Equal(
            "Bad Request: there is no text in the message to edit",
            await bot.Error(400, "editMessageText", new { chat_id = person.Id, message_id = sent.Id, text = "x" }));
        using var other = new MemoryStream(new byte[20]);
        await bot.Client.EditMessageMedia(person.Id, sent.Id, new InputMediaDocument(InputFile.FromStream(other, "b.txt")), cancellationToken: Bot.Ct);
        Assert.Equal(("document", "b.txt"), (person.Screen.Kind, person.Screen.FileName));
        await bot.Result("sendMessage", new { chat_id = person.Id, text = "plain" });
        Assert.Equal(
            "Bad Request: there is no caption in the message to edit",
            await bot.Error(400, "editMessageCaption", new { chat_id = person.Id, message_id = person.Screen.Id, caption = "x" }));
    }

    [Theory]
    [InlineData("sticker")]
    [InlineData("contact")]
    [InlineData("location")]
    [InlineData("venue")]
    [InlineData("dice")]
    [InlineData("poll")]
    [InlineData("video_note")]
    [InlineData("animation")]
    [InlineData("story")]
    public async Task A_real_client_understands_everything_people_send(string kind)
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        person.SendOther(kind);
        var update = Assert.Single(await bot.Client.GetUpdates(cancellationToken: Bot.Ct));
        Assert.Equal(kind, System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(update.Message!.Type.ToString()));
    }

    [Theory]
    [InlineData("user")]
    [InlineData("hidden_user")]
    [InlineData("chat")]
    [InlineData("channel")]
    public async Task A_real_client_understands_every_forward(string origin)
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        person.Forward("from elsewhere", origin);
        var update = Assert.Single(await bot.Client.GetUpdates(cancellationToken: Bot.Ct));
        Assert.Equal(origin, System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(update.Message!.ForwardOrigin!.Type.ToString()));
    }

    [Fact]
    public async Task The_transcript_names_a_file_and_not_its_bytes()
    {
        await using var bot = await Bot.Start();
        var person = await bot.Met();
        using var stream = new MemoryStream(new byte[33]);
        await bot.Client.SendDocument(person.Id, InputFile.FromStream(stream, "a.bin"), cancellationToken: Bot.Ct);
        var call = bot.Server.Transcript.Calls("sendDocument")[0];
        Assert.Equal("attach://0", call["document"]);
        Assert.Equal("""{"file_name":"a.bin","size":33}""", call["0"]);
    }
}
