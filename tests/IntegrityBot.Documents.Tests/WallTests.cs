namespace IntegrityBot.Documents.Tests;

/// <summary>The walls of docs/architecture.md.</summary>
public class WallTests
{
    [Fact]
    public void The_room_references_the_core_and_skia_and_nothing_else() =>
        Assert.All(
            typeof(Exports).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!),
            name => Assert.True(name is "IntegrityBot.Core" or "SkiaSharp" || name.StartsWith("System.", StringComparison.Ordinal), name));

    [Fact]
    public void Nothing_of_skia_is_made_before_it_is_drawn_with() =>
        Assert.DoesNotContain(
            typeof(Exports).Assembly.GetTypes().SelectMany(type =>
                type.GetFields(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic)),
            field => typeof(SkiaSharp.SKNativeObject).IsAssignableFrom(field.FieldType));
}
