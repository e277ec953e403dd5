using IntegrityBot.Core.Conversations;
using IntegrityBot.Telegram.Receiving;
using IntegrityBot.Telegram.Sending;
using IntegrityBot.Telegram.Tests.Edge;

namespace IntegrityBot.Telegram.Tests.Sending;

public sealed class PhotoDownloadTests
{
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];

    [Fact]
    public async Task A_photo_is_fetched_byte_for_byte()
    {
        await using var room = await Room.Open();
        room.Api.Files["photos/file_1.jpg"] = Jpeg;

        var held = Assert.IsType<FetchedPhoto.Held>(await Fetch(room, "photos/file_1.jpg"));

        Assert.Equal(Jpeg, held.Bytes);
        Assert.Equal("image/jpeg", held.MediaType);
    }

    [Theory]
    [InlineData("FFD8FFDB00", "image/jpeg")]
    [InlineData("89504E470D0A1A0A00", "image/png")]
    [InlineData("524946460000000057454250", "image/webp")]
    [InlineData("524946460000000041564920", null)]
    [InlineData("255044462D312E37", null)]
    [InlineData("3C737667", null)]
    [InlineData("FFD8", null)]
    [InlineData("", null)]
    public void The_first_bytes_tell_the_format(string hex, string? mediaType) =>
        Assert.Equal(mediaType, PhotoDownload.MediaType(Convert.FromHexString(hex)));

    [Fact]
    public async Task What_is_no_picture_is_not_taken()
    {
        await using var room = await Room.Open();
        room.Api.Files["x"] = "<html>"u8.ToArray();

        Assert.Equal(new FetchedPhoto.Failed(FetchFailure.NotAPhoto), await Fetch(room, "x"));
    }

    [Fact]
    public async Task A_photo_announced_too_big_is_not_even_asked_for()
    {
        await using var room = await Room.Open();

        Assert.Equal(new FetchedPhoto.Failed(FetchFailure.TooBig), await Fetch(room, "x", MessageReader.MaxFile + 1));
        Assert.Empty(room.Api.Calls);
    }

    [Fact]
    public async Task A_photo_that_is_larger_than_it_said_is_cut_off()
    {
        await using var room = await Room.Open();
        room.Api.Files["x"] = [.. Jpeg, .. new byte[MessageReader.MaxFile]];

        Assert.Equal(new FetchedPhoto.Failed(FetchFailure.TooBig), await Fetch(room, "x"));
    }

    [Theory]
    [InlineData("Bad Request: file is too big", FetchFailure.TooBig)]
    [InlineData("Bad Request: wrong file_id or the file is temporarily unavailable", FetchFailure.Unreachable)]
    public async Task Telegrams_refusal_says_why(string refusal, FetchFailure why)
    {
        await using var room = await Room.Open();
        room.Api.Always("getFile", _ => BotApi.Error(400, refusal));

        Assert.Equal(new FetchedPhoto.Failed(why), await Fetch(room, "x"));
    }

    [Theory]
    [InlineData("photos/missing.jpg")]
    [InlineData("/var/lib/telegram-bot-api/photo.jpg")]
    [InlineData("C:/data/photo.jpg")]
    [InlineData("photos/../../secret")]
    [InlineData("http://elsewhere.example/photo.jpg")]
    public async Task A_path_that_leads_nowhere_or_elsewhere_is_not_followed(string path)
    {
        await using var room = await Room.Open();

        Assert.Equal(new FetchedPhoto.Failed(FetchFailure.Unreachable), await Fetch(room, path));
    }

    [Fact]
    public async Task A_server_with_files_on_its_own_disk_is_named_as_unsupported()
    {
        await using var room = await Room.Open();

        await Fetch(room, "/var/lib/telegram-bot-api/photo.jpg");

        Assert.Contains(room.Log, line => line.Contains("--local", StringComparison.Ordinal));
    }

    private static Task<FetchedPhoto> Fetch(Room room, string file, long size = 0) =>
        room.Ends(room.Courier.Fetch(Fixture.Photo(file, size), TestContext.Current.CancellationToken));
}
