using RoboIrl.Learners.Layered;
using RoboIrl.Learners.Rnd;

namespace RoboIrl.Cli.Running.Layered;

/// <summary>What learners do with a <see cref="LayeredBudget"/>.</summary>
internal static class LockSpending
{
    private static readonly string[] UntilSpent = ["uniform", "ppo-rnd", "ppo-rnd-normalized", "briee"];
    private static readonly int Lanes = new RndConfig().Lanes;

    /// <summary>Name of the learner whose episodes the others are measured by, the only one that doubles them where a layer learns nothing.</summary>
    public static string Yardstick => "musik";

    /// <summary>Whether it goes on until <see cref="LayeredBudget.Episodes"/> are spent, and has no problems with sizes of their own.</summary>
    public static bool PlaysUntilSpent(LayeredKind method) => UntilSpent.Contains(method.Name, StringComparer.Ordinal);

    /// <summary>The fewest <see cref="LayeredBudget.Episodes"/> that it can play at all.</summary>
    public static int Fewest(LayeredKind method) => method.Name.StartsWith("ppo-rnd", StringComparison.Ordinal) ? Lanes : 1;
}
