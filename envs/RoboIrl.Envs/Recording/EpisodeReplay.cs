using System.Globalization;
using System.Runtime.InteropServices;
using RoboIrl.Core.Datasets;
using RoboIrl.Core.Environments;

namespace RoboIrl.Envs.Recording;

/// <summary>Puts worlds into recorded states, repeats the recorded actions and compares every bit with the recording.</summary>
public sealed class EpisodeReplay : IDisposable
{
    private readonly MuJoCoVectorEnvironment _worlds;
    private readonly double[] _observed;
    private readonly float[] _observation;
    private readonly double[] _state;
    private readonly double[] _info;

    /// <summary>Makes the worlds.</summary>
    /// <param name="definition">The environment of the dataset.</param>
    /// <param name="description">The dataset.</param>
    /// <exception cref="DatasetException">It has no states, or its shapes are not the environment's.</exception>
    public EpisodeReplay(EnvironmentDefinition definition, DatasetDescription description)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(description);
        _worlds = definition.CreateVector(Math.Max(1, definition.Members.Count));
        EnvironmentSpec ours = _worlds.Spec, theirs = description.Environment;
        if (description.StateSize != _worlds.StateSize || theirs.Observation.Size != ours.Observation.Size || theirs.Action.Size != ours.Action.Size || theirs.InfoNames.Count != ours.InfoNames.Count)
        {
            int states = _worlds.StateSize;
            _worlds.Dispose();
            throw new DatasetException(string.Create(CultureInfo.InvariantCulture, $"The dataset has observations of {theirs.Observation.Size}, actions of {theirs.Action.Size}, states of {description.StateSize} and {theirs.InfoNames.Count} named values; '{definition.Id}' has {ours.Observation.Size}, {ours.Action.Size}, {states} and {ours.InfoNames.Count}. It cannot be replayed there."));
        }

        _observed = new double[ours.Observation.Size];
        _observation = new float[ours.Observation.Size];
        _state = new double[_worlds.StateSize];
        _info = new double[ours.InfoNames.Count];
    }

    /// <summary>Replays an episode.</summary>
    /// <param name="episode">The recording, with states.</param>
    /// <param name="first">Step whose state the world is put into.</param>
    /// <param name="restoreEach">Whether to put it into the recorded state again before every further step, instead of going on.</param>
    /// <returns>The first difference in words; null where every bit is the same.</returns>
    public string? FirstDifference(in Trajectory episode, int first = 0, bool restoreEach = false)
    {
        int row = (int)(episode.Stream % (ulong)_worlds.Count);
        int o = _observation.Length, a = _worlds.Spec.Action.Size, s = _state.Length, k = episode.Infos.Length / episode.Steps;
        MuJoCoEnvironment world = _worlds.World(row);
        for (int t = first; t < episode.Steps; t++)
        {
            if (t == first || restoreEach)
            {
                _worlds.ResetTo(row, episode.States.Slice(t * s, s), _observation);
                if (!Same<float>(_observation, episode.Observations.Slice(t * o, o)))
                {
                    return At(t, "the observation of the restored state");
                }
            }

            StepResult step = world.Step(episode.Actions.Slice(t * a, a), _observed);
            world.ReadInfo(_info);
            _worlds.GetState(row, _state);
            bool last = t == episode.Steps - 1;
            if (!Same(_state, last ? episode.FinalState : episode.States.Slice((t + 1) * s, s)))
            {
                return At(t, "the state after the step");
            }

            if (!SameRounded(_observed, last ? episode.FinalObservation : episode.Observations.Slice((t + 1) * o, o)))
            {
                return At(t, "the observation after the step");
            }

            if (BitConverter.SingleToUInt32Bits((float)step.Reward) != BitConverter.SingleToUInt32Bits(episode.Rewards[t]))
            {
                return At(t, "the reward");
            }

            bool terminated = (step.End & EpisodeEnd.Terminated) != 0;
            if (terminated != (episode.Terminated[t] != 0) || (step.End == EpisodeEnd.Truncated) != (episode.Truncated[t] != 0))
            {
                return At(t, "the end");
            }

            if (k > 0 && !SameRounded(_info, episode.Infos.Slice(t * k, k)))
            {
                return At(t, "a named value");
            }
        }

        return null;
    }

    /// <summary>Frees the worlds.</summary>
    public void Dispose() => _worlds.Dispose();

    private static string At(int step, string what) => string.Create(CultureInfo.InvariantCulture, $"{what} differs at step {step}");

    private static bool Same<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : unmanaged => MemoryMarshal.AsBytes(left).SequenceEqual(MemoryMarshal.AsBytes(right));

    private static bool SameRounded(ReadOnlySpan<double> values, ReadOnlySpan<float> recorded)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (BitConverter.SingleToUInt32Bits((float)values[i]) != BitConverter.SingleToUInt32Bits(recorded[i]))
            {
                return false;
            }
        }

        return true;
    }
}
