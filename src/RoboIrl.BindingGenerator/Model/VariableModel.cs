namespace RoboIrl.BindingGenerator.Model;

/// <summary>One exported variable, reached by the address of its slot.</summary>
/// <param name="Name">Verbatim C name.</param>
/// <param name="Type">C# type of the value; for an array the element's type.</param>
/// <param name="NativeType">Type as C spells it.</param>
/// <param name="Header">File name of the header.</param>
internal sealed record VariableModel(string Name, string Type, string NativeType, string Header);
