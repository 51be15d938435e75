namespace RoboIrl.BindingGenerator.Model;

/// <summary>One constant, from a macro or a nameless enumeration.</summary>
/// <param name="Name">Verbatim C name.</param>
/// <param name="Type">C# type: int, uint, long, ulong, double, float or string.</param>
/// <param name="Value">C# literal.</param>
/// <param name="Header">File name of the header.</param>
internal sealed record ConstantModel(string Name, string Type, string Value, string Header);
