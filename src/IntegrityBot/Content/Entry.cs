using System.Collections.Immutable;
using System.Globalization;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace IntegrityBot.Content;

/// <summary>
/// One mapping of a YAML file, read strictly: what is missing, of a wrong kind or unknown becomes a problem with its line, and
/// reading goes on with an empty value, so that one run tells an editor everything.
/// </summary>
internal sealed class Entry
{
    private readonly string file;
    private readonly YamlMappingNode node;
    private readonly ICollection<Problem> problems;
    private readonly int offset;
    private readonly HashSet<string> read = new(StringComparer.Ordinal);

    private Entry(string file, YamlMappingNode node, ICollection<Problem> problems, int offset)
    {
        this.file = file;
        this.node = node;
        this.problems = problems;
        this.offset = offset;
    }

    public int Line => (int)node.Start.Line + offset;

    /// <summary>The entries of a file that is one list.</summary>
    public static IReadOnlyList<Entry> List(string file, string text, ICollection<Problem> problems) =>
        Parse(file, text, problems, 0) switch
        {
            null => [],
            YamlSequenceNode list => Mappings(file, list, problems, 0),
            var other => Wrong(file, other, "Expected a list.", problems, 0),
        };

    /// <summary>A file, or its head, that is one mapping.</summary>
    /// <param name="offset">Lines of the file above <paramref name="text"/>.</param>
    public static Entry? One(string file, string text, ICollection<Problem> problems, int offset = 0)
    {
        switch (Parse(file, text, problems, offset))
        {
            case YamlMappingNode mapping:
                return new(file, mapping, problems, offset);
            case { } other:
                Wrong(file, other, "Expected 'name: value' lines.", problems, offset);
                return null;
            default:
                return null;
        }
    }

    public void Report(string message) => problems.Add(new(file, Line, message));

    public bool Has(string key) => node.Children.ContainsKey(new YamlScalarNode(key));

    public string Text(string key) => OptionalText(key) ?? Missing(key, "");

    public string? OptionalText(string key) => Scalar(key) is { Value: { } value } && value.Trim().Length > 0 ? value.Trim() : null;

    public int Number(string key) =>
        int.TryParse(Text(key), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : Bad(key, "a whole number", 0);

    public bool Flag(string key) => Text(key) switch
    {
        "true" => true,
        "false" => false,
        _ => Bad(key, "true or false", false),
    };

    /// <summary>An enum's value in kebab-case.</summary>
    public T Choice<T>(string key) where T : struct, Enum
    {
        var text = Text(key);
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(value.ToString(), text.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return Bad(key, $"one of {string.Join(", ", Enum.GetNames<T>())} in kebab-case", default(T));
    }

    public AsOf? OptionalDate(string key) => OptionalText(key) is not { } text ? null : AsOf.Read(text) ?? Bad<AsOf?>(key, "a date: 2026-06-30, 2026-06 or 2026", null);

    public AsOf Date(string key) => OptionalDate(key) ?? Missing(key, new AsOf(1));

    public ImmutableArray<string> Texts(string key)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (var item in Items(key))
        {
            if (item is YamlScalarNode { Value: { } value } && value.Trim().Length > 0)
            {
                texts.Add(value.Trim());
            }
            else
            {
                problems.Add(new(file, (int)item.Start.Line + offset, $"'{key}' has something else than text in its list: put it into quotes."));
            }
        }

        return texts.DrainToImmutable();
    }

    public ImmutableArray<int> Numbers(string key) =>
        [.. Texts(key).Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Bad(key, "whole numbers", 0))];

    public IReadOnlyList<Entry> Entries(string key) =>
        Items(key) is { Count: > 0 } items ? Mappings(file, items, problems, offset) : [];

    public Entry? OptionalEntry(string key)
    {
        read.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var child) && child is YamlMappingNode mapping
            ? new(file, mapping, problems, offset)
            : null;
    }

    public Translated<string> Trio() => new(Text(Language.Kk.Tag()), Text(Language.Ru.Tag()), Text(Language.En.Tag()));

    /// <summary>Says which keys nobody asked for: mostly typing errors.</summary>
    public void Done()
    {
        foreach (var key in node.Children.Keys.OfType<YamlScalarNode>().Where(key => !read.Contains(key.Value ?? "")))
        {
            problems.Add(new(file, (int)key.Start.Line + offset, $"'{key.Value}' is not known here."));
        }
    }

    private static YamlNode? Parse(string file, string text, ICollection<Problem> problems, int offset)
    {
        try
        {
            var stream = new YamlStream();
            using var reader = new StringReader(text);
            stream.Load(reader);
            if (stream.Documents.Count > 0)
            {
                return stream.Documents[0].RootNode;
            }

            problems.Add(new(file, 1 + offset, "The file is empty."));
            return null;
        }
        catch (YamlException broken)
        {
            problems.Add(new(file, (int)broken.Start.Line + offset, $"Not YAML: {broken.InnerException?.Message ?? broken.Message}"));
            return null;
        }
    }

    private static List<Entry> Mappings(string file, IEnumerable<YamlNode> list, ICollection<Problem> problems, int offset)
    {
        var entries = new List<Entry>();
        foreach (var item in list)
        {
            if (item is YamlMappingNode mapping)
            {
                entries.Add(new(file, mapping, problems, offset));
            }
            else
            {
                Wrong(file, item, "Expected 'name: value' lines.", problems, offset);
            }
        }

        return entries;
    }

    private static IReadOnlyList<Entry> Wrong(string file, YamlNode node, string message, ICollection<Problem> problems, int offset)
    {
        problems.Add(new(file, (int)node.Start.Line + offset, message));
        return [];
    }

    private YamlScalarNode? Scalar(string key)
    {
        read.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child as YamlScalarNode ?? Bad<YamlScalarNode?>(key, "text", null) : null;
    }

    private IReadOnlyList<YamlNode> Items(string key)
    {
        read.Add(key);
        return !node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? Missing<IReadOnlyList<YamlNode>>(key, [])
            : child is YamlSequenceNode list ? [.. list.Children]
            : Bad<IReadOnlyList<YamlNode>>(key, "a list", []);
    }

    private T Missing<T>(string key, T instead)
    {
        Report($"'{key}' is missing.");
        return instead;
    }

    private T Bad<T>(string key, string expected, T instead)
    {
        Report($"'{key}' must be {expected}.");
        return instead;
    }
}
