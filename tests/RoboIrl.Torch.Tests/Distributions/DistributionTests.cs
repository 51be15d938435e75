using RoboIrl.Torch.Tests.Modules;
using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.distributions;

namespace RoboIrl.Torch.Tests.Distributions;

[Collection(SerialCollection.Name)]
public sealed class DistributionTests
{
    private static readonly double HalfLogTwoPi = 0.5 * Math.Log(2 * Math.PI);

    private static Tensor D(params double[] values) => torch.tensor(values, float64);

    private static void Moments(Distribution d, double[] mean, double[] variance, double tolerance)
    {
        torch.manual_seed(11);
        Tensor samples = d.sample(40000);
        Assert.False(samples.requires_grad);
        Numbers.Close(mean, samples.mean([0]), tolerance);
        Numbers.Close(variance, samples.var(0), tolerance);
        Numbers.Close(mean, d.mean, 1e-9);
        Numbers.Close(variance, d.variance, 1e-9);
        Numbers.Close([.. variance.Select(Math.Sqrt)], d.stddev, 1e-9);
    }

    [Fact]
    public void Normal_LogProbEntropyAndCdf_MatchTheFormulas()
    {
        using DisposeScope scope = NewDisposeScope();
        using Normal d = Normal(D(1, -2), D(0.5, 3));
        Numbers.Close([-0.5 - Math.Log(0.5) - HalfLogTwoPi, -(4.0 / 18) - Math.Log(3) - HalfLogTwoPi], d.log_prob(D(1.5, 0)), 1e-12);
        Numbers.Close([0.5 + HalfLogTwoPi + Math.Log(0.5), 0.5 + HalfLogTwoPi + Math.Log(3)], d.entropy(), 1e-12);
        Numbers.Close([0.8413447460685429, 0.5], d.cdf(D(1.5, -2)), 1e-9);
        Numbers.Close([1.5, -2], d.icdf(D(0.8413447460685429, 0.5)), 1e-9);
        Numbers.Close([Math.Exp(0.5 + HalfLogTwoPi) / 2, Math.Exp(0.5 + HalfLogTwoPi) * 3], d.perplexity(), 1e-9);
        Moments(d, [1, -2], [0.25, 9], 0.03);
        Assert.Equal([5L, 3L, 2L], d.rsample(5, 3).shape);
        Assert.Equal([4L, 2L], d.expand(new long[] { 4, 2 }).sample().shape);
        Assert.Equal(float32, Normal(0f, 1f).sample().dtype);
    }

    [Fact]
    public void Normal_Rsample_CarriesGradientsOfLocAndScale()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor loc = D(1, 2).requires_grad_();
        Tensor scale = D(0.5, 3).requires_grad_();
        Tensor x = Normal(loc, scale).rsample();
        double[] noise = Numbers.Of((x - loc) / scale);
        x.sum().backward();
        Numbers.Close([1, 1], loc.grad!);
        Numbers.Close(noise, scale.grad!, 1e-9);
        Tensor value = D(0.3, 0.7);
        Numbers.GradientMatches(() => Normal(loc, scale).log_prob(value).sum(), scale);
    }

    [Fact]
    public void Normal_Generator_RepeatsSamples()
    {
        using DisposeScope scope = NewDisposeScope();
        using Generator a = new(5);
        using Generator b = new(5);
        Numbers.Close(Normal(torch.zeros(4), torch.ones(4), a).sample(), Normal(torch.zeros(4), torch.ones(4), b).sample(), 0);
    }

    [Fact]
    public void Categorical_LogProbEntropyAndFrequencies_MatchTheProbabilities()
    {
        using DisposeScope scope = NewDisposeScope();
        double[] p = [0.1, 0.2, 0.7];
        using Categorical d = Categorical(probs: D(1, 2, 7));
        Numbers.Close([Math.Log(0.7), Math.Log(0.1)], d.log_prob(torch.tensor(new long[] { 2, 0 })), 1e-12);
        Assert.Equal(-p.Sum(x => x * Math.Log(x)), d.entropy().ToDouble(), 12);
        Numbers.Close(p, d.probs, 1e-12);
        Assert.Equal(2, d.mode.ToInt64());
        torch.manual_seed(3);
        Tensor samples = d.sample(20000);
        Assert.Equal(int64, samples.dtype);
        Numbers.Close(p, torch.nn.functional.one_hot(samples, 3).to(float64).mean([0]), 0.02);
        using Categorical batch = Categorical(logits: torch.randn(4, 3));
        Assert.Equal([4L], batch.sample().shape);
        Assert.Equal([5L, 2L, 4L], batch.sample(5, 2).shape);
        Assert.Equal([5L, 4L], batch.log_prob(torch.zeros([5, 1], int64)).shape);
        Assert.Throws<NotSupportedException>(() => batch.rsample());
        Assert.Throws<ArgumentException>(() => Categorical());
    }

    [Fact]
    public void Categorical_ImpossibleCategory_HasFiniteEntropy()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal(Math.Log(2), Categorical(logits: D(0, 0, double.NegativeInfinity)).entropy().ToDouble(), 12);
        Assert.Equal(Math.Log(2), Categorical(probs: torch.tensor(new float[] { 1, 0, 1 })).entropy().ToDouble(), 6);
    }

    [Fact]
    public void Bernoulli_LogProbEntropyAndMoments_MatchTheFormulas()
    {
        using DisposeScope scope = NewDisposeScope();
        using Bernoulli d = Bernoulli(probs: D(0.2, 0.5));
        Numbers.Close([Math.Log(0.2), Math.Log(0.5)], d.log_prob(D(1, 0)), 1e-9);
        Numbers.Close([-(0.2 * Math.Log(0.2)) - (0.8 * Math.Log(0.8)), Math.Log(2)], d.entropy(), 1e-9);
        Moments(d, [0.2, 0.5], [0.16, 0.25], 0.02);
        using Bernoulli sure = Bernoulli(probs: D(0, 1));
        Numbers.Close([0, 0], sure.log_prob(D(0, 1)), 1e-9);
        Numbers.Close([0.5], Bernoulli(logits: D(0)).probs);
    }

    [Fact]
    public void Uniform_LogProbEntropyAndMoments_MatchTheFormulas()
    {
        using DisposeScope scope = NewDisposeScope();
        using Uniform d = Uniform(D(-1, 2), D(1, 6));
        Numbers.Close([-Math.Log(2), -Math.Log(4)], d.log_prob(D(0, 2)), 1e-12);
        Assert.Equal(double.NegativeInfinity, Numbers.Of(d.log_prob(D(1, 7)))[0]);
        Numbers.Close([Math.Log(2), Math.Log(4)], d.entropy(), 1e-12);
        Numbers.Close([0.75, 1], d.cdf(D(0.5, 9)), 1e-12);
        Numbers.Close([0, 5], d.icdf(D(0.5, 0.75)), 1e-12);
        Moments(d, [0, 4], [4.0 / 12, 16.0 / 12], 0.03);
    }

    [Fact]
    public void Beta_LogProbEntropyAndGradient_MatchTheFormulas()
    {
        using DisposeScope scope = NewDisposeScope();
        using Beta d = Beta(D(2, 1), D(3, 1));

        // B(2, 3) = 1/12; digamma differences of integers are harmonic sums.
        Numbers.Close([Math.Log(12 * 0.4 * 0.36), 0], d.log_prob(D(0.4, 0.3)), 1e-9);
        double digamma2 = 1 - 0.5772156649015329;
        double entropy = Math.Log(1.0 / 12) - digamma2 - (2 * (digamma2 + 0.5)) + (3 * (digamma2 + 0.5 + (1.0 / 3) + 0.25));
        Numbers.Close([entropy, 0], d.entropy(), 1e-9);
        Moments(d, [0.4, 0.5], [6.0 / 150, 1.0 / 12], 0.02);
        Tensor a = D(2).requires_grad_();
        torch.manual_seed(2);
        Beta(a, D(3)).rsample(20000).mean().backward();

        // d mean / d a = b / (a + b)^2.
        Numbers.Close([3.0 / 25], a.grad!, 0.03);
    }

    [Fact]
    public void MultivariateNormal_LogProbEntropyAndCovariance_MatchTheFormulas()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor covariance = torch.tensor(new double[,] { { 2, 0.6 }, { 0.6, 1 } });
        Tensor loc = D(1, -1);
        using MultivariateNormal d = MultivariateNormal(loc, covariance);
        double determinant = 2 - 0.36;
        (double x, double y) = (0.5, 2.0);
        double quadratic = ((x * x * 1) - (2 * 0.6 * x * y) + (2 * y * y)) / determinant;
        double expected = (-0.5 * quadratic) - (0.5 * Math.Log(determinant)) - (2 * HalfLogTwoPi);
        Assert.Equal(expected, d.log_prob(D(1.5, 1)).ToDouble(), 10);
        Assert.Equal(expected, MultivariateNormal(loc, precision_matrix: torch.linalg.inv(covariance)).log_prob(D(1.5, 1)).ToDouble(), 10);
        Assert.Equal(1 + (2 * HalfLogTwoPi) + (0.5 * Math.Log(determinant)), d.entropy().ToDouble(), 10);
        Numbers.Close(covariance, d.covariance_matrix, 1e-10);
        torch.manual_seed(4);
        Tensor samples = d.sample(40000) - loc;
        Numbers.Close(covariance, samples.t().mm(samples) / 40000, 0.05);
        Numbers.Close([2, 1], d.variance, 1e-10);
        Assert.Equal([3L, 5L, 2L], d.expand(new long[] { 5 }).sample(3).shape);
        Assert.Throws<ArgumentException>(() => MultivariateNormal(loc));
    }

    [Fact]
    public void Independent_SumsTheLastDimensions()
    {
        using DisposeScope scope = NewDisposeScope();
        Normal inner = Normal(torch.zeros([4, 3], float64), torch.ones([4, 3], float64));
        using Independent d = Independent(inner, 1);
        Assert.Equal([4L], d.batch_shape.Shape);
        Assert.Equal([3L], d.event_shape.Shape);
        Tensor x = d.sample(2);
        Assert.Equal([2L, 4L, 3L], x.shape);
        Numbers.Close(inner.log_prob(x).sum(-1), d.log_prob(x), 1e-12);
        Numbers.Close(inner.entropy().sum(-1), d.entropy(), 1e-12);
        Assert.Equal([7L, 4L, 3L], d.expand(new long[] { 7, 4 }).sample().shape);
        Assert.Throws<ArgumentException>(() => Independent(Normal(torch.zeros(2), torch.ones(2)), 2));
    }

    [Fact]
    public void Transformed_TanhOfScaledNormal_HasTheCorrectedDensity()
    {
        using DisposeScope scope = NewDisposeScope();
        TransformedDistribution d = TransformedDistribution(Normal(D(0), D(1)), [new transforms.AffineTransform(D(0.3), D(0.8)), new transforms.TanhTransform()]);
        double u = 0.3 + (0.8 * 0.5);
        double y = Math.Tanh(u);
        double expected = -0.125 - HalfLogTwoPi - Math.Log(0.8) - Math.Log(1 - (y * y));
        Numbers.Close([expected], d.log_prob(D(y)), 1e-10);
        Numbers.Close([0.6914624612740131], d.cdf(D(y)), 1e-9);
        Assert.All(Numbers.Of(d.sample(1000)), v => Assert.InRange(v, -1, 1));
        Assert.Throws<NotSupportedException>(() => d.mean);

        // Far out, the naive log(1 - y^2) is minus infinity in double precision.
        Numbers.Close([(2 * Math.Log(2)) - 60], new transforms.TanhTransform().log_abs_det_jacobian(D(30), D(1)), 1e-12);
    }

    [Fact]
    public void Dispose_Distribution_LeavesTheCallersTensors()
    {
        using Tensor loc = torch.zeros(3);
        using Tensor scale = torch.ones(3);
        long before = Tensor.TotalCount;
        using (Normal d = Normal(loc, scale))
        {
            d.sample().Dispose();
            d.log_prob(loc).Dispose();
            d.entropy().Dispose();
        }

        Assert.Equal(before, Tensor.TotalCount);
        Assert.False(loc.IsInvalid);
    }
}
