using RoboIrl.Text2Reward.Verification;

namespace RoboIrl.Text2Reward.Programs;

/// <summary>A compiled program, or why there is none.</summary>
/// <param name="Program">Null where there are problems; the caller's to dispose of.</param>
/// <param name="Problems">Empty where there is a program.</param>
public sealed record CompilationResult(CompiledProgram? Program, IReadOnlyList<ProgramProblem> Problems);
