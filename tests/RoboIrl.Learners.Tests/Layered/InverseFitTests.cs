using RoboIrl.Core.Randomness;
using RoboIrl.Learners.Layered;
using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Tests.Layered;

public sealed class InverseFitTests
{
    private static readonly InversePlan All = new(1, 1e-9, 4, static _ => false);

    [Fact]
    public void TrainBest_AttemptsThatAreNotFinite_AreWorseThanAllOthers()
    {
        Fixed[] models = [new(double.NaN), new(-1), new(double.NegativeInfinity), new(-2)];
        BestInverse<Fixed> best = Train(models, All);
        Assert.Same(models[1], best.Model);
        Assert.Equal(-1, best.HeldOut.Mean, 5);
        Assert.Equal(4, best.Attempts);
        Assert.Equal([true, false, true, true], models.Select(static m => m.IsFree));
        best.Model.Dispose();
    }

    [Fact]
    public void TrainBest_Enough_EndsTheSearch()
    {
        Fixed[] models = [new(-3), new(-1), new(-0.5)];
        BestInverse<Fixed> best = Train(models, All with { IsEnough = static held => held.Mean > -2 });
        Assert.Same(models[1], best.Model);
        Assert.Equal(2, best.Attempts);
        best.Model.Dispose();
        models[2].Dispose();
    }

    [Fact]
    public void TrainBest_NothingFinite_SaysSoAndFreesAll()
    {
        Fixed[] models = [new(double.NaN), new(double.NaN), new(double.NaN), new(double.NegativeInfinity)];
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => Train(models, All));
        Assert.Contains("None of 4 attempts to fit 30 episodes", error.Message, StringComparison.Ordinal);
        Assert.All(models, static m => Assert.True(m.IsFree));
    }

    [Fact]
    public void TrainBest_AttemptThatThrows_FreesItAndTheBest()
    {
        Fixed[] models = [new(-1), new(-2) { Throws = true }];
        Assert.Throws<InvalidDataException>(() => Train(models, All));
        Assert.All(models, static m => Assert.True(m.IsFree));
    }

    [Fact]
    public void TrainBest_Stopped_EndsBeforeTheNextAttempt()
    {
        using CancellationTokenSource stop = new();
        Fixed[] models = [new(-1) { Seen = stop.Cancel }, new(-2)];
        Assert.Throws<OperationCanceledException>(() => Train(models, All, stop.Token));
        Assert.Equal([true, false], models.Select(static m => m.IsFree));
        models[1].Dispose();
    }

    private static BestInverse<Fixed> Train(Fixed[] models, InversePlan plan, CancellationToken stop = default)
    {
        RolloutData data = new(2) { KeepsFork = true, KeepsEnd = true };
        data.Grow(30);
        Rng rng = new(1);
        int next = 0;
        return new InverseFit(data, new int[30], 3, 10).TrainBest(_ => models[next++], plan, ref rng, stop);
    }

    /// <summary>Finds every episode equally likely.</summary>
    private sealed class Fixed(double value) : IInverseModel
    {
        private readonly Parameter _none = new(torch.zeros(1));

        public bool Throws { get; init; }

        public Action Seen { get; init; } = static () => { };

        public bool IsFree { get; private set; }

        public IEnumerable<Parameter> Parameters => [_none];

        public Tensor LogLikelihood(Tensor here, Tensor causes, Tensor there)
        {
            Seen();
            return Throws ? throw new InvalidDataException("broken") : (here.sum(1) * 0) + _none + value;
        }

        public void Freeze()
        {
            // Nobody acts on it.
        }

        public void Dispose()
        {
            _none.Dispose();
            IsFree = true;
        }
    }
}
