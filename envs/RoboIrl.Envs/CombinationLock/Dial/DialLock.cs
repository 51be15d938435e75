using System.Globalization;
using RoboIrl.Core.Layered;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.CombinationLock.Dial;

/// <summary>
/// A combination lock as a mechanism in MuJoCo: an action turns the dial to one of ten detents and lets the fence down. Whether it falls
/// into the notch is up to the contact between fence and wheel; lever and shutter on the panel then show the next hidden state.
/// Seen are noisy sensors that mix all visible joints; cameras can look at <see cref="IPhysicalBatch.PhysicalState"/> instead.
/// </summary>
/// <remarks>Batches keep the model alive; dispose the lock and its batches in any order.</remarks>
public sealed class DialLock : IPhysicalProblem, IDisposable
{
    private readonly CombinationLockProblem _rules;

    /// <summary>Creates a lock with opening detents of its own: those of a <see cref="CombinationLockProblem"/> with the same rules and seed.</summary>
    /// <param name="options">Sizes and rules.</param>
    /// <param name="seed">Decides the opening detents and how sensors mix: any value.</param>
    /// <exception cref="ArgumentException">An option is out of range: the message names it.</exception>
    public DialLock(DialLockOptions options, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(options);
        _rules = new CombinationLockProblem(options.Rules(), seed);
        Options = options;
        Spec = new LayeredSpec(string.Create(CultureInfo.InvariantCulture, $"dial-lock-h{options.Horizon}"), options.Horizon, options.Actions, options.Sensors, CombinationLockProblem.States);
        Sensors = new DialSensors(options, seed);
        Model = ModelSource.Embedded(typeof(DialLock).Assembly, "dial_lock.xml").Load();
    }

    /// <inheritdoc/>
    public LayeredSpec Spec { get; }

    /// <summary>Sizes and rules.</summary>
    public DialLockOptions Options { get; }

    /// <summary>The mechanism, with the camera <c>view</c>; this lock owns it.</summary>
    public MjModel Model { get; }

    /// <inheritdoc/>
    public LatentModel Latents => _rules.Latents;

    /// <summary>How visible joints are sensed.</summary>
    internal DialSensors Sensors { get; }

    /// <summary>The detent that opens a good state.</summary>
    /// <param name="layer">0 .. H-1.</param>
    /// <param name="state">0 or 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state.</exception>
    public int Opening(int layer, int state) => _rules.Opening(layer, state);

    /// <inheritdoc/>
    public ILayeredBatch CreateBatch(int capacity) => CreatePhysicalBatch(capacity);

    /// <inheritdoc/>
    public IRevealedBatch CreateRevealedBatch(int capacity) => CreatePhysicalBatch(capacity);

    /// <inheritdoc/>
    public IPhysicalBatch CreatePhysicalBatch(int capacity) => new DialLockBatch(this, _rules, capacity);

    /// <summary>Lets go of the model; batches that still run keep it.</summary>
    public void Dispose() => Model.Dispose();
}
