using RoboIrl.Core.Layered;
using RoboIrl.Learners.Layered;

namespace RoboIrl.Learners.Musik;

/// <summary>
/// The smallest problem that tells multi-step from one-step inverse kinematics: in its last layer a state that one action of ten leads
/// to for certain from one place, while from another place every action leads there sometimes.
/// </summary>
/// <remarks>
/// <para>Layer 0: action 0 leads to the place of the key (state 0 of layer 1), every other one to the place of chance (state 1).
/// Layer 1: with the key, action <see cref="Key"/> leads to the goal (state 0 of layer 2) and every other one past it (state 1);
/// at the place of chance each action leads to the goal with probability <see cref="Chance"/>.</para>
/// <para>A uniform action reaches the goal more often from the place of chance than with the key (0.15 against 0.1), so whoever looks at
/// one step alone continues from there, and visits the goal with 0.15 where 1 is possible: no quarter of the optimum. Who
/// looks at both steps at once compares what is best afterwards. With two layers both look at the same step, so none is smaller.</para>
/// </remarks>
public static class Detour
{
    /// <summary>H.</summary>
    public const int Horizon = 3;

    /// <summary>A.</summary>
    public const int Actions = 10;

    /// <summary>The action that leads from the place of the key to the goal.</summary>
    public const int Key = 7;

    /// <summary>Probability of the goal from the place of chance, whatever is done.</summary>
    public const double Chance = 0.15;

    /// <summary>The layer and state of the goal.</summary>
    public static (int Layer, int State) Goal => (2, 0);

    private const int States = 2;

    /// <summary>Makes the problem; a decision at the goal is rewarded by 1.</summary>
    public static TabularProblem Create()
    {
        double[] transitions = new double[Horizon * States * Actions * States], rewards = new double[Horizon * States * Actions];
        for (int row = 0; row < Horizon * States * Actions; row++)
        {
            (int layer, int state, int action) = (row / (States * Actions), row / Actions % States, row % Actions);
            double first = (layer, state) switch
            {
                (0, _) => action == 0 ? 1 : 0,
                (1, 0) => action == Key ? 1 : 0,
                (1, _) => Chance,
                _ => 1,
            };
            (transitions[row * States], transitions[(row * States) + 1]) = (first, 1 - first);
            rewards[row] = layer == Goal.Layer && state == Goal.State ? 1 : 0;
        }

        return new TabularProblem("detour", new LatentModel(Horizon, States, Actions, [1, 0], transitions, rewards), 0.1);
    }
}
