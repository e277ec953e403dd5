using System.CommandLine;
using IntegrityBot.Configuration;
using IntegrityBot.Vault.Desk;

namespace IntegrityBot.Commands;

/// <summary><c>integritybot keys</c>.</summary>
internal static class KeysCommand
{
    public static Command Create() => new("keys", "The desk key: with it the desk opens tickets.") { Init() };

    private static Command Init()
    {
        var to = new Option<string>("--out") { Description = "The file to make.", DefaultValueFactory = _ => new DeskOptions().KeyFile };
        var command = new Command("init", "Makes a new desk key in a file only you can read. Set Desk__Passphrase to put it under a passphrase.") { to };
        command.SetAction(result => Make(result.GetRequiredValue(to), Environment.GetEnvironmentVariable("Desk__Passphrase")));
        return command;
    }

    private static int Make(string path, string? passphrase)
    {
        try
        {
            using var key = DeskKey.Create(path, string.IsNullOrEmpty(passphrase) ? null : passphrase);
            Console.WriteLine($"Made desk key {key.Id} in {path}{(string.IsNullOrEmpty(passphrase) ? ", without a passphrase" : ", under the passphrase in Desk__Passphrase")}.");
            Console.WriteLine("Keep a copy of it somewhere safe, apart from the database and its backups: without it no ticket can be opened.");
            return 0;
        }
        catch (DeskKeyException problem)
        {
            throw new SetupException(DeskKeyAdvice.For(problem.Problem, path), problem);
        }
    }
}
