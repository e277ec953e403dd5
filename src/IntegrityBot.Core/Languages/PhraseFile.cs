using System.Text.Json;

namespace IntegrityBot.Core.Languages;

/// <summary>Reads i18next v4 JSON: nested objects whose leaves are texts; the path, joined by dots, is the key.</summary>
internal static class PhraseFile
{
    public static IReadOnlyDictionary<string, Template> Read(Language language, string json)
    {
        var phrases = new Dictionary<string, Template>(StringComparer.Ordinal);
        try
        {
            using var document = JsonDocument.Parse(json);
            Collect(language, "", document.RootElement, phrases);
        }
        catch (JsonException problem)
        {
            throw new FormatException($"locales/{language.Tag()}/phrases.json is not JSON: line {problem.LineNumber + 1}.", problem);
        }

        return phrases;
    }

    private static void Collect(Language language, string path, JsonElement element, Dictionary<string, Template> phrases)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var child in element.EnumerateObject())
                {
                    Collect(language, path.Length == 0 ? child.Name : $"{path}.{child.Name}", child.Value, phrases);
                }

                break;
            case JsonValueKind.String:
                if (!phrases.TryAdd(path, Template.Cut(element.GetString() ?? "")))
                {
                    throw new FormatException($"locales/{language.Tag()}/phrases.json has '{path}' twice.");
                }

                break;
            default:
                throw new FormatException($"locales/{language.Tag()}/phrases.json: '{path}' is not text.");
        }
    }
}
