using System.Text.Json.Nodes;
using IntegrityBot.Vault.Desk;
using IntegrityBot.Vault.Sealing;

namespace IntegrityBot.Vault.Tests.Desk;

public sealed class DeskKeyTests : IDisposable
{
    private const string Passphrase = "Қоңыр түлкі, 7 ақ қайың";
    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryFolder folder = new();

    private string Path => folder.At("keys/desk.key");

    [Fact]
    public void A_key_made_and_loaded_again_opens_what_was_wrapped_to_it()
    {
        var secret = TicketSealer.New();
        byte[] wrapped;
        string id;
        using (var made = DeskKey.Create(Path))
        {
            Assert.Matches("^[0-9a-f]{16}$", made.Id);
            Assert.Equal($"desk:{made.Id}", made.Recipient);
            Assert.False(made.IsUnderPassphrase);
            id = made.Id;
            wrapped = KeyWrap.WrapKey(secret, made.PublicKey, made.Recipient);
            Assert.Equal(secret.DataKey, made.Unwrap(secret.Ticket, wrapped)?.DataKey);
        }

        using var loaded = DeskKey.Load(Path);
        Assert.Equal(id, loaded.Id);
        Assert.False(loaded.IsUnderPassphrase);
        Assert.Equal(secret.DataKey, loaded.Unwrap(secret.Ticket, wrapped)?.DataKey);
        Assert.Null(loaded.Unwrap(TicketSealer.New().Ticket, wrapped));
    }

    [Fact]
    public void Its_file_and_the_folder_made_for_it_are_the_owners_alone_and_nothing_else_is_left()
    {
        using var key = DeskKey.Create(Path);
        Assert.Equal(FileMode, File.GetUnixFileMode(Path));
        Assert.Equal(FileMode | UnixFileMode.UserExecute, File.GetUnixFileMode(folder.At("keys")));
        Assert.Equal([Path], Directory.EnumerateFileSystemEntries(folder.At("keys")));
    }

    [Fact]
    public void A_key_is_never_overwritten()
    {
        using (DeskKey.Create(Path))
        {
        }

        var before = File.ReadAllBytes(Path);
        Assert.Equal(DeskKeyProblem.AlreadyThere, Problem(() => DeskKey.Create(Path)));
        Assert.Equal(before, File.ReadAllBytes(Path));
        Assert.Single(Directory.EnumerateFileSystemEntries(folder.At("keys")));
    }

    [Fact]
    public void A_key_is_not_made_in_a_folder_others_can_enter()
    {
        Directory.CreateDirectory(folder.At("open"));
        File.SetUnixFileMode(folder.At("open"), FileMode | UnixFileMode.UserExecute | UnixFileMode.OtherRead);
        Assert.Equal(DeskKeyProblem.TooOpen, Problem(() => DeskKey.Create(folder.At("open/desk.key"))));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.At("open")));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_told()
    {
        File.WriteAllText(folder.At("keys"), "");
        Assert.Equal(DeskKeyProblem.Unreadable, Problem(() => DeskKey.Create(Path)));
    }

    [Fact]
    public void A_missing_file_is_told() => Assert.Equal(DeskKeyProblem.Missing, Problem(() => DeskKey.Load(Path)));

    /// <summary>Not the same as missing: its remedy is not another key.</summary>
    [Fact]
    public void A_file_that_cannot_be_reached_is_told()
    {
        Directory.CreateDirectory(Path);
        Assert.Equal(DeskKeyProblem.Unreadable, Problem(() => DeskKey.Load(Path)));
        File.CreateSymbolicLink(folder.At("keys/loop.key"), "loop.key");
        Assert.Equal(DeskKeyProblem.Unreadable, Problem(() => DeskKey.Load(folder.At("keys/loop.key"))));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.GroupWrite)]
    public void A_file_others_have_rights_on_is_told(UnixFileMode more)
    {
        DeskKey.Create(Path).Dispose();
        File.SetUnixFileMode(Path, FileMode | more);
        Assert.Equal(DeskKeyProblem.TooOpen, Problem(() => DeskKey.Load(Path)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"format":"integritybot-desk-key/2","id":"00","publicKey":"","privateKey":""}""")]
    [InlineData("""{"format":"integritybot-desk-key/1","id":"00","publicKey":"","privateKey":"AAAA"}""")]
    [InlineData("""{"format":"integritybot-desk-key/1","id":"00","publicKey":"","salt":"AAAA","sealedKey":"AAAA"}""")]
    [InlineData("""{"format":"integritybot-desk-key/1","id":null,"publicKey":null,"privateKey":null}""")]
    public void Another_format_is_told(string text)
    {
        Write(text);
        Assert.Equal(DeskKeyProblem.NotOurs, Problem(() => DeskKey.Load(Path)));
    }

    [Fact]
    public void A_huge_file_is_not_read()
    {
        Write(new string(' ', 100_000));
        Assert.Equal(DeskKeyProblem.NotOurs, Problem(() => DeskKey.Load(Path)));
    }

    [Fact]
    public void A_public_key_that_is_not_the_private_keys_is_told()
    {
        DeskKey.Create(Path).Dispose();
        DeskKey.Create(folder.At("keys/other.key")).Dispose();
        var file = JsonNode.Parse(File.ReadAllText(Path))!;
        file["privateKey"] = JsonNode.Parse(File.ReadAllText(folder.At("keys/other.key")))!["privateKey"]!.GetValue<string>();
        Write(file.ToJsonString());
        Assert.Equal(DeskKeyProblem.NotOurs, Problem(() => DeskKey.Load(Path)));
    }

    [Fact]
    public void Under_a_passphrase_the_file_opens_with_it_alone_however_its_letters_are_composed()
    {
        string id;
        using (var made = DeskKey.Create(Path, Passphrase + " й"))
        {
            Assert.True(made.IsUnderPassphrase);
            id = made.Id;
        }

        Assert.Null(JsonNode.Parse(File.ReadAllText(Path))!["privateKey"]);
        Assert.Equal(DeskKeyProblem.PassphraseNeeded, Problem(() => DeskKey.Load(Path)));
        Assert.Equal(DeskKeyProblem.PassphraseNeeded, Problem(() => DeskKey.Load(Path, "")));
        Assert.Equal(DeskKeyProblem.WrongPassphrase, Problem(() => DeskKey.Load(Path, "qwerty")));
        using var loaded = DeskKey.Load(Path, Passphrase + " и\u0306");
        Assert.Equal(id, loaded.Id);
        Assert.True(loaded.IsUnderPassphrase);
    }

    [Fact]
    public void Under_a_passphrase_changed_bytes_are_told()
    {
        DeskKey.Create(Path, Passphrase).Dispose();
        var file = JsonNode.Parse(File.ReadAllText(Path))!;
        var box = Convert.FromBase64String(file["sealedKey"]!.GetValue<string>());
        box[^1] ^= 1;
        file["sealedKey"] = Convert.ToBase64String(box);
        Write(file.ToJsonString());
        Assert.Equal(DeskKeyProblem.WrongPassphrase, Problem(() => DeskKey.Load(Path, Passphrase)));
    }

    [Fact]
    public void An_empty_passphrase_is_none_to_make_a_key_with()
    {
        Assert.Throws<ArgumentException>(() => DeskKey.Create(Path, ""));
        Assert.False(File.Exists(Path));
    }

    [Fact]
    public void A_disposed_key_opens_nothing()
    {
        var key = DeskKey.Create(Path);
        key.Dispose();
        key.Dispose();
        Assert.Throws<ObjectDisposedException>(() => key.Unwrap(TicketSealer.New().Ticket, new byte[KeyWrap.Size]));
    }

    public void Dispose() => folder.Dispose();

    private static DeskKeyProblem Problem(Func<DeskKey> use) => Assert.Throws<DeskKeyException>(use).Problem;

    private void Write(string text)
    {
        Directory.CreateDirectory(folder.At("keys"), FileMode | UnixFileMode.UserExecute);
        File.WriteAllText(Path, text);
        File.SetUnixFileMode(Path, FileMode);
    }
}
