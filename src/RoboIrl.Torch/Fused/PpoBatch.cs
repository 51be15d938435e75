using static TorchSharp.torch;

namespace RoboIrl.Torch.Fused;

/// <summary>What a PPO minibatch brings from the rollout. The tensors are borrowed; none takes part in differentiation.</summary>
/// <param name="Actions">Actions taken, [B, A].</param>
/// <param name="OldLogProbs">Their log-probabilities under the policy that took them, [B].</param>
/// <param name="Advantages">[B].</param>
/// <param name="Returns">Targets of the value function, [B].</param>
/// <param name="OldValues">Values predicted during the rollout, [B].</param>
public readonly record struct PpoBatch(Tensor Actions, Tensor OldLogProbs, Tensor Advantages, Tensor Returns, Tensor OldValues);
