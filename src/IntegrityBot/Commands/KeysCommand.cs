using System.CommandLine;
using IntegrityBot.Configuration;
using IntegrityBot.Hosting;
using IntegrityBot.Vault.Desk;

namespace IntegrityBot.Commands;

/// <summary><c>integritybot keys</c>.</summary>
internal static class KeysCommand
{
    public static Command Create() => new("keys", "The desk key: with it the desk opens tickets.") { Init() };

    private static Command Init()
    {
        var to = new Option<string>("--out") { Description = "The file to make.", DefaultValueFactory = _ => new DeskOptions().KeyFile };
        var command = new Command("init", "Makes a new desk key in a file only you can read. With Desk:Passphrase set, where run reads it (the environment, or a secret file), it is put under that passphrase.") { to };
        command.SetAction(result => Make(result.GetRequiredValue(to), BotHost.Builder().Configuration["Desk:Passphrase"]));
        return command;
    }

    private static int Make(string path, string? passphrase)
    {
        if (path.Length == 0)
        {
            throw new SetupException("--out needs the path of a file.");
        }

        try
        {
            using var key = DeskKey.Create(path, string.IsNullOrEmpty(passphrase) ? null : passphrase);
            Console.WriteLine($"Made desk key {key.Id} in {path}{(string.IsNullOrEmpty(passphrase) ? ", without a passphrase" : ", under the passphrase in Desk:Passphrase")}.");
            Console.WriteLine("Keep a copy of it somewhere safe, apart from the database and its backups: without it no ticket can be opened.");
            return 0;
        }
        catch (DeskKeyException problem)
        {
            throw new SetupException(DeskKeyAdvice.For(problem.Problem, path), problem);
        }
    }
}
