using RoboIrl.Core.Checkpoints;
using RoboIrl.Learners.Tensors;
using RoboIrl.Torch.Fused;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Filter;

/// <summary>The cost f(o, a): a ReLU network with one unbounded output, weights orthogonal at the start (Swamy et al. 2023, code).</summary>
internal sealed class DiscriminatorNetwork : IDisposable
{
    private readonly Mlp _mlp;

    public DiscriminatorNetwork(int pairSize, IReadOnlyList<int> hidden, ulong seed, Device device)
    {
        using var scope = torch.NewDisposeScope();
        torch.manual_seed(unchecked((long)seed + 1)); // the policy's weights are drawn from the seed itself
        _mlp = new Mlp("discriminator", pairSize, hidden, 1, MlpActivation.ReLU);
        using var frozen = torch.no_grad();
        for (int layer = 0; layer < _mlp.Layers; layer++)
        {
            nn.init.orthogonal_(_mlp.Weight(0, layer));
        }

        _mlp.to(device);
    }

    /// <summary>What is trained.</summary>
    public IEnumerable<Parameter> Parameters => _mlp.parameters();

    /// <summary>Costs whose gradients can be differentiated again.</summary>
    /// <param name="pairs">[B, O + A]</param>
    /// <returns>[B]</returns>
    public Tensor Cost(Tensor pairs) => _mlp.ForwardTwiceDifferentiable(pairs).squeeze(-1);

    /// <summary>Costs without gradients; a row's result does not depend on the other rows.</summary>
    /// <param name="pairs">[n, O + A]</param>
    /// <param name="costs">[n] result.</param>
    public void Costs(ReadOnlySpan<float> pairs, Span<float> costs) => _mlp.Infer(pairs, costs.Length, costs);

    public void Save(ICheckpointWriter writer) => writer.Write("discriminator", _mlp.Packed);

    public void Load(ICheckpointReader reader) => reader.ReadInto("discriminator", _mlp.Packed);

    public void Dispose() => _mlp.Dispose();
}
