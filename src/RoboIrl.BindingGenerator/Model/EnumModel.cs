namespace RoboIrl.BindingGenerator.Model;

/// <summary>One enumeration.</summary>
/// <param name="Name">C# name; empty for a nameless one, whose values become constants.</param>
/// <param name="NativeName">How C names it.</param>
/// <param name="Header">File name of the header.</param>
/// <param name="Underlying">C# integer type.</param>
/// <param name="Values">Names and values in order.</param>
internal sealed record EnumModel(string Name, string NativeName, string Header, string Underlying, IReadOnlyList<(string Name, long Value)> Values);
