namespace RoboIrl.BindingGenerator.Model;

/// <summary>One struct or union.</summary>
/// <param name="Name">C# name.</param>
/// <param name="NativeName">How C names it, ready for <c>sizeof</c>; empty for a nameless one.</param>
/// <param name="Header">File name of the header.</param>
/// <param name="IsUnion">Whether all fields lie at 0.</param>
/// <param name="Size">Size, bytes; 0 for an opaque type.</param>
/// <param name="Fields">Fields in order.</param>
internal sealed record RecordModel(string Name, string NativeName, string Header, bool IsUnion, long Size, IReadOnlyList<FieldModel> Fields);
