using RoboIrl.Core.Layered;

namespace RoboIrl.Envs.CombinationLock;

/// <summary>The hidden dynamics of a lock as tables.</summary>
internal static class LockModel
{
    private const int States = CombinationLockProblem.States;

    public static LatentModel Build(CombinationLockProblem owner)
    {
        CombinationLockOptions options = owner.Options;
        int horizon = options.Horizon, actions = options.Actions;
        double change = options.SwitchProbability;
        double[] transitions = new double[horizon * States * actions * States];
        double[] rewards = new double[horizon * States * actions];
        for (int place = 0; place < rewards.Length; place++)
        {
            int layer = place / (States * actions), state = place / actions % States;
            Span<double> next = transitions.AsSpan(place * States, States);
            if (state == CombinationLockProblem.Bad)
            {
                next[CombinationLockProblem.Bad] = 1;
            }
            else if (place % actions == owner.Opening(layer, state))
            {
                next[state] = 1 - change;
                next[1 - state] = change;
                rewards[place] = layer == horizon - 1 ? 1 : 0;
            }
            else
            {
                next[CombinationLockProblem.Bad] = 1;
                rewards[place] = options.Consolation * owner.Consoles(layer);
            }
        }

        return new LatentModel(horizon, States, actions, [1 - change, change, 0], transitions, rewards, Clusters(horizon, change));
    }

    // A fair coin decides between the good states whatever anybody does: then nobody can visit one more often than the other.
    private static int[]? Clusters(int horizon, double change)
    {
        if (change != 0.5)
        {
            return null;
        }

        int[] clusters = new int[(horizon + 1) * States];
        for (int layer = 0; layer <= horizon; layer++)
        {
            clusters[(layer * States) + CombinationLockProblem.Bad] = 1;
        }

        return clusters;
    }
}
