namespace RoboIrl.BindingGenerator.Model;

/// <summary>One parameter of a function.</summary>
/// <param name="Name">C# name.</param>
/// <param name="Type">C# type; arrays are decayed to pointers.</param>
/// <param name="NativeType">Type as C spells it.</param>
internal sealed record ParameterModel(string Name, string Type, string NativeType);
