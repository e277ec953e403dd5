using System.Reflection;
using IntegrityBot.Storage;

namespace IntegrityBot.EndToEnd.Tests;

/// <summary>The real store, with somebody who may hold up whoever comes to it.</summary>
public class WatchedStore : DispatchProxy
{
    private IStore store = null!;

    /// <summary>Runs before each call, with its name and arguments, on the caller's thread.</summary>
    public Action<string, object?[]>? Before { get; set; }

    /// <summary>A desk whose store is watched.</summary>
    internal static async Task<(RunningBot Bot, WatchedStore Store)> StartWithDesk()
    {
        WatchedStore? watched = null;
        var bot = await RunningBot.StartWithDesk();
        bot.Before = store => (IStore)(object)(watched = Of(store));
        await bot.Restart();
        return (bot, watched!);
    }

    public static WatchedStore Of(IStore store)
    {
        var watched = (WatchedStore)(object)Create<IStore, WatchedStore>();
        watched.store = store;
        return watched;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        Before?.Invoke(targetMethod!.Name, args!);
        return targetMethod!.Invoke(store, BindingFlags.DoNotWrapExceptions, binder: null, args, culture: null);
    }
}
