using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.RewardPrograms;

/// <summary>A task that reward programs see as more than the names in its model.</summary>
public interface ITaskView
{
    /// <summary>Makes the view of this task's world.</summary>
    /// <param name="model">The model that the task was made for.</param>
    /// <param name="timeStep">Seconds per control step.</param>
    WorldView CreateView(MjModel model, double timeStep);
}
