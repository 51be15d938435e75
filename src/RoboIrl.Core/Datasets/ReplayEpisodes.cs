using System.Runtime.InteropServices;
using RoboIrl.Core.Data;
using RoboIrl.Core.Environments;

namespace RoboIrl.Core.Datasets;

/// <summary>Finds the episodes in a replay buffer, which holds single transitions of several worlds in the order of their steps.</summary>
/// <remarks>
/// The buffer says how a step ended its episode. One that was saved by a version which kept terminations only does not say which were
/// truncated: there two steps of a world belong together where the next observation of the first is, bit by bit, the observation of the
/// second. The buffer may begin within an episode, and it ends within one of each
/// world: those count as truncated, too, since their last states had a future.
/// </remarks>
public sealed class ReplayEpisodes
{
    private readonly DatasetWriter _writer;
    private readonly EpisodeBuffer _episode;
    private readonly float[][] _next;
    private readonly List<(float[] Observation, float[] Action, float Reward)>[] _steps;
    private readonly ulong _seed;
    private ulong _stream;

    private ReplayEpisodes(DatasetWriter writer, int worlds, ulong seed)
    {
        int o = writer.Description.Environment.Observation.Size;
        (_writer, _seed) = (writer, seed);
        _episode = new EpisodeBuffer(writer.Description);
        _next = [.. Enumerable.Range(0, worlds).Select(_ => new float[o])];
        _steps = [.. Enumerable.Range(0, worlds).Select(static _ => new List<(float[], float[], float)>())];
    }

    /// <summary>Appends all episodes of a buffer to a dataset, in the order of their ends.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <param name="worlds">Worlds that were stepped together, at least 1.</param>
    /// <param name="step">Transitions that were ever added: tells which world the oldest one is of.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="writer">A dataset without states and infos.</param>
    /// <param name="stop">Breaks off.</param>
    /// <exception cref="OperationCanceledException">A stop was asked for.</exception>
    public static void Write(ReplayBuffer buffer, int worlds, long step, ulong seed, DatasetWriter writer, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentOutOfRangeException.ThrowIfLessThan(worlds, 1);
        ReplayEpisodes episodes = new(writer, worlds, seed);
        EnvironmentSpec spec = writer.Description.Environment;
        float[] next = new float[spec.Observation.Size], reward = new float[1];
        long first = Math.Max(0, step - buffer.TransitionCount);
        for (int i = 0; i < buffer.TransitionCount; i++)
        {
            stop.ThrowIfCancellationRequested();
            float[] observation = new float[spec.Observation.Size], action = new float[spec.Action.Size];
            int row = (int)((buffer.Oldest + (long)i) % buffer.TransitionCount);
            buffer.Gather([row], new TransitionColumns
            {
                Observations = observation,
                Actions = action,
                Rewards = reward,
                NextObservations = next,
            });
            episodes.Add((int)((first + i) % worlds), observation, action, reward[0], buffer.EndOf(row), next);
        }

        for (int world = 0; world < worlds; world++)
        {
            episodes.End(world, EpisodeEnd.Truncated);
        }
    }

    private void Add(int world, float[] observation, float[] action, float reward, EpisodeEnd end, float[] next)
    {
        if (_steps[world].Count > 0 && !MemoryMarshal.AsBytes<float>(_next[world]).SequenceEqual(MemoryMarshal.AsBytes<float>(observation)))
        {
            End(world, EpisodeEnd.Truncated);
        }

        _steps[world].Add((observation, action, reward));
        next.CopyTo(_next[world], 0);
        if (end != EpisodeEnd.None)
        {
            End(world, end);
        }
    }

    private void End(int world, EpisodeEnd end)
    {
        List<(float[] Observation, float[] Action, float Reward)> steps = _steps[world];
        if (steps.Count == 0)
        {
            return;
        }

        _episode.Begin(_seed, _stream++);
        for (int t = 0; t < steps.Count; t++)
        {
            _episode.Add([], steps[t].Observation, steps[t].Action, steps[t].Reward, t < steps.Count - 1 ? EpisodeEnd.None : end, []);
        }

        _episode.Finish(_next[world], []);
        _writer.Append(_episode.Trajectory);
        steps.Clear();
    }
}
