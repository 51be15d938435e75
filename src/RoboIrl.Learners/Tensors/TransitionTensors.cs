using RoboIrl.Core.Data;
using RoboIrl.Core.Randomness;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Tensors;

/// <summary>The inputs of one off-policy update, allocated once: B transitions and the noise of two sets of actions.</summary>
internal sealed class TransitionTensors : IDisposable
{
    private readonly InputTensor _observations, _observationActions, _rewards, _notTerminated, _nextObservations, _noise, _nextNoise;
    private readonly InputTensor[] _all;
    private readonly int[] _indices;

    public TransitionTensors(int rows, int observation, int action, Device device)
    {
        _indices = new int[rows];
        _observations = new InputTensor(device, rows, observation);                // [B, O]
        _observationActions = new InputTensor(device, rows, observation + action); // [B, O + A]
        _rewards = new InputTensor(device, rows);                                  // [B]
        _notTerminated = new InputTensor(device, rows);                            // [B]
        _nextObservations = new InputTensor(device, rows, observation);            // [B, O]
        _noise = new InputTensor(device, rows, action);                            // [B, A]
        _nextNoise = new InputTensor(device, rows, action);                        // [B, A]
        _all = [_observations, _observationActions, _rewards, _notTerminated, _nextObservations, _noise, _nextNoise];
    }

    public Tensor Observations => _observations.Value;

    public Tensor ObservationActions => _observationActions.Value;

    public Tensor Rewards => _rewards.Value;

    public Tensor NotTerminated => _notTerminated.Value;

    public Tensor NextObservations => _nextObservations.Value;

    public Tensor Noise => _noise.Value;

    public Tensor NextNoise => _nextNoise.Value;

    /// <summary>Draws B transitions with replacement and fresh standard normal noise.</summary>
    public void Draw(ITransitions transitions, ref Rng rng)
    {
        transitions.Sample(_indices, ref rng);
        transitions.Gather(_indices, new TransitionColumns
        {
            Observations = _observations.Span,
            ObservationActions = _observationActions.Span,
            Rewards = _rewards.Span,
            NotTerminated = _notTerminated.Span,
            NextObservations = _nextObservations.Span,
        });
        rng.FillNormal(_nextNoise.Span);
        rng.FillNormal(_noise.Span);
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
