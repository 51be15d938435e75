using RoboIrl.Core.Data;
using RoboIrl.Core.Randomness;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Tensors;

/// <summary>The inputs of one update on drawn transitions, allocated once: B transitions and the noise of actions. What was not asked for has no rows.</summary>
internal sealed class TransitionTensors : IDisposable
{
    private readonly InputTensor _observations, _actions, _observationActions, _rewards, _continuation, _nextObservations, _noise, _nextNoise;
    private readonly InputTensor[] _all;
    private readonly int[] _indices;

    public TransitionTensors(int rows, int observation, int action, TransitionParts parts, Device device)
    {
        _indices = new int[rows];
        _observations = new InputTensor(device, rows, observation);                                               // [B, O]
        _actions = new InputTensor(device, RowsOf(TransitionParts.Actions), action);                              // [B, A]
        _observationActions = new InputTensor(device, RowsOf(TransitionParts.ObservationActions), observation + action); // [B, O + A]
        _rewards = new InputTensor(device, RowsOf(TransitionParts.Outcome));                                      // [B]
        _continuation = new InputTensor(device, RowsOf(TransitionParts.Outcome));                                 // [B]
        _nextObservations = new InputTensor(device, RowsOf(TransitionParts.Outcome), observation);                // [B, O]
        _noise = new InputTensor(device, RowsOf(TransitionParts.Noise), action);                                  // [B, A]
        _nextNoise = new InputTensor(device, RowsOf(TransitionParts.NextNoise), action);                          // [B, A]
        _all = [_observations, _actions, _observationActions, _rewards, _continuation, _nextObservations, _noise, _nextNoise];

        long RowsOf(TransitionParts part) => (parts & part) != 0 ? rows : 0;
    }

    public Tensor Observations => _observations.Value;

    public Tensor Actions => _actions.Value;

    public Tensor ObservationActions => _observationActions.Value;

    public Tensor Rewards => _rewards.Value;

    public Tensor Continuation => _continuation.Value;

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
            Actions = _actions.Span,
            ObservationActions = _observationActions.Span,
            Rewards = _rewards.Span,
            Continuation = _continuation.Span,
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
