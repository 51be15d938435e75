namespace RoboIrl.Envs.Described;

/// <summary>The documentation of a function or term of described environments.</summary>
/// <param name="Name">What an expression calls it.</param>
/// <param name="Signature">Name and arguments with their defaults; <c>x...</c> takes any number.</param>
/// <param name="Result">What it gives: a number, a vector of n, a condition.</param>
/// <param name="Unit">SI unit of the result, or empty.</param>
/// <param name="Meaning">One sentence.</param>
/// <param name="Example">An expression that uses it.</param>
/// <param name="IsTerm">Whether it reads the world; a function only computes.</param>
public sealed record TermInfo(string Name, string Signature, string Result, string Unit, string Meaning, string Example, bool IsTerm);
