namespace IntegrityBot.Vault.Audit;

/// <summary>Reads an enum's name as it is written, never its number: what is proven must say what it says in one way only.</summary>
internal static class EnumNames
{
    public static bool Read<T>(string name, out T value)
        where T : struct, Enum => Enum.TryParse(name, ignoreCase: false, out value) && value.ToString() == name;

    /// <summary>Null is read as null.</summary>
    public static bool ReadIfThere<T>(string? name, out T? value)
        where T : struct, Enum
    {
        value = null;
        if (name is not null && Read<T>(name, out var read))
        {
            value = read;
        }

        return name is null || value is not null;
    }
}
