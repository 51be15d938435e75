namespace RoboIrl.Envs.Checks;

/// <summary>How one simple policy fared while an environment was probed.</summary>
/// <param name="Policy">zero or random.</param>
/// <param name="Lengths">Steps of each episode that ended.</param>
/// <param name="Returns">Return of each episode that ended.</param>
/// <param name="Terminated">How many of them the task ended.</param>
/// <param name="Unfinished">Steps of the last episode where it did not end any more, otherwise 0.</param>
/// <param name="UnfinishedReturn">Return of that episode so far.</param>
/// <param name="Faults">Steps on which the physics or an expression failed.</param>
/// <param name="FirstFault">What the first of them was; null where there was none.</param>
public sealed record ProbeRollout(
    string Policy, IReadOnlyList<int> Lengths, IReadOnlyList<double> Returns, int Terminated, int Unfinished, double UnfinishedReturn, long Faults, string? FirstFault);
