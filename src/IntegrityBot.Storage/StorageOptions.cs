using System.ComponentModel.DataAnnotations;

namespace IntegrityBot.Storage;

/// <summary>The <c>Storage</c> section of appsettings.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>
    /// The folder of the database; a relative one starts at the working directory. Made with owner-only rights when it is not there.
    /// One process at a time may use it. Keep it on a local disk: network folders break locks and syncs.
    /// </summary>
    [Required]
    public string Path { get; init; } = "data";
}
