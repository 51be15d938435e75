using TorchSharp;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Filter;

/// <summary>What the discriminator minimises; <c>FilterReward.cs</c> has the equations.</summary>
internal static class DiscriminatorLoss
{
    // Keeps the root's derivative finite where the gradient is zero.
    private const double Tiny = 1e-12;

    /// <summary>The difference of mean costs (Swamy et al. 2023).</summary>
    /// <param name="expertCost">[B]</param>
    /// <param name="learnerCost">[B]</param>
    /// <returns>Scalar.</returns>
    public static Tensor Ipm(Tensor expertCost, Tensor learnerCost) => expertCost.mean() - learnerCost.mean();

    /// <summary>The cross entropy of D = 1 / (1 + exp f) being the probability of the expert (Ho and Ermon 2016).</summary>
    /// <param name="expertCost">[B]</param>
    /// <param name="learnerCost">[B]</param>
    /// <returns>Scalar.</returns>
    public static Tensor Logistic(Tensor expertCost, Tensor learnerCost) => nn.functional.softplus(expertCost).mean() + nn.functional.softplus(-learnerCost).mean();

    /// <summary>Mean squared distance of the cost's slope from a norm, between expert and learner.</summary>
    /// <param name="network">The cost.</param>
    /// <param name="expert">[B, O + A]</param>
    /// <param name="learner">[B, O + A]</param>
    /// <param name="mix">[B, 1] share of the expert in each row's point.</param>
    /// <param name="norm">Wanted norm.</param>
    /// <returns>Scalar.</returns>
    public static Tensor Penalty(DiscriminatorNetwork network, Tensor expert, Tensor learner, Tensor mix, double norm)
    {
        Tensor z = ((mix * expert) + ((1 - mix) * learner)).detach().requires_grad_();                                  // [B, O + A]
        Tensor slope = torch.autograd.grad(new[] { network.Cost(z).sum() }, new[] { z }, create_graph: true)[0]; // [B, O + A]
        return ((slope.square().sum(1) + Tiny).sqrt() - norm).square().mean();
    }
}
