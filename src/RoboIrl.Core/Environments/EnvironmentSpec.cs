namespace RoboIrl.Core.Environments;

/// <summary>What a learner needs to know of an environment.</summary>
/// <param name="Id">Registered id, for example <c>locomotion/half-cheetah-v5</c>.</param>
/// <param name="Observation">The observation vector, O elements.</param>
/// <param name="Action">The action vector, A elements, with bounds.</param>
/// <param name="MaxEpisodeSteps">Control steps after which an episode is truncated.</param>
/// <param name="ControlTimestep">Seconds per control step.</param>
/// <param name="InfoNames">Names of the per-step values beside the reward (reward terms first), K of them.</param>
public sealed record EnvironmentSpec(
    string Id,
    VectorSpec Observation,
    VectorSpec Action,
    int MaxEpisodeSteps,
    double ControlTimestep,
    IReadOnlyList<string> InfoNames)
{
    /// <summary>Name among <see cref="InfoNames"/> of the flag that is 1 in a step where the task is done, else 0.</summary>
    public const string Success = "success";

    /// <summary>Where <see cref="Success"/> is among the info values; -1 where the environment does not say when its task is done.</summary>
    public int SuccessIndex
    {
        get
        {
            for (int i = 0; i < InfoNames.Count; i++)
            {
                if (InfoNames[i] == Success)
                {
                    return i;
                }
            }

            return -1;
        }
    }

    /// <summary>
    /// Where among <see cref="InfoNames"/> are the values that are drawn at the start of an episode and hold to its end (domain
    /// randomization); empty where nothing is drawn.
    /// </summary>
    public IReadOnlyList<int> DrawColumns { get; init; } = [];

    /// <summary>Where images are in the observation; null where there are none.</summary>
    public ImageSpec? Image { get; init; }
}
