using System.Reflection;

namespace IntegrityBot.Documents.Tests;

/// <summary>The walls of docs/architecture.md.</summary>
public class WallTests
{
    [Fact]
    public void The_room_references_the_core_and_what_draws_and_nothing_else() =>
        Assert.All(
            typeof(Exports).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!),
            name => Assert.True(name is "IntegrityBot.Core" or "SkiaSharp" or "ScottPlot" || name.StartsWith("System.", StringComparison.Ordinal), name));

    /// <summary>ScottPlot is built for an older SkiaSharp than the one that opens strangers' pictures here.</summary>
    [Theory]
    [InlineData("ScottPlot")]
    [InlineData("SkiaSharp.HarfBuzz")]
    public void What_the_charts_library_takes_from_skia_is_there(string library)
    {
        var taken = MembersOf(Assembly.Load(library)).Count(member => member.DeclaringType?.Assembly == typeof(SkiaSharp.SKCanvas).Assembly);

        Assert.InRange(taken, 20, 1000);
    }

    /// <summary>Each member that the assembly uses of others; throws for one that does not exist.</summary>
    private static IEnumerable<MemberInfo> MembersOf(Assembly assembly)
    {
        // ECMA-335, II.22.25: the tokens of the table MemberRef.
        for (var token = 0x0A000001; ; token++)
        {
            MemberInfo? member;
            try
            {
                member = assembly.ManifestModule.ResolveMember(token);
            }
            catch (ArgumentOutOfRangeException)
            {
                yield break;
            }
            catch (ArgumentException)
            {
                // A member of a generic type, of which Skia has none.
                continue;
            }

            if (member is not null)
            {
                yield return member;
            }
        }
    }

    [Fact]
    public void Nothing_of_skia_is_made_before_it_is_drawn_with() =>
        Assert.DoesNotContain(
            typeof(Exports).Assembly.GetTypes().SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)),
            field => typeof(SkiaSharp.SKNativeObject).IsAssignableFrom(field.FieldType) || MayHoldSkia(field.FieldType.GetElementType() ?? field.FieldType));

    /// <summary>ScottPlot's colours and shapes are numbers; its styles look for a font when they are made.</summary>
    private static bool MayHoldSkia(Type type) => type.Assembly == typeof(ScottPlot.Plot).Assembly && !type.IsValueType;
}
