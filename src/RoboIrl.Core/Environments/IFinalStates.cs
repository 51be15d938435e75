namespace RoboIrl.Core.Environments;

/// <summary>The state in which a world's last episode ended, which the automatic reset has replaced by then.</summary>
public interface IFinalStates
{
    /// <summary>Copies out the physics that the final observation of a world's last finished episode shows.</summary>
    /// <param name="index">World.</param>
    /// <param name="physics">[P] the engine's state; not meaningful before an episode has ended.</param>
    void GetFinalPhysics(int index, Span<double> physics);
}
