using System.Buffers.Binary;
using System.Text;

namespace IntegrityBot.Vault.Sealing;

/// <summary>What a sealed value is for; the second byte of its header.</summary>
internal enum Purpose : byte
{
    TicketField = 1,
    TicketFile = 2,
    TicketKey = 3,
    Session = 4,
    DeskKey = 5,
    Member = 6,
    Errand = 7,
    Invitation = 8,
    Bell = 9,
}

/// <summary>
/// Where sealed bytes belong. All of it is authenticated, so a value opens only in the place it was sealed for.
/// </summary>
/// <param name="Owner">The ticket's or the session's id, the desk key's, or that of a row of the desk.</param>
/// <param name="Kind">The kind of record.</param>
/// <param name="Name">The field, the file's id or the recipient.</param>
internal readonly record struct Place(
    Purpose Purpose, string Owner, string Kind, string Name, int Version = 0, int Chunk = 0, bool IsLast = true)
{
    /// <summary>Bytes of <see cref="WriteAssociatedData"/> for a given header.</summary>
    public int AssociatedDataSize =>
        Box.HeaderSize + (3 * sizeof(ushort)) + Encoding.UTF8.GetByteCount(Owner) + Encoding.UTF8.GetByteCount(Kind) +
        Encoding.UTF8.GetByteCount(Name) + sizeof(int) + sizeof(byte) + sizeof(int);

    /// <summary>header ‖ owner ‖ kind ‖ name (each with its length, 16 bit) ‖ chunk (32) ‖ last (8) ‖ version (32), big-endian.</summary>
    public void WriteAssociatedData(ReadOnlySpan<byte> header, Span<byte> to)
    {
        header.CopyTo(to);
        var at = header.Length;
        at += WriteText(Owner, to[at..]);
        at += WriteText(Kind, to[at..]);
        at += WriteText(Name, to[at..]);
        BinaryPrimitives.WriteInt32BigEndian(to[at..], Chunk);
        to[at + 4] = IsLast ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt32BigEndian(to[(at + 5)..], Version);
    }

    private static int WriteText(string text, Span<byte> to)
    {
        var size = Encoding.UTF8.GetBytes(text, to[sizeof(ushort)..]);
        BinaryPrimitives.WriteUInt16BigEndian(to, checked((ushort)size));
        return sizeof(ushort) + size;
    }
}
