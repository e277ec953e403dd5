using IntegrityBot.Configuration;
using IntegrityBot.Hosting;
using IntegrityBot.Sandbox;
using IntegrityBot.Storage;
using IntegrityBot.Storage.LiteDb;
using IntegrityBot.Vault.Desk;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IntegrityBot.EndToEnd.Tests;

/// <summary>What an operator can mend: a sentence that names it, exit code 2, no stack trace, and nothing that should not stand in a journal.</summary>
public sealed class MendableTests : IDisposable
{
    private const string Secret = "TEST-SECRET";

    private readonly string folder = Directory.CreateTempSubdirectory("integritybot-mend-").FullName;

    public static TheoryData<string[]> Looks => new() { (string[])["audit", "verify"], (string[])["content", "counters"] };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task To_look_where_no_bot_has_been_makes_no_database_and_does_not_find_that_all_is_well(string[] command)
    {
        Says("Storage:Path", await Command.Run(folder, command));

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task To_look_while_the_bot_runs_is_told_that_the_database_is_in_use(string[] command)
    {
        await using var store = await LiteDbStore.Open(new StorageOptions { Path = At("data") }, TestContext.Current.CancellationToken);

        Says("in use", await Command.Run(folder, command));
    }

    [Theory]
    [InlineData("run", "Desk:FirstLead")]
    [InlineData("run", "Desk:NoticeLanguage")]
    [InlineData("run", "Desk:AcknowledgeDays")]
    [InlineData("run", "Desk:OpenFor")]
    [InlineData("run", "Telegram:ParallelChats")]
    [InlineData("run", "Telegram:ApiUrl")]
    [InlineData("run", "Telegram:Token")]
    [InlineData("run", "Retention:MaxDays")]
    [InlineData("ask", "Law:MciTenge")]
    public async Task A_setting_of_the_wrong_form_is_named_and_its_value_is_not(string command, string setting) => Says(
        setting,
        await Command.RunWith(
            [("Telegram__Token", "123456:" + new string('a', 35)), (setting.Replace(":", "__", StringComparison.Ordinal), Secret)],
            folder,
            command == "ask" ? ["ask", "bribe"] : [command]));

    [Fact]
    public async Task A_file_of_settings_that_is_no_json_is_named_with_its_line()
    {
        await File.WriteAllTextAsync(At("appsettings.json"), $"{{\n  \"Desk\": {Secret}\n}}", TestContext.Current.CancellationToken);

        var said = await Command.Run(folder, "run");

        Says("appsettings.json", said);
        Assert.Contains("line 2", said.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_made_under_the_passphrase_that_run_reads_wherever_it_is_set()
    {
        Directory.CreateDirectory(At("secrets"));
        await File.WriteAllTextAsync(At("secrets/Desk__Passphrase"), Secret, TestContext.Current.CancellationToken);

        var (code, output) = await Command.RunWith([("CREDENTIALS_DIRECTORY", At("secrets"))], folder, "keys", "init", "--out", At("key/desk.key"));

        Assert.True(code == 0, output);
        Assert.DoesNotContain(Secret, output, StringComparison.Ordinal);
        using var key = DeskKey.Load(At("key/desk.key"), Secret);
        Assert.True(key.IsUnderPassphrase);
    }

    [Fact]
    public async Task A_passphrase_over_a_key_that_has_none_is_refused()
    {
        await using var bot = await RunningBot.Start();

        var problem = await Assert.ThrowsAsync<SetupException>(() => bot.Restart(("Desk:Passphrase", Secret)));

        Assert.Contains("Desk:Passphrase", problem.Message, StringComparison.Ordinal);
        Assert.Contains("Desk:KeyFile", problem.Message, StringComparison.Ordinal);
        Assert.Contains("keys init", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_is_none_is_told()
    {
        Says("--out", await Command.Run(folder, "keys", "init", "--out", ""));
        Says("path of a file", await Command.Run(folder, "receipt", "verify", "", "--head", new string('a', 64)));
        Says("--data", await Command.Run(folder, "sandbox", "--data", ""));
    }

    [Fact]
    public async Task A_data_folder_that_the_sandbox_cannot_use_is_not_taken_for_a_taken_port()
    {
        await File.WriteAllTextAsync(At("file"), "", TestContext.Current.CancellationToken);
        Says("--data", await Command.Run(folder, "sandbox", "--data", "file", "--urls", "http://127.0.0.1:0"));
        Says("--data", await Command.Run(folder, "sandbox", "--data", "file"));

        Directory.CreateDirectory(At("foreign/telegram"));
        await File.WriteAllTextAsync(At("foreign/telegram/sandbox.json"), "[]", TestContext.Current.CancellationToken);
        Says("not the sandbox's", await Command.Run(folder, "sandbox", "--data", "foreign", "--urls", "http://127.0.0.1:0"));

        Directory.CreateDirectory(At("keyless"));
        await File.WriteAllTextAsync(At("keyless/desk-key"), "", TestContext.Current.CancellationToken);
        Says("desk.key", await Command.Run(folder, "sandbox", "--data", "keyless", "--urls", "http://127.0.0.1:0"));
    }

    [Fact]
    public async Task A_port_that_another_program_has_is_told()
    {
        await using var other = await SandboxServer.StartAsync(new SandboxOptions(), TestContext.Current.CancellationToken);

        Says("is taken", await Command.Run(folder, "sandbox", "--data", "data", "--urls", other.Address.GetLeftPart(UriPartial.Authority)));
    }

    [Fact]
    public async Task A_bot_that_ended_by_itself_says_why()
    {
        await using var bot = await RunningBot.StartWithDesk(("Law:MciTenge", "0"));
        var worker = bot.Services.GetRequiredService<BotWorker>();
        var ending = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var end = bot.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(() => ending.TrySetResult());
        await ending.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        Assert.Contains("Law:MciTenge", Assert.Throws<SetupException>(() => worker.ExitCode()).Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string At(string path) => Path.Combine(folder, path);

    private static void Says(string what, (int Code, string Output) said)
    {
        Assert.Contains(what, said.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, said.Output, StringComparison.Ordinal);
        Assert.Equal(2, said.Code);
    }
}
