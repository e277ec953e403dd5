using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace IntegrityBot.Configuration;

/// <summary>Settings that are needed before, or without, the host that binds the others.</summary>
internal static class Settings
{
    /// <exception cref="SetupException">A value is wrong; names the setting.</exception>
    public static T Section<T>(IConfiguration configuration, string name) where T : class, new()
    {
        var options = configuration.GetSection(name).Get<T>() ?? new();
        var problems = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new(options), problems, validateAllProperties: true)
            ? options
            : throw new SetupException(string.Join(Environment.NewLine, problems.Select(problem => $"{name}:{string.Join(',', problem.MemberNames)}: {problem.ErrorMessage}")));
    }
}
