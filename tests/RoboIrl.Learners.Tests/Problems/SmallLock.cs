using RoboIrl.Core.Layered;
using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Layered;

namespace RoboIrl.Learners.Tests.Problems;

/// <summary>A combination lock of few decisions: two good states of a layer go on with an action of their own, everything else leads to the third.</summary>
internal static class SmallLock
{
    public const int Bad = 2;
    private const int States = 3;

    public static TabularProblem Create(int horizon, int actions, ulong seed)
    {
        Rng rng = new(seed);
        double[] transitions = new double[horizon * States * actions * States], rewards = new double[horizon * States * actions];
        int[] clusters = new int[(horizon + 1) * States];
        for (int i = 0; i < clusters.Length; i++)
        {
            clusters[i] = i % States == Bad ? 1 : 0;
        }

        for (int layer = 0; layer < horizon; layer++)
        {
            for (int state = 0; state < States; state++)
            {
                int good = rng.NextInt(actions);
                for (int action = 0; action < actions; action++)
                {
                    int row = (((layer * States) + state) * actions) + action;
                    bool opens = state != Bad && action == good;
                    (transitions[row * States], transitions[(row * States) + 1], transitions[(row * States) + Bad]) = opens ? (0.5, 0.5, 0) : (0, 0, 1);
                    rewards[row] = opens && layer == horizon - 1 ? 1 : state != Bad && !opens ? 0.1 : 0;
                }
            }
        }

        return new TabularProblem("small-lock", new LatentModel(horizon, States, actions, [0.5, 0.5, 0], transitions, rewards, clusters), 0.1);
    }
}
