using RoboIrl.Torch.Fused;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RoboIrl.Benchmarks.Fused;

/// <summary>
/// One update of soft actor-critic from the fused pieces, without replay buffer or environment: 17 observations, 6 actions,
/// two 256-wide layers, 256 rows; the same targets, losses, steps and averages as the yardstick.
/// </summary>
internal sealed class SacComposition : IDisposable
{
    private const int Observations = 17;
    private const int Actions = 6;
    private const int Batch = 256;
    private readonly Mlp _actor = new("actor", Observations, [256, 256], 2 * Actions, MlpActivation.ReLU);
    private readonly Mlp _critics = new("critics", Observations + Actions, [256, 256], 1, MlpActivation.ReLU, members: 2);
    private readonly Mlp _targets = new("targets", Observations + Actions, [256, 256], 1, MlpActivation.ReLU, members: 2);
    private readonly Parameter _logAlpha;
    private readonly optim.Optimizer _criticAdam;
    private readonly optim.Optimizer _actorAdam;
    private readonly optim.Optimizer _alphaAdam;
    private readonly Tensor _observations, _next, _actions, _rewards, _continuation, _scale, _bias;
    private double _alpha = 1;

    public SacComposition()
    {
        _logAlpha = new Parameter(zeros(1));
        _observations = randn(Batch, Observations);
        _next = randn(Batch, Observations);
        _actions = rand(Batch, Actions) * 2 - 1;
        _rewards = randn(Batch);
        _continuation = ones(Batch);
        _scale = ones(Actions);
        _bias = zeros(Actions);
        _criticAdam = optim.Adam(_critics.parameters(), 1e-3);
        _actorAdam = optim.Adam(_actor.parameters(), 3e-4);
        _alphaAdam = optim.Adam([_logAlpha], 1e-3);
    }

    public void Update()
    {
        using var scope = NewDisposeScope();
        Tensor target;
        using (no_grad())
        {
            (Tensor nextAction, Tensor nextLogProb) = SquashedGaussian.Sample(_actor.forward(_next), randn(Batch, Actions), _scale, _bias);
            Tensor minimum = _targets.ForwardMin(cat([_next, nextAction], 1)); // [B]
            target = FusedLosses.SacTarget(minimum, nextLogProb, _rewards, _continuation, _alpha, 0.99);
        }

        _criticAdam.zero_grad();
        FusedLosses.SumOfMeanSquares(_critics.forward(cat([_observations, _actions], 1)), target).backward();
        _criticAdam.step();

        (Tensor action, Tensor logProb) = SquashedGaussian.Sample(_actor.forward(_observations), randn(Batch, Actions), _scale, _bias);
        Tensor q = _critics.ForwardMin(cat([_observations, action], 1)); // [B]
        _actorAdam.zero_grad();
        FusedLosses.SacPolicy(logProb, q, _alpha).backward();
        _actorAdam.step();

        _alphaAdam.zero_grad();
        (-_logAlpha.exp() * (logProb.detach() - Actions)).mean().backward();
        _alphaAdam.step();
        _alpha = Math.Exp(_logAlpha.item<float>());
        FusedUpdate.Polyak(_targets.Packed, _critics.Packed, 0.005);
    }

    public void Dispose()
    {
        foreach (IDisposable one in (IDisposable[])[_criticAdam, _actorAdam, _alphaAdam, _actor, _critics, _targets, _logAlpha, _observations, _next, _actions, _rewards, _continuation, _scale, _bias])
        {
            one.Dispose();
        }
    }
}
