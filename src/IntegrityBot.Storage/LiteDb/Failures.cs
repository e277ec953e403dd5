using LiteDB;

namespace IntegrityBot.Storage.LiteDb;

/// <summary>What an operator reads when the store cannot work: the setting and how to mend it. LiteDB's own messages quote keys, so they stay out.</summary>
internal static class Failures
{
    public static StoreUnavailableException NotOurs() => new(
        "The database file in Storage:Path is damaged or not one of this program's. Restore a backup, or name another folder.");

    public static StoreUnavailableException InUse(Exception cause) => new(
        "The database in Storage:Path is in use by another process. Stop that process, or give each its own folder.", cause);

    public static StoreUnavailableException Opening(Exception failure) => failure switch
    {
        StoreUnavailableException said => said,
        IOException or UnauthorizedAccessException => new(
            "The database in Storage:Path cannot be opened. See that its folder exists, belongs to this user and has free space.", failure),
        _ => NotOurs(),
    };

    public static StoreUnavailableException Working(Exception failure) => failure switch
    {
        StoreUnavailableException said => said,
        IOException or UnauthorizedAccessException => new(
            "The disk of Storage:Path does not take or give data. See its free space and health; the store goes on as soon as it can.", failure),
        LiteException lite => new($"The database in Storage:Path failed (LiteDB error {lite.ErrorCode}). If it stays so, restore a backup."),
        _ => new($"The database in Storage:Path failed ({failure.GetType().Name}). If it stays so, restore a backup."),
    };

    public static bool IsOfTheDisk(Exception failure) => failure is IOException or UnauthorizedAccessException or StoreUnavailableException;
}
