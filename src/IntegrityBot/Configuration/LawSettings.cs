using System.ComponentModel.DataAnnotations;
using IntegrityBot.Core.Law;
using Microsoft.Extensions.Configuration;

namespace IntegrityBot.Configuration;

/// <summary>Reads the <c>Law</c> section; for commands that need no host, from the same places the host reads.</summary>
internal static class LawSettings
{
    /// <exception cref="SetupException">A value is out of its range.</exception>
    public static Mci Mci(IConfiguration? configuration = null)
    {
        var options = Bind((configuration ?? Own()).GetSection(LawOptions.Section));
        var problems = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new(options), problems, validateAllProperties: true)
            ? new(options.MciTenge, options.MciYear)
            : throw new SetupException(string.Join(Environment.NewLine, problems.Select(problem => $"{LawOptions.Section}:{string.Join(',', problem.MemberNames)}: {problem.ErrorMessage}")));
    }

    private static LawOptions Bind(IConfigurationSection section)
    {
        try
        {
            return section.Get<LawOptions>() ?? new();
        }
        catch (InvalidOperationException problem)
        {
            throw new SetupException($"{section.Path}: {problem.InnerException?.Message ?? problem.Message}", problem);
        }
    }

    private static IConfiguration Own() => new ConfigurationBuilder()
        .SetBasePath(Directory.GetCurrentDirectory())
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables()
        .Build();
}
