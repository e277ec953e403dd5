using System.CommandLine;
using IntegrityBot.Commands;
using IntegrityBot.Configuration;
using IntegrityBot.Storage;

var program = new RootCommand("IntegrityBot: anonymous corruption reports and legal literacy for Kazakhstan, on Telegram.")
{
    RunCommand.Create(),
    SandboxCommand.Create(),
    KeysCommand.Create(),
    AskCommand.Create(),
    ContentCommand.Create(),
    AuditCommand.Create(),
    ReceiptCommand.Create(),
};
program.SetAction((_, ct) => RunCommand.Run(ct));

try
{
    return await program.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception problem) when (problem is SetupException or StoreUnavailableException)
{
    Console.Error.WriteLine(problem.Message);
    return 2;
}
catch (OperationCanceledException)
{
    return 130;
}
