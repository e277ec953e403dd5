using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace IntegrityBot.Configuration;

/// <summary>Settings that are needed before, or without, the host that binds the others.</summary>
internal static class Settings
{
    /// <exception cref="SetupException">A value is wrong; names the setting, and not the value: it may be a person, or a secret.</exception>
    public static T Section<T>(IConfiguration configuration, string name) where T : class, new()
    {
        var section = configuration.GetSection(name);
        var unread = typeof(T).GetProperties().Where(property => property.CanWrite && !IsRead(section.GetSection(property.Name), property.PropertyType)).ToList();
        if (unread.Count > 0)
        {
            throw Wrong(unread.Select(property => $"{name}:{property.Name}: the value has the wrong form."));
        }

        var options = section.Get<T>() ?? new();
        var problems = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new(options), problems, validateAllProperties: true)
            ? options
            : throw Wrong(problems.Select(problem => $"{name}:{string.Join(',', problem.MemberNames)}: {problem.ErrorMessage}"));
    }

    /// <summary>The binder's own message quotes the value.</summary>
    private static bool IsRead(IConfigurationSection setting, Type type)
    {
        try
        {
            setting.Get(type);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static SetupException Wrong(IEnumerable<string> lines) => new(string.Join(
        Environment.NewLine,
        [.. lines, "See appsettings.example.json. A setting is Section:Name there and Section__Name in the environment."]));
}
