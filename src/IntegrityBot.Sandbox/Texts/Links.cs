namespace IntegrityBot.Sandbox.Texts;

/// <summary>Which links Telegram takes, and the form it keeps them in.</summary>
internal static class Links
{
    /// <summary>The link as kept (<c>http://</c> is added to a bare host), or the user of a <c>tg://user?id=</c>; null for what is no link.</summary>
    public static (string Value, bool IsUser)? Of(string url)
    {
        const string User = "tg://user?id=";
        if (url.StartsWith(User, StringComparison.OrdinalIgnoreCase))
        {
            return long.TryParse(url.AsSpan(User.Length), System.Globalization.CultureInfo.InvariantCulture, out var id) && id > 0 ? (url[User.Length..], true) : null;
        }

        return Web(url) is { } web ? (web, false) : null;
    }

    /// <summary>An http, https, tg or ton link with a plausible host; null otherwise.</summary>
    public static string? Web(string url)
    {
        if (url.Length is 0 or > 2048 || url.AsSpan().ContainsAny(" \t\r\n"))
        {
            return null;
        }

        var full = url.Contains("://", StringComparison.Ordinal) || url.StartsWith("tel:", StringComparison.Ordinal)
            || url.StartsWith("mailto:", StringComparison.Ordinal) ? url : "http://" + url;
        if (!Uri.TryCreate(full, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https" or "tg" or "ton" or "tonsite"))
        {
            return null;
        }

        if (uri.Scheme is "http" or "https")
        {
            if (!uri.Host.Contains('.', StringComparison.Ordinal) && uri.HostNameType == UriHostNameType.Dns)
            {
                return null;
            }

            var slash = full.IndexOf('/', full.IndexOf("://", StringComparison.Ordinal) + 3);
            var query = full.AsSpan().IndexOfAny('?', '#');
            if (slash < 0 || (query >= 0 && query < slash))
            {
                full = query >= 0 ? string.Concat(full.AsSpan(0, query), "/", full.AsSpan(query)) : full + "/";
            }
        }

        return full;
    }
}
