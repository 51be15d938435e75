namespace RoboIrl.BindingGenerator.Model;

/// <summary>One exported function.</summary>
/// <param name="Name">Verbatim C name.</param>
/// <param name="Header">File name of the header.</param>
/// <param name="Result">C# type of the result.</param>
/// <param name="NativeResult">The result's type as C spells it.</param>
/// <param name="Parameters">Parameters in order.</param>
/// <param name="IsVariadic">Whether C accepts further arguments; they cannot be passed.</param>
internal sealed record FunctionModel(string Name, string Header, string Result, string NativeResult, IReadOnlyList<ParameterModel> Parameters, bool IsVariadic);
