using RoboIrl.Core.Layered;
using TorchSharp;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Briee;

/// <summary>What takes part in learning a representation: an encoder, the rival that an adversary trains against it, and the adversary. Layers use it one after another.</summary>
internal sealed class BrieeNetworks : IDisposable
{
    private readonly BrieeConfig _config;
    private readonly LayeredSpec _spec;

    /// <summary>Makes room; <see cref="Begin"/> it before anything else.</summary>
    /// <param name="config">Sizes.</param>
    /// <param name="spec">The problem's sizes.</param>
    public BrieeNetworks(BrieeConfig config, LayeredSpec spec)
    {
        (_config, _spec) = (config, spec);
        Discriminator = new Discriminator(config.BatchSize, spec.ObservationSize, config.Hidden, config.LearningRate);
        (Features, Rival) = (Fresh(1, config.Discriminators), Fresh(1, 1));
    }

    /// <summary>The encoder phi that is learned, for up to as many targets as there are discriminators.</summary>
    public EncoderBatch Features { get; private set; }

    /// <summary>phi~, for one target.</summary>
    public EncoderBatch Rival { get; private set; }

    /// <summary>f</summary>
    public Discriminator Discriminator { get; }

    /// <summary>Begins a representation: a fresh encoder with orthonormal rows, and a rival without weights of its own yet.</summary>
    /// <param name="temperature">T of the softmax.</param>
    /// <param name="seed">Of the weights.</param>
    public void Begin(double temperature, ulong seed)
    {
        (Features, Rival) = (Fresh(temperature, _config.Discriminators), Fresh(temperature, 1));
        StateEncoder encoder = Features.Encoder;
        using var scope = torch.NewDisposeScope();
        torch.manual_seed(unchecked((long)seed));
        using var frozen = torch.no_grad();
        Tensor weights = nn.init.orthogonal_(torch.zeros(new long[] { encoder.States, encoder.ObservationSize })); // [N, d]
        weights.data<float>().ToArray().CopyTo(encoder.Weights);
    }

    /// <inheritdoc/>
    public void Dispose() => Discriminator.Dispose();

    private EncoderBatch Fresh(double temperature, int targets) =>
        new(_config.BatchSize, new StateEncoder(_spec.ObservationSize, _config.States ?? _spec.LatentStates, temperature), _spec.Actions, targets);
}
