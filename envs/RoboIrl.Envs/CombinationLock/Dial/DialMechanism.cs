using RoboIrl.Core.Randomness;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.CombinationLock.Dial;

/// <summary>The lock's physics: one simulation that any number of episodes take turns in, each with a state of its own.</summary>
internal sealed class DialMechanism : IDisposable
{
    private const int TurnSteps = 25, PressSteps = 12, LiftSteps = 6;
    private const double Push = 2, Fallen = -0.03; // N; between the rim at -0.015 and the notch at -0.05
    private const double LeverSide = 0.6, ShutterDrop = 0.34, BoltTravel = 0.64; // rad, m, m
    private const double LeverPlay = 0.04, ShutterPlay = 0.008, BoltPlay = 0.0015; // standard deviations
    private const double Turn = 2 * Math.PI;

    private readonly MjData _data;
    private readonly JointId _dial, _wheel, _lever, _shutter, _bolt, _fence;
    private readonly ActuatorId _turnDial, _turnWheel, _throwLever, _dropShutter, _moveBolt, _pushFence;
    private readonly double _notch;
    private readonly double _play;
    private readonly float[] _jitter = new float[4];

    public DialMechanism(MjModel model, DialLockOptions options)
    {
        _data = new MjData(model);
        (_dial, _wheel, _lever) = (model.Joint("dial"), model.Joint("wheel"), model.Joint("lever"));
        (_shutter, _bolt, _fence) = (model.Joint("shutter"), model.Joint("bolt"), model.Joint("fence"));
        (_turnDial, _turnWheel, _throwLever) = (model.Actuator("dial"), model.Actuator("wheel"), model.Actuator("lever"));
        (_dropShutter, _moveBolt, _pushFence) = (model.Actuator("shutter"), model.Actuator("bolt"), model.Actuator("fence"));
        _notch = BoltTravel / options.Horizon;
        _play = options.Play;
    }

    /// <summary>The hidden state, as lever and shutter stand.</summary>
    public int Latent => _data.QposOf(_shutter) < -ShutterDrop / 2 ? CombinationLockProblem.Bad : _data.QposOf(_lever) < 0 ? 0 : 1;

    /// <summary>Puts the mechanism where an episode starts.</summary>
    /// <param name="state">0 or 1, the lever's side.</param>
    /// <param name="key">Decides where it rests exactly.</param>
    public void Start(int state, ulong key)
    {
        _data.ResetInputs();
        Aim(state, 0, key);
        _data.QposOf(_dial) = _data.CtrlOf(_turnDial);
        _data.QposOf(_lever) = _data.CtrlOf(_throwLever);
        _data.QposOf(_shutter) = _data.CtrlOf(_dropShutter);
        _data.QposOf(_bolt) = _data.CtrlOf(_moveBolt);
        _data.Forward();
    }

    /// <summary>Turns the dial to a detent, lets the fence down and up again, and lets lever, shutter, bolt and dial come to rest.</summary>
    /// <param name="detent">0 .. 9.</param>
    /// <param name="opening">The detent where the notch is under the fence; -1 where the wheel is jammed, its notch away from the fence.</param>
    /// <param name="next">The lever's side where the fence falls in.</param>
    /// <param name="layer">The layer that this leads to.</param>
    /// <param name="key">Decides where everything rests exactly.</param>
    /// <returns>Whether the fence fell in.</returns>
    /// <exception cref="InvalidOperationException">The physics blew up.</exception>
    public bool Try(int detent, int opening, int next, int layer, ulong key)
    {
        double angle = Turn * detent / DialLockOptions.Detents;
        double wheel = opening < 0 ? Math.PI : angle - (Turn * opening / DialLockOptions.Detents);
        _data.CtrlOf(_turnDial) = Nearest(angle, _data.QposOf(_dial));
        _data.CtrlOf(_turnWheel) = Nearest(wheel, _data.QposOf(_wheel));
        _data.CtrlOf(_pushFence) = Push;
        _data.Step(TurnSteps);
        _data.CtrlOf(_pushFence) = -Push;
        _data.Step(PressSteps);
        bool fallen = _data.QposOf(_fence) < Fallen;
        _data.CtrlOf(_pushFence) = Push;
        _data.Step(LiftSteps);
        Aim(fallen ? next : CombinationLockProblem.Bad, layer, key);
        _data.Step(TurnSteps);
        return _data.NumericWarnings == 0
            ? fallen
            : throw new InvalidOperationException($"The physics of the dial lock blew up in layer {layer - 1} after turning to detent {detent}: the model was changed, or the engine is broken.");
    }

    /// <summary>Reads what can be seen.</summary>
    /// <param name="features">[<see cref="DialSensors.Features"/>]</param>
    public void ReadFeatures(Span<float> features)
    {
        double dial = _data.QposOf(_dial);
        features[0] = (float)Math.Cos(dial);
        features[1] = (float)Math.Sin(dial);
        features[2] = (float)(_data.QposOf(_lever) / LeverSide);
        features[3] = (float)(_data.QposOf(_shutter) / -ShutterDrop);
        features[4] = (float)(_data.QposOf(_bolt) / BoltTravel);
    }

    public void Read(Span<double> state) => _data.GetState(state);

    public void Restore(ReadOnlySpan<double> state) => _data.SetState(state);

    public void Dispose() => _data.Dispose();

    // Where lever, shutter, bolt and dial shall rest. The dial's place is drawn: it must not tell the last action.
    private void Aim(int state, int layer, ulong key)
    {
        CounterNormals.Fill(key, _jitter);
        bool bad = state == CombinationLockProblem.Bad;
        _data.CtrlOf(_throwLever) = (bad ? 0 : state == 0 ? -LeverSide : LeverSide) + (_play * LeverPlay * _jitter[0]);
        _data.CtrlOf(_dropShutter) = (bad ? -ShutterDrop : 0) + (_play * ShutterPlay * _jitter[1]);
        _data.CtrlOf(_moveBolt) = (layer * _notch) + (_play * BoltPlay * _jitter[2]);
        double rest = Turn * (CounterRandom.Bits(~key, 0) >> 11) / (1UL << 53);
        _data.CtrlOf(_turnDial) = Nearest(rest, _data.QposOf(_dial));
    }

    // The same angle, at most half a turn away.
    private static double Nearest(double angle, double from) => from + Math.IEEERemainder(angle - from, Turn);
}
