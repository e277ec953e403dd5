using System.Collections.Immutable;
using IntegrityBot.Core.Law;

namespace IntegrityBot.Core.Desk;

/// <summary>A body or group that desk members belong to, as the operator published it. A reporter may exclude it.</summary>
/// <param name="Id">1–24 of <c>a-z0-9-</c>.</param>
public sealed record Affiliation(string Id, Translated<string> Name);

/// <summary>What reporters may know of the desk's people: which affiliations there are, and whether a lead would remain.</summary>
/// <param name="Leads">The affiliation of each lead, null for one without.</param>
public sealed record DeskFace(ImmutableArray<Affiliation> Affiliations, ImmutableArray<string?> Leads)
{
    public static readonly DeskFace None = new([], []);

    /// <summary>Whether somebody would still read, and answer for, a ticket that excludes these.</summary>
    public bool LeadRemains(ImmutableArray<string> excluded) => Leads.Any(lead => lead is null || !excluded.Contains(lead, StringComparer.Ordinal));

    public Affiliation? Find(string? id) => Affiliations.FirstOrDefault(one => one.Id == id);
}
