using RoboIrl.Core.Configuration;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Layered;
using RoboIrl.Envs.CombinationLock;
using RoboIrl.Envs.CombinationLock.Dial;
using RoboIrl.Rendering.Pixels;
using Xunit;

namespace RoboIrl.Rendering.Tests;

[Collection("OpenGL")] // one GL library in the process at a time: see GlLibrary
public sealed class PixelProblemTests
{
    private const int Side = 32, Pixels = Side * Side;
    private static readonly PixelConfig Config = new() { Cameras = ["view"], Width = Side, Height = Side, Stack = 1, Threads = 2 };

    [Fact]
    public void Observe_HiddenStates_ShowAtLeverAndShutter()
    {
        const int Rows = 24;
        using DialLock dial = new(new DialLockOptions { Horizon = 3, Play = 0 }, 5);
        PixelProblem problem = new(dial, dial.Model, Config, noise: 0);
        Assert.Equal(new ImageSpec(1, 3, Side, Side), problem.Spec.Image);
        Assert.Equal(3 * Pixels, problem.Spec.ObservationSize);
        using IRevealedBatch batch = problem.CreateRevealedBatch(Rows);
        batch.Begin(1, 0, Rows);
        batch.Step([.. Latents(batch).Select((s, i) => i % 2 == 0 ? dial.Opening(0, s) : (dial.Opening(0, s) + 1) % 10)], new float[Rows]);
        int[] latents = Latents(batch);
        Assert.Equal(3, latents.Distinct().Count());
        float[] images = new float[Rows * 3 * Pixels];
        batch.Observe(0, images);

        // The window is 0.28 right of and 0.1 above the middle of a view that is 0.8 wide and high.
        int window = ((int)((0.4 - 0.1) / 0.8 * Side) * Side) + (int)((0.28 + 0.4) / 0.8 * Side);
        for (int row = 0; row < Rows; row++)
        {
            float red = images[(row * 3 * Pixels) + window], green = images[(((row * 3) + 1) * Pixels) + window];
            Assert.Equal(latents[row] == CombinationLockProblem.Bad, red > green);
            Assert.InRange(red, -1, 1);
        }

        Assert.NotEqual(Frame(images, Array.IndexOf(latents, 0)), Frame(images, Array.IndexOf(latents, 1)));
    }

    [Fact]
    public void Observe_SomeRowsOrAgain_GivesTheSameImages()
    {
        const int Rows = 70; // more than are drawn at once
        using DialLock dial = new(new DialLockOptions { Horizon = 2 }, 5);
        PixelProblem problem = new(dial, dial.Model, Config, noise: 0.05);
        using ILayeredBatch batch = problem.CreateBatch(Rows);
        batch.Begin(1, 30, Rows);
        float[] all = new float[Rows * 3 * Pixels], some = new float[2 * 3 * Pixels];
        batch.Observe(0, all);
        batch.Observe(67, some);
        Assert.Equal(all.AsSpan(67 * 3 * Pixels, some.Length).ToArray(), some);
        using ILayeredBatch other = problem.CreateBatch(2);
        other.Begin(1, 97, 2);
        other.Observe(0, some);
        Assert.Equal(all.AsSpan(67 * 3 * Pixels, some.Length).ToArray(), some);
    }

    [Fact]
    public void Observe_Noise_HasItsDeviation()
    {
        using DialLock dial = new(new DialLockOptions { Horizon = 2 }, 5);
        float[] clean = First(0), noisy = First(0.1);
        double square = clean.Zip(noisy).Sum(pair => Math.Pow(pair.Second - pair.First, 2)) / clean.Length;
        Assert.Equal(0.01, square, 6 * 0.01 * Math.Sqrt(2.0 / clean.Length));

        float[] First(double noise)
        {
            using ILayeredBatch batch = new PixelProblem(dial, dial.Model, Config, noise).CreateBatch(1);
            batch.Begin(1, 0, 1);
            float[] image = new float[3 * Pixels];
            batch.Observe(0, image);
            return image;
        }
    }

    [Fact]
    public void Calls_ThatMakeNoSense_AreRefused()
    {
        using DialLock dial = new(new DialLockOptions { Horizon = 2 }, 5);
        Assert.Throws<ArgumentException>(() => new PixelProblem(dial, dial.Model, Config with { Stack = 3 }, 0));
        Assert.Throws<ArgumentException>(() => new PixelProblem(dial, dial.Model, Config with { Cameras = [] }, 0));
        Assert.Throws<ArgumentException>(() => new PixelProblem(dial, dial.Model, Config, double.NaN));
        Assert.ThrowsAny<Exception>(() => new PixelProblem(dial, dial.Model, Config with { Cameras = ["rear"] }, 0).CreateBatch(1));
        using ILayeredBatch batch = new PixelProblem(dial, dial.Model, Config, 0).CreateBatch(1);
        Assert.Throws<InvalidOperationException>(() => batch.Observe(0, new float[3 * Pixels]));
        batch.Begin(1, 0, 1);
        Assert.Throws<ArgumentException>(() => batch.Observe(0, new float[Pixels]));
        Assert.Throws<ArgumentException>(() => batch.Observe(1, new float[3 * Pixels]));
    }

    private static int[] Latents(IRevealedBatch batch)
    {
        int[] latents = new int[batch.Count];
        batch.ReadLatents(latents);
        return latents;
    }

    private static float[] Frame(float[] images, int row) => images.AsSpan(row * 3 * Pixels, 3 * Pixels).ToArray();
}
