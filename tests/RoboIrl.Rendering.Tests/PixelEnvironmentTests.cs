using RoboIrl.Core.Configuration;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;
using RoboIrl.Envs;
using RoboIrl.MuJoCo;
using RoboIrl.Rendering.Pixels;
using Xunit;

namespace RoboIrl.Rendering.Tests;

[Collection("OpenGL")] // one GL library in the process at a time: see GlLibrary
public sealed class PixelEnvironmentTests
{
    private const int Rows = 3;
    private static readonly EnvironmentDefinition Hopper = EnvironmentRegistry.CreateDefault().Find("locomotion/hopper-v5");
    private static readonly PixelConfig Config = new() { Cameras = ["track"], Width = 32, Height = 24, Stack = 3 };

    [Fact]
    public void Spec_WithState_HasTheStateAheadOfTheImages()
    {
        using PixelEnvironment environment = Create(Config with { KeepState = true, Channels = [ImageChannel.Rgb, ImageChannel.Depth, ImageChannel.Segmentation] });
        Assert.Equal(new ImageSpec(3, 5, 24, 32), environment.Spec.Image);
        Assert.Equal(11 + (3 * 5 * 24 * 32), environment.Spec.Observation.Size);
        float[] images = new float[Rows * environment.Spec.Observation.Size];
        environment.Reset(4, images);
        using MuJoCoVectorEnvironment plain = Hopper.CreateVector(Rows);
        float[] states = new float[Rows * 11];
        plain.Reset(4, states);
        Assert.Equal(states[11..22], images[environment.Spec.Observation.Size..(environment.Spec.Observation.Size + 11)]);

        // The robot is seen, and so is the floor: their geoms' numbers plus 1.
        float[] segments = images[(11 + (4 * 768))..(11 + (5 * 768))];
        Assert.Contains(1f, segments);
        Assert.Contains(segments, s => s > 1);
    }

    [Fact]
    public void Step_Frames_MoveUpByOne()
    {
        using PixelEnvironment environment = Create(Config);
        Play play = new(environment, 1);
        int frame = environment.Spec.Image!.FrameSize;
        Assert.Equal(play.Observations[..frame], play.Observations[frame..(2 * frame)]); // an episode starts with K equal frames
        play.Step(3);
        float[] before = [.. play.Observations];
        play.Step(1);
        Assert.Equal(before[frame..(3 * frame)], play.Observations[..(2 * frame)]);
        Assert.NotEqual(before[(2 * frame)..(3 * frame)], play.Observations[(2 * frame)..(3 * frame)]);
        Assert.All(play.Observations, value => Assert.InRange(value, 0, 1));
    }

    [Fact]
    public void Step_EndOfAnEpisode_FinalImageIsOfTheStateThatEndedIt()
    {
        using MjModel model = Hopper.Model.Load();
        MuJoCoVectorEnvironment worlds = Hopper.CreateVector(Rows);
        using PixelEnvironment environment = new(worlds, model, Config);
        Play play = new(environment, 1);
        int row;
        do
        {
            play.Step(1);
            row = Array.FindIndex(play.Ends, end => end != EpisodeEnd.None);
        }
        while (row < 0);
        int size = environment.Spec.Observation.Size;
        int frame = environment.Spec.Image!.FrameSize;
        double[] final = new double[model.StateSize];
        worlds.GetFinalPhysics(row, final);
        using FrameRenderer renderer = new(model, Config);
        float[] expected = new float[frame];
        renderer.Draw(final, expected);
        Assert.Equal(expected, play.FinalObservations[(((row + 1) * size) - frame)..((row + 1) * size)]);
        float[] next = play.Observations[(row * size)..((row + 1) * size)];
        Assert.Equal(next[..frame], next[(2 * frame)..]); // K equal frames of the new episode
        Assert.NotEqual(expected, next[..frame]);
    }

    [Fact]
    public void Step_NumericFault_FinalImageIsOfTheStateBeforeIt()
    {
        using PixelEnvironment environment = Create(Config);
        Play play = new(environment, 1);
        play.Step(8);
        int size = environment.Spec.Observation.Size;
        int frame = environment.Spec.Image!.FrameSize;
        float[] before = play.Observations[(size - frame)..size];
        play.StepBroken(0);
        Assert.Equal((EpisodeEnd.Truncated, 1), (play.Ends[0], environment.NumericFaults));
        Assert.Equal(before, play.FinalObservations[(size - frame)..size]);
        Assert.NotEqual(before, play.Observations[(size - frame)..size]);
    }

    [Fact]
    public void ResetTo_SavedState_GivesTheSameImagesAndGoesOnAlike()
    {
        using PixelEnvironment environment = Create(Config);
        Play play = new(environment, 1);
        play.Step(7);
        double[] state = new double[environment.StateSize];
        environment.GetState(1, state);
        int size = environment.Spec.Observation.Size;
        float[] expected = play.Observations[size..(2 * size)];
        play.Step(25);
        float[] restored = new float[size];
        environment.ResetTo(1, state, restored);
        Assert.Equal(expected, restored);

        float[] action = new float[environment.Spec.Action.Size];
        float[] one = play.StepRow(1, action);
        environment.ResetTo(1, state, restored);
        Assert.Equal(one, play.StepRow(1, action));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Step_AnyNumberOfThreads_GivesTheSameImages(int threads)
    {
        using PixelEnvironment one = Create(Config);
        using PixelEnvironment many = Create(Config with { Threads = threads });
        Play a = new(one, 2);
        Play b = new(many, 2);
        a.Step(30);
        b.Step(30);
        Assert.Equal(a.Observations, b.Observations);
    }

    [Fact]
    public void StepRows_FromSeveralThreads_GivesTheImagesOfStep()
    {
        using PixelEnvironment whole = Create(Config);
        using PixelEnvironment parts = Create(Config with { Threads = 2 });
        Play a = new(whole, 2);
        Play b = new(parts, 2);
        float[] action = new float[whole.Spec.Action.Size];
        int size = whole.Spec.Observation.Size;
        float[][] rows = new float[Rows][];
        for (int step = 0; step < 5; step++)
        {
            Parallel.For(0, Rows, row => rows[row] = b.StepRow(row, action));
            for (int row = 0; row < Rows; row++)
            {
                Assert.Equal(a.StepRow(row, action), rows[row]);
            }
        }

        Assert.Equal(size, rows[0].Length);
    }

    [Fact]
    public void Create_UnknownCamera_NamesTheNearest()
    {
        using MjModel model = Hopper.Model.Load();
        using MuJoCoVectorEnvironment worlds = Hopper.CreateVector(1);
        KeyNotFoundException error = Assert.Throws<KeyNotFoundException>(() => new PixelEnvironment(worlds, model, Config with { Cameras = ["trak"] }));
        Assert.Contains("Did you mean 'track'?", error.Message, StringComparison.Ordinal);
    }

    private static PixelEnvironment Create(PixelConfig config)
    {
        using MjModel model = Hopper.Model.Load();
        return new PixelEnvironment(Hopper.CreateVector(Rows), model, config);
    }

    private sealed class Play
    {
        private readonly PixelEnvironment _environment;
        private readonly float[] _actions;
        private Rng _rng;

        public Play(PixelEnvironment environment, ulong seed)
        {
            (_environment, _rng) = (environment, new Rng(seed, 77));
            _actions = new float[Rows * environment.Spec.Action.Size];
            Observations = new float[Rows * environment.Spec.Observation.Size];
            FinalObservations = new float[Observations.Length];
            environment.Reset(seed, Observations);
        }

        public float[] Observations { get; }

        public float[] FinalObservations { get; }

        public EpisodeEnd[] Ends { get; } = new EpisodeEnd[Rows];

        public void Step(int count)
        {
            float[] rewards = new float[Rows];
            for (int i = 0; i < count; i++)
            {
                foreach (ref float action in _actions.AsSpan())
                {
                    action = (float)_rng.Uniform(-1, 1);
                }

                _environment.Step(_actions, new StepBatch { Observations = Observations, FinalObservations = FinalObservations, Rewards = rewards, Ends = Ends });
            }
        }

        /// <summary>A step in which one world gets an action that is not a number.</summary>
        public void StepBroken(int row)
        {
            Array.Clear(_actions);
            _actions[row * _environment.Spec.Action.Size] = float.NaN;
            _environment.Step(_actions, new StepBatch { Observations = Observations, FinalObservations = FinalObservations, Rewards = new float[Rows], Ends = Ends });
        }

        public float[] StepRow(int row, float[] action)
        {
            float[] observation = new float[_environment.Spec.Observation.Size];
            _environment.StepRows(row, 1, action, new StepBatch
            {
                Observations = observation,
                FinalObservations = new float[observation.Length],
                Rewards = new float[1],
                Ends = new EpisodeEnd[1],
            });
            return observation;
        }
    }
}
