using RoboIrl.Core.Layered;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Learners.Layered;

/// <summary>What one worker needs to play episodes.</summary>
/// <param name="batch">Owned from now on.</param>
internal sealed class RolloutLane(ILayeredBatch batch) : IDisposable
{
    // The problem draws from the seed itself, in its own way: what is done must not follow what happens.
    private const ulong Choices = 0xD6E8FEB86659FD93UL;

    private readonly float[] _observations = new float[batch.Capacity * batch.Spec.ObservationSize];
    private readonly float[] _rewards = new float[batch.Capacity];
    private readonly int[] _memory = new int[batch.Capacity];
    private readonly int[] _chosen = new int[batch.Capacity];
    private readonly LayeredScratch _scratch = new();

    /// <summary>Plays episodes into rows.</summary>
    /// <param name="plan">What they do.</param>
    /// <param name="data">Has the rows already.</param>
    /// <param name="origin">The first row of all episodes of the plan.</param>
    /// <param name="from">The first of those to play here, counted from there.</param>
    /// <param name="rows">How many, at most the batch's capacity.</param>
    /// <param name="seed">Of the problem and of the actions.</param>
    /// <param name="episode">Number of the first episode.</param>
    public void Play(RolloutPlan plan, RolloutData data, int origin, int from, int rows, ulong seed, long episode)
    {
        int start = origin + from;
        Rng rng = new(seed ^ Choices, unchecked((ulong)episode));
        Span<int> members = data.Members.Slice(start, rows), continuations = data.Continuations.Slice(start, rows);
        Span<int> actions = data.Actions.Slice(start, rows), memory = _memory.AsSpan(0, rows), chosen = _chosen.AsSpan(0, rows);
        Span<float> rewards = _rewards.AsSpan(0, rows), returns = data.Returns.Slice(start, rows);
        bool drawn = Draw(members, plan.Before, plan.Member, ref rng);
        Draw(continuations, plan.After, null, ref rng, inOrder: !drawn);
        returns.Clear();
        (plan.Fork < 0 ? continuations : members).CopyTo(memory);
        batch.Begin(seed, episode, rows);
        for (int layer = 0; layer < plan.End; layer++)
        {
            if (layer == plan.Fork)
            {
                See(data.KeepsFork ? data.Fork.Slice(start * data.ObservationSize, rows * data.ObservationSize) : default);
                DrawActions(actions, ref rng);
                actions.CopyTo(chosen);
                continuations.CopyTo(memory);
            }
            else
            {
                Choose(plan, layer, from, memory, chosen, ref rng);
            }

            batch.Step(chosen, rewards);
            for (int i = 0; i < rows && layer >= plan.Fork; i++)
            {
                returns[i] += rewards[i];
            }
        }

        See(data.KeepsEnd ? data.End.Slice(start * data.ObservationSize, rows * data.ObservationSize) : default);
        if (data.KeepsLatents)
        {
            ((IRevealedBatch)batch).ReadLatents(data.Latents.Slice(start, rows));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => batch.Dispose();

    // What the policy does that acts in a layer, found out now or known from an earlier plan.
    private void Choose(RolloutPlan plan, int layer, int from, Span<int> memory, Span<int> chosen, ref Rng rng)
    {
        if (layer < plan.Known.Count)
        {
            plan.Known[layer].AsSpan(from, chosen.Length).CopyTo(chosen);
            return;
        }

        Span<float> observations = _observations.AsSpan(0, chosen.Length * batch.Spec.ObservationSize);
        ILayeredPolicy policy = layer < plan.Fork ? plan.Before! : plan.After!;
        batch.Observe(0, observations);
        policy.Act(layer, observations, memory, chosen, _scratch, ref rng);
        if (plan.Done is { } done)
        {
            chosen.CopyTo(done[layer].AsSpan(from, chosen.Length));
        }
    }

    private void See(Span<float> observations)
    {
        if (!observations.IsEmpty)
        {
            batch.Observe(0, observations);
        }
    }

    // Episodes are exchangeable, so those of one member may stand together: policies evaluate one network per run of rows. Where two
    // policies are drawn only those of the first may, or who goes on would follow from who led there.
    private static bool Draw(Span<int> members, ILayeredPolicy? policy, int? fixedMember, ref Rng rng, bool inOrder = true)
    {
        int count = policy?.Members ?? 1;
        if (fixedMember is not null || count == 1)
        {
            members.Fill(fixedMember ?? 0);
            return false;
        }

        for (int i = 0; i < members.Length; i++)
        {
            members[i] = rng.NextInt(count);
        }

        if (inOrder)
        {
            members.Sort();
        }

        return true;
    }

    private void DrawActions(Span<int> actions, ref Rng rng)
    {
        foreach (ref int action in actions)
        {
            action = rng.NextInt(batch.Spec.Actions);
        }
    }
}
