using System.Collections.Concurrent;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Vault.Receipts;

namespace IntegrityBot.Vault.Tests.Receipts;

public sealed class ReceiptKeyringTests : IDisposable
{
    private static readonly byte[] Salt = ReceiptKeys.NewSalt();
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ManualResetEventSlim typedMayGo = new(initialState: true);
    private readonly ConcurrentQueue<Receipt> begun = new();
    private int running;
    private int most;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Receipts_for_filing_are_ready_ahead_and_each_is_given_once()
    {
        await using var keyring = new ReceiptKeyring(Salt, pool: 3);
        await Until(() => keyring.Ready == 3);
        var given = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 10; i++)
        {
            var (receipt, keys) = await keyring.Next(Ct);
            using var same = ReceiptKeys.Derive(receipt, Salt);
            Assert.Equal(same.Lookup, keys.Lookup);
            Assert.True(receipt.HasTrueCheckSign);
            Assert.True(given.Add(receipt.Reveal()));
            keys.Dispose();
        }

        await Until(() => keyring.Ready == 3);
    }

    [Fact]
    public async Task A_look_up_gives_the_keys_of_the_receipt_asked_for()
    {
        await using var keyring = new ReceiptKeyring(Salt, pool: 0);
        var receipt = Typed(1);
        using var expected = ReceiptKeys.Derive(receipt, Salt);
        using var keys = await keyring.Derive(receipt, Ct);
        Assert.Equal(expected.Lookup, keys?.Lookup);
    }

    [Fact]
    public async Task At_most_two_derivations_run_at_once_over_filing_and_look_ups()
    {
        await using var keyring = new ReceiptKeyring(Watched, pool: 2, queue: 64);
        var lookUps = Enumerable.Range(0, 12).Select(i => keyring.Derive(Typed(i), Ct).AsTask()).ToList();
        var filings = Enumerable.Range(0, 6).Select(_ => keyring.Next(Ct).AsTask()).ToList();
        await Task.WhenAll(lookUps);
        await Task.WhenAll(filings);
        Assert.Equal(ReceiptKeyring.AtOnce, most);
    }

    [Fact]
    public async Task Filing_is_held_up_neither_by_running_nor_by_waiting_look_ups()
    {
        await using var keyring = new ReceiptKeyring(Watched, pool: 2, queue: 8);
        await Until(() => keyring.Ready == 2);
        typedMayGo.Reset();
        begun.Clear();
        var lookUps = Enumerable.Range(0, 6).Select(i => keyring.Derive(Typed(i), Ct).AsTask()).ToList();
        await Until(() => begun.Count == 2); // both threads are taken

        Assert.True(keyring.Next(Ct).AsTask().IsCompletedSuccessfully);
        Assert.True(keyring.Next(Ct).AsTask().IsCompletedSuccessfully);
        var third = keyring.Next(Ct).AsTask();
        Assert.False(third.IsCompleted);

        typedMayGo.Set();
        _ = await third;
        await Task.WhenAll(lookUps);
        await Until(() => keyring.Ready == 2);

        // Two look-ups were in hand; then the three missing receipts came before the other four look-ups.
        var order = begun.Select(receipt => IsTyped(receipt)).ToList();
        Assert.Equal(9, order.Count);
        Assert.Equal([true, true], order[..2]);
        Assert.Equal(3, order[2..6].Count(typed => !typed));
    }

    [Fact]
    public async Task A_full_queue_refuses_at_once_and_a_look_up_given_up_frees_its_place()
    {
        await using var keyring = new ReceiptKeyring(Watched, pool: 0, queue: 2);
        typedMayGo.Reset();
        var inHand = new[] { keyring.Derive(Typed(1), Ct).AsTask(), keyring.Derive(Typed(2), Ct).AsTask() };
        await Until(() => begun.Count == 2);

        using var impatient = new CancellationTokenSource();
        var waiting = keyring.Derive(Typed(3), Ct).AsTask();
        var leaving = keyring.Derive(Typed(4), impatient.Token).AsTask();
        var refused = keyring.Derive(Typed(5), Ct).AsTask();
        Assert.True(refused.IsCompletedSuccessfully);
        Assert.Null(await refused);

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        var welcome = keyring.Derive(Typed(6), Ct).AsTask();
        typedMayGo.Set();
        Assert.NotNull(await welcome);
        Assert.NotNull(await waiting);
        await Task.WhenAll(inHand);
        Assert.DoesNotContain(Typed(4), begun);
    }

    [Fact]
    public async Task A_filing_given_up_leaves_its_receipt_to_the_next()
    {
        await using var keyring = new ReceiptKeyring(Watched, pool: 0, queue: 8);
        typedMayGo.Reset();
        var lookUps = new[] { keyring.Derive(Typed(1), Ct).AsTask(), keyring.Derive(Typed(2), Ct).AsTask() };
        await Until(() => begun.Count == 2);
        using var impatient = new CancellationTokenSource();
        var leaving = keyring.Next(impatient.Token).AsTask();
        var staying = keyring.Next(Ct).AsTask();
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        typedMayGo.Set();
        _ = await staying;
        await Task.WhenAll(lookUps);
    }

    [Fact]
    public async Task A_derivation_that_fails_is_told_to_who_waits_for_it_and_work_goes_on()
    {
        var fail = true;
        await using var keyring = new ReceiptKeyring(
            receipt => Volatile.Read(ref fail) ? throw new InvalidOperationException() : ReceiptKeys.Derive(receipt, Salt), pool: 2, queue: 8);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await keyring.Derive(Typed(1), Ct));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await keyring.Next(Ct));
        Volatile.Write(ref fail, false);
        Assert.NotNull(await keyring.Derive(Typed(1), Ct));
        _ = await keyring.Next(Ct);
        await Until(() => keyring.Ready == 2);
    }

    [Fact]
    public async Task Disposing_cancels_who_waits_zeroes_the_pool_and_refuses_new_work()
    {
        var made = new ConcurrentBag<ReceiptKeys>();
        var keyring = new ReceiptKeyring(
            receipt =>
            {
                var keys = Watched(receipt);
                made.Add(keys);
                return keys;
            },
            pool: 2,
            queue: 8);
        await Until(() => keyring.Ready == 2);
        typedMayGo.Reset();
        begun.Clear();
        var inHand = new[] { keyring.Derive(Typed(1), Ct).AsTask(), keyring.Derive(Typed(2), Ct).AsTask() };
        await Until(() => begun.Count == 2);
        var waiting = keyring.Derive(Typed(3), Ct).AsTask();

        var disposing = keyring.DisposeAsync().AsTask();
        Assert.False(disposing.IsCompleted);
        typedMayGo.Set();
        await disposing;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.All(await Task.WhenAll(inHand), Assert.NotNull);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await keyring.Next(Ct));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await keyring.Derive(Typed(4), Ct));
        Assert.Equal(2, made.Count(keys => keys.CommitmentNonce.All(part => part == 0)));
    }

    public void Dispose() => typedMayGo.Dispose();

    /// <summary>Receipts "people typed" are told from the pool's by their first signs, and may be held up.</summary>
    private static Receipt Typed(int n) => Receipt.FromEntropy([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte)n, 0]);

    private static bool IsTyped(Receipt receipt) => receipt.Reveal().StartsWith("0000-0000-0000", StringComparison.Ordinal);

    private static async Task Until(Func<bool> condition)
    {
        var isSo = await Task.Run(() => SpinWait.SpinUntil(condition, Patience), Ct);
        Assert.True(isSo);
    }

    private ReceiptKeys Watched(Receipt receipt)
    {
        begun.Enqueue(receipt);
        var now = Interlocked.Increment(ref running);
        InterlockedMax(ref most, now);
        if (IsTyped(receipt))
        {
            typedMayGo.Wait(Patience);
        }

        var keys = ReceiptKeys.Derive(receipt, Salt);
        Interlocked.Decrement(ref running);
        return keys;
    }

    private static void InterlockedMax(ref int place, int value)
    {
        for (var seen = place; value > seen; seen = place)
        {
            Interlocked.CompareExchange(ref place, value, seen);
        }
    }
}
