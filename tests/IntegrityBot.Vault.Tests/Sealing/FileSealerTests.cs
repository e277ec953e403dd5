using System.Security.Cryptography;
using CsCheck;
using Geralt;
using IntegrityBot.Vault.Sealing;

namespace IntegrityBot.Vault.Tests.Sealing;

public sealed class FileSealerTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(100_000, 1)]
    [InlineData(FileSealer.ChunkSize - 8, 1)]
    [InlineData(FileSealer.ChunkSize - 7, 2)]
    [InlineData(FileSealer.ChunkSize, 2)]
    [InlineData(1_000_000, 4)]
    [InlineData(5_000_000, 20)]
    public void A_file_of_any_size_comes_back_as_it_was(int size, int chunks)
    {
        var secret = TicketSealer.New();
        var file = TicketSealer.NewFileId();
        var bytes = new byte[size];
        RandomNumberGenerator.Fill(bytes);
        var rows = FileSealer.SealFile(secret, file, bytes);
        Assert.Equal(chunks, rows.Count);
        Assert.Equal(bytes, FileSealer.OpenFile(secret, file, rows));
    }

    [Fact]
    public void Sealed_sizes_tell_the_padded_size_and_at_most_an_eighth_is_added() =>
        Gen.Int[1_000, 600_000].Sample(
            size =>
            {
                var rows = FileSealer.SealFile(TicketSealer.New(), TicketSealer.NewFileId(), new byte[size]);
                var total = rows.Sum(row => row.Length - Box.Overhead);
                return (ulong)total == Padme.GetPaddedSize((ulong)size + 8) && total <= (size + 8) * 1.12 &&
                    rows.SkipLast(1).All(row => row.Length == FileSealer.ChunkSize + Box.Overhead);
            },
            iter: 50);

    [Fact]
    public void Chunks_missing_swapped_repeated_or_of_another_file_are_refused()
    {
        var secret = TicketSealer.New();
        var file = TicketSealer.NewFileId();
        var other = TicketSealer.NewFileId();
        var bytes = new byte[3 * FileSealer.ChunkSize];
        var rows = FileSealer.SealFile(secret, file, bytes);
        var others = FileSealer.SealFile(secret, other, bytes);
        var strangers = FileSealer.SealFile(TicketSealer.New(), file, bytes);
        Assert.Equal(4, rows.Count);

        IReadOnlyList<byte[]>[] broken =
        [
            [],
            [rows[0]],
            [rows[0], rows[1], rows[2]],
            [rows[1], rows[2], rows[3]],
            [rows[0], rows[2], rows[1], rows[3]],
            [rows[0], rows[1], rows[3]],
            [rows[0], rows[1], rows[2], rows[3], rows[3]],
            [rows[3]],
            [others[0], rows[1], rows[2], rows[3]],
            [strangers[0], rows[1], rows[2], rows[3]],
            [rows[0], rows[1], rows[2], []],
            [rows[0][..^1], rows[1], rows[2], rows[3]],
        ];
        Assert.All(broken, chunks => Assert.Throws<SealBrokenException>(() => FileSealer.OpenFile(secret, file, chunks)));
        Assert.Throws<SealBrokenException>(() => FileSealer.OpenFile(secret, other, rows));
        Assert.Equal(bytes, FileSealer.OpenFile(secret, file, rows));
    }

    [Fact]
    public void Every_changed_byte_of_a_chunk_is_refused()
    {
        var secret = TicketSealer.New();
        var file = TicketSealer.NewFileId();
        var rows = FileSealer.SealFile(secret, file, new byte[300]);
        for (var at = 0; at < rows[0].Length; at++)
        {
            rows[0][at] ^= 0x10;
            Assert.Throws<SealBrokenException>(() => FileSealer.OpenFile(secret, file, rows));
            rows[0][at] ^= 0x10;
        }
    }

    [Fact]
    public void A_file_sealed_for_one_ticket_does_not_open_for_another_with_the_same_key()
    {
        var secret = TicketSealer.New();
        var file = TicketSealer.NewFileId();
        var rows = FileSealer.SealFile(secret, file, [1, 2, 3]);
        Assert.Throws<SealBrokenException>(() => FileSealer.OpenFile(secret with { Ticket = TicketSealer.New().Ticket }, file, rows));
    }

    [Fact]
    public void The_key_of_a_files_rows_needs_the_tickets_data_key()
    {
        var secret = TicketSealer.New();
        var file = TicketSealer.NewFileId();
        var key = FileSealer.FileKey(secret, file);
        Assert.Matches("^[0-9a-f]{32}$", key);
        Assert.Equal(key, FileSealer.FileKey(secret, file));
        Assert.NotEqual(key, FileSealer.FileKey(secret, TicketSealer.NewFileId()));
        Assert.NotEqual(key, FileSealer.FileKey(secret with { DataKey = TicketSealer.New().DataKey }, file));
    }
}
