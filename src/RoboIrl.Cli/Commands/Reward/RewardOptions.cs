using System.CommandLine;
using RoboIrl.Cli.Running.Rewards;

namespace RoboIrl.Cli.Commands.Reward;

/// <summary>Arguments and options that several <c>reward</c> commands have in common; each call makes a new one.</summary>
internal static class RewardOptions
{
    public static Argument<string> Sentence() => new("SENTENCE") { Description = "What the robot shall do" };

    public static Option<string> Environment() => new("--env") { Description = "Registered id, or a YAML file that describes an environment", HelpName = "ID", Required = true };

    public static Option<int> Examples() => NotNegative(new Option<int>("--examples") { Description = "Reference programs to show; 1 by default, 0 for none", HelpName = "K", DefaultValueFactory = _ => 1 });

    /// <summary>Whoever has it calls <see cref="Box.Require"/> before any program is tried.</summary>
    public static Option<bool> RequireBox() => new("--require-box") { Description = $"Tries no program where bubblewrap does not work; {Box.Variable}=1 asks that of every command" };

    /// <summary>Refuses an empty sentence.</summary>
    /// <exception cref="UsageException">It is empty.</exception>
    public static string Checked(string sentence) => string.IsNullOrWhiteSpace(sentence)
        ? throw new UsageException("The sentence is empty; say what the robot shall do, for example \"open the drawer\".")
        : sentence;

    /// <summary>Refuses values below 0.</summary>
    public static Option<T> NotNegative<T>(Option<T> option)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[^1].Value, out int value) && value < 0)
            {
                result.AddError($"{option.Name} is {value}; expected at least 0.");
            }
        });
        return option;
    }
}
