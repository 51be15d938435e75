using RoboIrl.Core.RewardPrograms;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.RewardPrograms;

/// <summary>What a reward program sees of one world: a view over the engine's state. Reading allocates nothing.</summary>
/// <param name="timeStep">Seconds per control step.</param>
public abstract class WorldView(double timeStep) : IWorld
{
    private MjData? _data;

    /// <inheritdoc/>
    public double TimeStep => timeStep;

    /// <summary>The world that is looked at.</summary>
    protected internal MjData Data => _data ?? throw new InvalidOperationException("The view has no world yet: a program may look at it only while it evaluates a step.");

    /// <summary>Looks at a world from now on.</summary>
    /// <param name="data">A world of the model that the view was made for.</param>
    public void Bind(MjData data) => _data = data;

    /// <summary>What the view shows in this environment, for whoever writes a program.</summary>
    /// <param name="definition">The environment.</param>
    public abstract RewardEnvironment Describe(EnvironmentDefinition definition);

    /// <summary>Puts a program in the place of a task's reward.</summary>
    /// <param name="task">The task that the view was made for.</param>
    /// <param name="program">A program for this kind of world.</param>
    /// <exception cref="ArgumentException">The program is for another kind of world.</exception>
    internal abstract ITask Reward(ITask task, LoadedRewardProgram program);
}
