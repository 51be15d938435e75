using RoboIrl.Text2Reward.Sandbox;

namespace RoboIrl.Cli.Running.Rewards;

/// <summary>Whether reward programs are tried where they see no network and no files (bubblewrap), and whether they must be.</summary>
internal static class Box
{
    /// <summary>Set, and not 0: no program is tried where bubblewrap does not work, whatever command would try it.</summary>
    public const string Variable = "ROBOIRL_REQUIRE_BOX";

    /// <summary>How programs are tried here, in words that follow 'in a process of its own'.</summary>
    public static string Clause => ClauseOf(Bubblewrap.State);

    /// <summary>As <see cref="Clause"/>.</summary>
    /// <param name="state">Whether bubblewrap works, and why not.</param>
    public static string ClauseOf((bool Works, string Reason) state) => state.Works ? ", without network and files" : $"; not in a box, because {state.Reason}";

    /// <summary>Where it is asked for, makes the box a condition from now on, in this process and those that it starts, and checks it.</summary>
    /// <param name="asked">Whether the command line has <c>--require-box</c>.</param>
    /// <exception cref="UsageException">It does not work here.</exception>
    public static void Require(bool asked)
    {
        if (asked)
        {
            Environment.SetEnvironmentVariable(Variable, "1");
            Check();
        }
    }

    /// <summary>Checks the condition, where there is one.</summary>
    /// <exception cref="UsageException">The box is required and does not work here.</exception>
    public static void Check()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } and not "0")
        {
            Check(Bubblewrap.State);
        }
    }

    /// <summary>As <see cref="Check()"/>, where there is a condition.</summary>
    /// <param name="state">Whether bubblewrap works, and why not.</param>
    /// <exception cref="UsageException">It does not work.</exception>
    public static void Check((bool Works, string Reason) state)
    {
        if (!state.Works)
        {
            throw new UsageException($"No reward program is tried without a box, as --require-box or {Variable} asks, and there is none: {state.Reason}. Install bubblewrap, or leave the condition out: a program then sees the files and the network of its user while it is tried.");
        }
    }
}
