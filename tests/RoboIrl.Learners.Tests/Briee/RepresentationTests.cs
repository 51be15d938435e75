using RoboIrl.Core.Layered;
using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Briee;
using RoboIrl.Learners.Layered;
using Xunit;

namespace RoboIrl.Learners.Tests.Briee;

/// <summary>Two states, two actions: action 0 stays, action 1 changes the state. An observation is the state as a row with a one, and a 1 that says nothing.</summary>
public sealed class RepresentationTests
{
    private const int Size = 3, States = 2, Actions = 2;

    private static readonly LayeredSpec Spec = new("two-states", 1, Actions, Size, States);

    private static readonly BrieeConfig Config = new() { BatchSize = 128, Hidden = 16, AdversaryUpdates = 100, Discriminators = 3, FeatureUpdates = 150, LearningRate = 2e-2, Recent = 400, Samples = 10 };

    private static readonly float[] Perfect = [20, -20, 0, -20, 20, 0], Blind = [0, 0, 0.3f, 0, 0, -0.3f];

    [Fact]
    public void Regress_KnownFunction_HasTheErrorThatIsComputedByHand()
    {
        // f(x') = 1 in state 0 and -1 in state 1: blind of the state, nothing better than 0 can be said of it.
        TransitionReplay data = Transitions();
        int[] rows = [.. Enumerable.Range(0, data.Count)];
        float[] values = [.. rows.Select(i => Rows.ArgMax(data.There.Slice(i * Size, Size)) == 0 ? 1f : -1f)];
        Assert.Equal(0, ErrorOf(Perfect), 1e-5);
        Assert.Equal(1, ErrorOf(Blind), 1e-5);

        double ErrorOf(float[] weights)
        {
            EncoderBatch batch = BatchOf(weights, rows.Length);
            batch.Regress(data, rows, values, 1e-6);
            return batch.Error(data, rows, values);
        }
    }

    [Fact]
    public void Oppose_PerfectEncoder_FindsNothingAndBlindOneIsFoundOut()
    {
        Assert.InRange(GapOf(Perfect), -1e-3, 1e-3);
        Assert.InRange(GapOf(Blind), 0.3, 1.01); // an adversary in -1 .. 1 can ask for 1 at most

        static double GapOf(float[] weights)
        {
            using RepresentationFit fit = new(Config, Spec);
            Rng rng = new(5);
            return fit.Oppose(Transitions(), BatchOf(weights, Config.BatchSize), BatchOf(weights, Config.BatchSize), ref rng);
        }
    }

    [Fact]
    public void Train_TwoStates_TellsThemApart()
    {
        using RepresentationFit fit = new(Config, Spec);
        Rng rng = new(5);
        StateEncoder encoder = fit.Train(Transitions(), 1, null, ref rng);
        float[] first = new float[States], second = new float[States];
        encoder.Encode([1, 0, 1], first);
        encoder.Encode([0, 1, 1], second);
        Assert.True(Math.Abs(first[0] - second[0]) > 0.5, $"{first[0]} {second[0]}"); // what is read off linearly need not be certain
    }

    [Fact]
    public void AddGradient_Slopes_GiveFiniteDifferences()
    {
        StateEncoder encoder = EncoderOf([0.5f, -0.2f, 0.1f, 0.3f, 0.4f, -0.6f], 0.7);
        float[] seen = [0.9f, -0.4f, 1.2f], slopes = [0.8f, -0.3f], guess = new float[States], gradient = new float[States * Size];
        encoder.Encode(seen, guess);
        Assert.Equal(1, guess.Sum(), 1e-6);
        encoder.AddGradient(seen, guess, slopes, gradient);
        const float Step = 1e-2f;
        for (int i = 0; i < gradient.Length; i++)
        {
            float before = encoder.Weights[i];
            encoder.Weights[i] = before + Step;
            double up = Value();
            encoder.Weights[i] = before - Step;
            double down = Value();
            encoder.Weights[i] = before;
            Assert.Equal((up - down) / (2 * Step), gradient[i], 1e-3);
        }

        double Value()
        {
            encoder.Encode(seen, guess);
            return (slopes[0] * guess[0]) + (slopes[1] * guess[1]);
        }
    }

    private static TransitionReplay Transitions()
    {
        TransitionReplay data = new(400, Size);
        for (int i = 0; i < 400; i++)
        {
            int state = i % 2, action = i / 2 % 2;
            data.Add(Seen(state), [action], [0], Seen(state ^ action));
        }

        return data;
    }

    private static float[] Seen(int state) => [1 - state, state, 1];

    private static StateEncoder EncoderOf(float[] weights, double temperature = 1)
    {
        StateEncoder encoder = new(Size, States, temperature);
        weights.CopyTo(encoder.Weights);
        return encoder;
    }

    private static EncoderBatch BatchOf(float[] weights, int rows) => new(rows, EncoderOf(weights), Actions, 1);
}
