using RoboIrl.Core.Randomness;

namespace RoboIrl.Learners.Filter.Tabular;

/// <summary>How many steps it takes to imitate the expert in a <see cref="Tree"/>, with resets to its states and without.</summary>
/// <remarks>
/// Moments are all functions of the leaf with values in [-1, 1], so the imitation gap of a policy is exactly
/// 1 - P(expert's leaf), a product along the expert's path. A method is done when its gap is at most <see cref="WantedGap"/>.
/// Names and algorithms: Swamy et al. 2023.
/// </remarks>
public static class ResetGap
{
    /// <summary>Gap at which a policy counts as an imitation.</summary>
    public const double WantedGap = 0.1;

    /// <summary>
    /// MM: moment matching from the root. The discriminator's best response costs -1 in the expert's leaf and +1 in every other leaf that was
    /// seen; the policy is the greedy one of optimistic Q-learning (what was never tried is taken for the best), which tries no leaf twice.
    /// </summary>
    /// <param name="tree">Counts the steps.</param>
    /// <param name="rng">Breaks ties.</param>
    /// <returns>Steps.</returns>
    public static long MomentMatching(Tree tree, ref Rng rng)
    {
        ArgumentNullException.ThrowIfNull(tree);
        var costs = new Dictionary<Tree.Node, double>(); // of a node under the best policy, as far as known; -1 otherwise
        var path = new Tree.Node[tree.Horizon + 1];
        while (true)
        {
            for (int level = 0; level < tree.Horizon; level++)
            {
                double first = costs.GetValueOrDefault(Tree.Child(path[level], 0), -1), second = costs.GetValueOrDefault(Tree.Child(path[level], 1), -1);
                path[level + 1] = tree.Step(path[level], first == second ? rng.NextInt(Tree.Actions) : first < second ? 0 : 1);
            }

            if (path[^1] == tree.ExpertLeaf)
            {
                return tree.Steps; // the greedy policy ends there from now on: its gap is 0
            }

            costs[path[^1]] = 1;
            for (int level = tree.Horizon - 1; level >= 0; level--)
            {
                costs[path[level]] = Math.Min(costs.GetValueOrDefault(Tree.Child(path[level], 0), -1), costs.GetValueOrDefault(Tree.Child(path[level], 1), -1));
            }
        }
    }

    /// <summary>
    /// MMDP: moment matching by dynamic programming, one policy per level, the last level first. In the expert's node of a level each
    /// action is tried and followed by the policies that are there already; the one with the smaller cost stays.
    /// </summary>
    /// <param name="tree">Counts the steps.</param>
    /// <returns>Steps.</returns>
    public static long DynamicProgramming(Tree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        var policy = new Dictionary<Tree.Node, int>();
        for (int level = tree.Horizon - 1; level >= 0; level--)
        {
            Tree.Node start = tree.ExpertAt(level);
            for (int action = 0; action < Tree.Actions; action++)
            {
                Tree.Node at = tree.Step(start, action);
                while (at.Level < tree.Horizon)
                {
                    at = tree.Step(at, policy.GetValueOrDefault(at, 0)); // off the expert's path nothing was learned: any action
                }

                if (at == tree.ExpertLeaf)
                {
                    policy[start] = action;
                }
            }
        }

        return tree.Steps;
    }

    /// <summary>
    /// NRMM: no-regret moment matching, one stationary policy. A round plays an episode from the root, whose leaf joins those that the
    /// discriminator has seen (follow the regularised leader over all of them); then, from the expert's node of a random level, each action is
    /// tried and followed by the policy, whose weights there change by Hedge.
    /// </summary>
    /// <param name="tree">Counts the steps.</param>
    /// <param name="rng">Source of the policy's draws and of the levels.</param>
    /// <returns>Steps.</returns>
    public static long NoRegret(Tree tree, ref Rng rng)
    {
        ArgumentNullException.ThrowIfNull(tree);
        const double Rate = 1;
        var logits = new Dictionary<Tree.Node, double>(); // of action 1 against action 0; 0 where nothing was learned
        var visits = new Dictionary<Tree.Node, double>();  // of leaves: the learner's minus the expert's
        for (int round = 1; GapOf(tree, logits) > WantedGap; round++)
        {
            Tree.Node leaf = Follow(tree, new Tree.Node(0, 0), logits, ref rng);
            visits[leaf] = visits.GetValueOrDefault(leaf) + 1;
            visits[tree.ExpertLeaf] = visits.GetValueOrDefault(tree.ExpertLeaf) - 1;

            Tree.Node start = tree.ExpertAt(rng.NextInt(tree.Horizon));
            double difference = 0; // cost of action 0 minus cost of action 1
            for (int action = 0; action < Tree.Actions; action++)
            {
                Tree.Node end = Follow(tree, tree.Step(start, action), logits, ref rng);
                double cost = Math.Clamp(visits.GetValueOrDefault(end) / Math.Sqrt(round), -1, 1);
                difference += action == 0 ? cost : -cost;
            }

            logits[start] = logits.GetValueOrDefault(start) + (Rate * difference);
        }

        return tree.Steps;
    }

    private static Tree.Node Follow(Tree tree, Tree.Node from, Dictionary<Tree.Node, double> logits, ref Rng rng)
    {
        while (from.Level < tree.Horizon)
        {
            from = tree.Step(from, rng.NextDouble() < Sigmoid(logits.GetValueOrDefault(from)) ? 1 : 0);
        }

        return from;
    }

    private static double GapOf(Tree tree, Dictionary<Tree.Node, double> logits)
    {
        double reached = 1;
        for (int level = 0; level < tree.Horizon; level++)
        {
            double one = Sigmoid(logits.GetValueOrDefault(tree.ExpertAt(level)));
            reached *= tree.ExpertAction(level) == 1 ? one : 1 - one;
        }

        return 1 - reached;
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
