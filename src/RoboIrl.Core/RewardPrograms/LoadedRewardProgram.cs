namespace RoboIrl.Core.RewardPrograms;

/// <summary>A reward program that is ready to run.</summary>
/// <param name="Name">What it is called in messages and run folders, for example its file's name.</param>
/// <param name="Terms">Names of the terms that it adds: the literals in its source.</param>
/// <param name="Create">Makes an instance, an <see cref="IRewardProgram{TWorld}"/> of some world. Every world gets its own.</param>
public sealed record LoadedRewardProgram(string Name, IReadOnlyList<string> Terms, Func<object> Create);
