using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IntegrityBot.Sandbox.Wire;

/// <summary>A file that came in a multipart part.</summary>
internal sealed record Upload(string FileName, string? ContentType, byte[] Bytes);

/// <summary>
/// One Bot API call. As on the real server every parameter is text, whichever way it came: numbers and booleans as written, objects and
/// arrays as their JSON.
/// </summary>
internal sealed class Call(string method)
{
    public string Method { get; } = method;

    public Dictionary<string, string> Parameters { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Upload>? Files { get; private set; }

    public void Add(string name, Upload file) => (Files ??= new(StringComparer.Ordinal))[name] = file;

    /// <summary>The value, or null if absent or empty: the real server makes no difference.</summary>
    public string? Text(string name) => Parameters.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    public bool Has(string name) => Parameters.ContainsKey(name);

    public bool Flag(string name) =>
        Text(name) is { } value && (value.Equals("true", StringComparison.OrdinalIgnoreCase) || value is "1"
            || value.Equals("yes", StringComparison.OrdinalIgnoreCase));

    /// <summary>A number as the real server reads it: what is no number counts as the default.</summary>
    public long Number(string name, long otherwise = 0) =>
        Text(name) is { } value && long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : otherwise;

    /// <summary>A parameter that is JSON by its nature.</summary>
    /// <exception cref="ApiError">400 with <paramref name="complaint"/> if it does not parse.</exception>
    public JsonNode? Json(string name, string complaint)
    {
        if (Text(name) is not { } value)
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(value);
        }
        catch (JsonException)
        {
            throw ApiError.BadRequest(complaint);
        }
    }
}
