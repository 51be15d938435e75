using RoboIrl.Learners.Layered;

namespace RoboIrl.Cli.Running.Layered;

/// <summary>What each run of an order may spend.</summary>
/// <param name="order">The command line.</param>
/// <param name="folder">Where finished runs lie.</param>
internal sealed class LockBudgets(LockOrder order, LockFolder folder)
{
    /// <summary>Name of the learner whose episodes the others are measured by, the only one that doubles them where a layer learns nothing.</summary>
    public const string Yardstick = "musik";

    /// <summary>Refuses, before any work, what cannot be played or would not compare.</summary>
    /// <exception cref="UsageException">The message names the option and what to do.</exception>
    public void Check()
    {
        foreach (int horizon in order.Horizons)
        {
            LayeredBudget budget = order.BudgetOf(horizon);
            if (budget.MostSamples > 0 && budget.MostSamples < 2L * budget.CoverSamples)
            {
                throw new UsageException($"--most-samples is {budget.MostSamples}, and at H = {horizon} there are {budget.CoverSamples} episodes per problem to begin with: they could never double. Expected at least {2L * budget.CoverSamples}, or fewer --samples, or 0.");
            }

            foreach (LayeredKind method in order.Methods)
            {
                Check(method, horizon, budget);
            }
        }
    }

    /// <summary>The budget of a run; null where it is what MusIK spent on the same lock, and MusIK's run is not there yet.</summary>
    public LayeredBudget? For(int horizon, LayeredKind method, ulong seed)
    {
        LayeredBudget budget = order.BudgetOf(horizon);
        return budget.MostSamples == 0 || !method.PlaysUntilSpent ? budget
            : folder.Read(order.RunOf(horizon, Yardstick, seed)) is { } musik ? budget with { Episodes = musik.Episodes - order.Form.Looks }
            : null;
    }

    private void Check(LayeredKind method, int horizon, LayeredBudget budget)
    {
        bool untilSpent = method.PlaysUntilSpent;
        if (untilSpent && budget.Episodes < method.FewestEpisodes(horizon))
        {
            throw new UsageException($"{method.Name} plays at least {method.FewestEpisodes(horizon)} episodes, and H = {horizon} with --samples {budget.CoverSamples} and --reward-samples {budget.RewardSamples} allows {budget.Episodes} in all. Raise them, or leave {method.Name} out of --methods.");
        }

        if (budget.MostSamples == 0 || method.Name == Yardstick)
        {
            return;
        }

        if (!untilSpent)
        {
            throw new UsageException($"--most-samples is for {Yardstick} and learners that go on until its episodes are spent; {method.Name} never doubles its own. Leave {method.Name} out of --methods, or run it without --most-samples.");
        }

        if (order.Methods.Any(static m => m.Name == Yardstick))
        {
            return; // it goes first
        }

        foreach (ulong seed in order.Seeds)
        {
            _ = For(horizon, method, seed) ?? throw new UsageException($"With --most-samples {method.Name} gets as many episodes as MusIK needed on the same lock, and '{folder.FileOf(order.RunOf(horizon, Yardstick, seed))}' is not there: run --methods {Yardstick} with the same sizes first, or name it too.");
        }
    }
}
