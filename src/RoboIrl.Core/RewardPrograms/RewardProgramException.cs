namespace RoboIrl.Core.RewardPrograms;

/// <summary>A reward program threw in a state that nobody had recorded: this step has no reward, which is a fault of the step and not of the run.</summary>
/// <param name="what">What it threw and where, as it follows the program's name: <c>threw IndexOutOfRangeException in line 31: ...</c></param>
/// <param name="thrown">What it threw.</param>
public sealed class RewardProgramException(string what, Exception thrown) : Exception(what, thrown);
