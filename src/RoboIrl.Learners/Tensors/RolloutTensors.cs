using RoboIrl.Core.Data;
using RoboIrl.Torch.Fused;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Tensors;

/// <summary>The inputs of one on-policy minibatch, allocated once: B rows gathered from a rollout.</summary>
internal sealed class RolloutTensors : IDisposable
{
    private readonly InputTensor _observations, _actions, _logProbs, _advantages, _returns, _values;
    private readonly InputTensor[] _all;

    public RolloutTensors(int rows, int observation, int action, Device device)
    {
        Rows = rows;
        _observations = new InputTensor(device, rows, observation); // [B, O]
        _actions = new InputTensor(device, rows, action);           // [B, A]
        _logProbs = new InputTensor(device, rows);                  // [B]
        _advantages = new InputTensor(device, rows);                // [B]
        _returns = new InputTensor(device, rows);                   // [B]
        _values = new InputTensor(device, rows);                    // [B]
        _all = [_observations, _actions, _logProbs, _advantages, _returns, _values];
    }

    /// <summary>B.</summary>
    public int Rows { get; }

    public Tensor Observations => _observations.Value;

    /// <summary>Everything but the observations, as the loss takes it.</summary>
    public PpoBatch ForLoss => new(_actions.Value, _logProbs.Value, _advantages.Value, _returns.Value, _values.Value);

    /// <summary>Copies transitions of a rollout in.</summary>
    /// <param name="rollout">With advantages computed.</param>
    /// <param name="transitions">[B] indices t * N + n.</param>
    public void Gather(RolloutBuffer rollout, ReadOnlySpan<int> transitions)
    {
        int o = rollout.ObservationSize, a = rollout.ActionSize;
        ReadOnlySpan<float> observations = rollout.Observations, actions = rollout.Actions, logProbs = rollout.LogProbabilities,
            advantages = rollout.Advantages, returns = rollout.Returns, values = rollout.Values;
        Span<float> toObservations = _observations.Span, toActions = _actions.Span, toLogProbs = _logProbs.Span,
            toAdvantages = _advantages.Span, toReturns = _returns.Span, toValues = _values.Span;
        for (int i = 0; i < transitions.Length; i++)
        {
            int k = transitions[i];
            observations.Slice(k * o, o).CopyTo(toObservations[(i * o)..]);
            actions.Slice(k * a, a).CopyTo(toActions[(i * a)..]);
            toLogProbs[i] = logProbs[k];
            toAdvantages[i] = advantages[k];
            toReturns[i] = returns[k];
            toValues[i] = values[k];
        }

        foreach (InputTensor tensor in _all)
        {
            tensor.Upload();
        }
    }

    public void Dispose()
    {
        foreach (InputTensor tensor in _all)
        {
            tensor.Dispose();
        }
    }
}
