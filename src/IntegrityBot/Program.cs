using System.CommandLine;
using IntegrityBot.Commands;
using IntegrityBot.Configuration;
using Microsoft.Extensions.Options;

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
catch (SetupException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 2;
}
catch (OptionsValidationException problem)
{
    foreach (var failure in problem.Failures)
    {
        Console.Error.WriteLine(failure);
    }

    Console.Error.WriteLine("See appsettings.example.json. A setting is Section:Name there and Section__Name in the environment.");
    return 2;
}
catch (OperationCanceledException)
{
    return 130;
}
