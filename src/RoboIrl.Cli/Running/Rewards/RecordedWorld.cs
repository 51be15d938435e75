using RoboIrl.Envs;
using RoboIrl.Envs.RewardPrograms;

namespace RoboIrl.Cli.Running.Rewards;

/// <summary>A world whose states are recorded, and what programs see of it.</summary>
internal sealed class RecordedWorld : IDisposable
{
    /// <summary>Makes the world.</summary>
    /// <param name="definition">One task, randomized where its definition says so.</param>
    public RecordedWorld(EnvironmentDefinition definition)
    {
        ITask? task = null; // without what randomizes it: that has no view of its own
        World = (definition with { CreateTask = model => task = definition.CreateTask(model) }).CreateWorld();
        try
        {
            View = RewardedEnvironment.ViewOf(task!, World.Model, World.Spec.ControlTimestep);
            View.Bind(World.Data);
        }
        catch
        {
            World.Dispose();
            throw;
        }
    }

    /// <summary>The world.</summary>
    public MuJoCoEnvironment World { get; }

    /// <summary>What programs see of it, at any time.</summary>
    public WorldView View { get; }

    /// <inheritdoc/>
    public void Dispose() => World.Dispose();
}
