using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace IntegrityBot.EndToEnd.Tests;

/// <summary>Finds many byte strings in one pass: by their first eight bytes, then in full.</summary>
internal sealed class Needles
{
    private readonly ILookup<ulong, (byte[] Bytes, string What)> byStart;
    private readonly HashSet<ulong> starts;

    public Needles(IEnumerable<string> texts, IEnumerable<long> numbers)
        : this(texts.SelectMany(Encodings).Concat(numbers.SelectMany(Encodings)))
    {
    }

    /// <summary>Bytes as they are.</summary>
    public Needles(IEnumerable<(byte[] Bytes, string What)> needles)
    {
        var all = needles.Where(needle => needle.Bytes.Length >= 8).ToList();
        byStart = all.ToLookup(needle => BinaryPrimitives.ReadUInt64LittleEndian(needle.Bytes));
        starts = [.. byStart.Select(group => group.Key)];
    }

    public IEnumerable<string> In(byte[] bytes)
    {
        for (var at = 0; at + 8 <= bytes.Length; at++)
        {
            var start = MemoryMarshal.Read<ulong>(bytes.AsSpan(at));
            if (!starts.Contains(start))
            {
                continue;
            }

            foreach (var (needle, what) in byStart[start])
            {
                if (bytes.AsSpan(at).StartsWith(needle))
                {
                    yield return $"{what} at {at}";
                }
            }
        }
    }

    /// <summary>In every file below a folder that no program has open.</summary>
    public async Task<IReadOnlyList<string>> InFolder(string folder)
    {
        var found = new List<string>();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            found.AddRange(In(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)).Select(what => $"{Path.GetFileName(file)}: {what}"));
        }

        return found;
    }

    private static IEnumerable<(byte[] Bytes, string What)> Encodings(string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        yield return (plain, "UTF-8");
        yield return (Encoding.Unicode.GetBytes(text), "UTF-16 LE");
        yield return (Encoding.BigEndianUnicode.GetBytes(text), "UTF-16 BE");
        yield return (Encoding.ASCII.GetBytes(Convert.ToHexString(plain)), "hex");
        yield return (Encoding.ASCII.GetBytes(Convert.ToHexStringLower(plain)), "hex");
        for (var shift = 0; shift < 3; shift++)
        {
            // The signs at either end depend on the neighbours; those between do not.
            var coded = Convert.ToBase64String([.. new byte[shift], .. plain]);
            var from = shift == 0 ? 0 : 4;
            yield return (Encoding.ASCII.GetBytes(coded[from..((shift + plain.Length) / 3 * 4)]), "base64");
        }
    }

    private static IEnumerable<(byte[] Bytes, string What)> Encodings(long number)
    {
        var little = new byte[8];
        var big = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(little, number);
        BinaryPrimitives.WriteInt64BigEndian(big, number);
        return [(little, "int64 LE"), (big, "int64 BE"), .. Encodings(Convert.ToHexString(big).TrimStart('0').PadLeft(9, '0')).Take(1)];
    }
}
