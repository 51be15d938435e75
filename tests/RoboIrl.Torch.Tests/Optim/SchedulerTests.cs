using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using LR = TorchSharp.torch.optim.lr_scheduler;

namespace RoboIrl.Torch.Tests.Optim;

[Collection(SerialCollection.Name)]
public sealed class SchedulerTests : IDisposable
{
    private const double Base = 0.4;
    private readonly Parameter _parameter = Parameter(torch.zeros(1));
    private readonly SGD _sgd;

    public SchedulerTests() => _sgd = optim.SGD([_parameter], Base, momentum: 0.9);

    private double Rate => _sgd.ParamGroups.First().LearningRate;

    public void Dispose()
    {
        _sgd.Dispose();
        _parameter.Dispose();
    }

    /// <summary>Steps through the epochs, then jumps back: both ways must give the closed form.</summary>
    private void Check(LR.LRScheduler schedule, int epochs, Func<int, double> expected, bool jump = true)
    {
        for (int epoch = 0; epoch <= epochs; epoch++)
        {
            Assert.Equal(expected(epoch), Rate, 12);
            Assert.Equal(Rate, schedule.get_last_lr().Single());
            schedule.step();
        }

        for (int epoch = epochs; jump && epoch >= 0; epoch -= 3)
        {
            schedule.step((int?)epoch);
            Assert.Equal(expected(epoch), Rate, 12);
        }
    }

    [Fact]
    public void StepLR_FollowsTheClosedForm() => Check(LR.StepLR(_sgd, 3, 0.5), 10, e => Base * Math.Pow(0.5, e / 3));

    [Fact]
    public void MultiStepLR_FollowsTheClosedForm() => Check(LR.MultiStepLR(_sgd, [2, 5, 5], 0.5), 8, e => Base * (e < 2 ? 1 : e < 5 ? 0.5 : 0.125));

    [Fact]
    public void ExponentialLR_FollowsTheClosedForm() => Check(LR.ExponentialLR(_sgd, 0.9), 8, e => Base * Math.Pow(0.9, e));

    [Fact]
    public void LambdaLR_FollowsTheFunction() => Check(LR.LambdaLR(_sgd, e => 1 - (e / 10.0)), 10, e => Base * (1 - (e / 10.0)));

    [Fact]
    public void MultiplicativeLR_MultipliesTheFactors() => Check(LR.MultiplicativeLR(_sgd, e => 1.0 / e), 4, e => Base / Enumerable.Range(1, e).Aggregate(1.0, (a, b) => a * b), jump: false);

    [Fact]
    public void ConstantLR_FollowsTheClosedForm() => Check(LR.ConstantLR(_sgd, 0.25, 4), 8, e => e < 4 ? Base * 0.25 : Base);

    [Fact]
    public void LinearLR_FollowsTheClosedForm() => Check(LR.LinearLR(_sgd, 1.0, 0.1, 10), 14, e => Base * (1 - (0.9 * Math.Min(e, 10) / 10)));

    [Fact]
    public void LinearLR_ToZero_ReachesZero() => Check(LR.LinearLR(_sgd, 1.0, 0.0, 4), 4, e => Base * (1 - (e / 4.0)));

    [Fact]
    public void PolynomialLR_FollowsTheClosedForm() => Check(LR.PolynomialLR(_sgd, 5, 2), 5, e => Base * Math.Pow(1 - (e / 5.0), 2));

    [Fact]
    public void CosineAnnealingLR_ThreeHalfPeriods_FollowsTheClosedForm() => Check(LR.CosineAnnealingLR(_sgd, 6, 0.05), 18, e => 0.05 + ((Base - 0.05) * (1 + Math.Cos(Math.PI * e / 6)) / 2));

    [Fact]
    public void OneCycleLR_RisesAndFallsAlongCosinesWithOppositeMomentum()
    {
        double Between(double from, double to, double share) => to + ((from - to) / 2 * (1 + Math.Cos(Math.PI * share)));
        LR.LRScheduler schedule = LR.OneCycleLR(_sgd, 1.0, total_steps: 20, pct_start: 0.25);
        for (int step = 0; step < 20; step++)
        {
            double rate = step <= 4 ? Between(1.0 / 25, 1, step / 4.0) : Between(1, 1.0 / 25 / 1e4, (step - 4) / 15.0);
            double momentum = step <= 4 ? Between(0.95, 0.85, step / 4.0) : Between(0.85, 0.95, (step - 4) / 15.0);
            Assert.Equal(rate, Rate, 12);
            Assert.Equal(momentum, ((SGD.ParamGroup)_sgd.ParamGroups.First()).Momentum, 12);
            schedule.step();
        }

        Assert.Throws<InvalidOperationException>(() => schedule.step());
        Assert.Throws<ArgumentException>(() => LR.OneCycleLR(_sgd, 1.0));
    }

    [Fact]
    public void SequentialLR_SwitchesAtItsMilestones()
    {
        LR.LRScheduler schedule = LR.SequentialLR(_sgd, [LR.ConstantLR(_sgd, 0.5, 100), LR.ExponentialLR(_sgd, 0.9)], [3]);
        for (int epoch = 0; epoch < 8; epoch++)
        {
            Assert.Equal(epoch < 3 ? Base * 0.5 : Base * Math.Pow(0.9, epoch - 3), Rate, 12);
            schedule.step();
        }
    }

    [Fact]
    public void ReduceLROnPlateau_AfterPatience_ReducesDownToTheMinimum()
    {
        // Patience 1: the second bad epoch reduces. Cooldown 1: the epoch after a reduction does not count.
        LR.LRScheduler schedule = LR.ReduceLROnPlateau(_sgd, "max", factor: 0.5, patience: 1, threshold: 0, cooldown: 1, min_lr: [0.15]);
        double[] metrics = [1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3];
        double[] rates = [0.4, 0.4, 0.4, 0.2, 0.2, 0.2, 0.15, 0.15, 0.15, 0.15, 0.15];
        for (int i = 0; i < metrics.Length; i++)
        {
            schedule.step(metrics[i]);
            Assert.Equal(rates[i], Rate, 12);
        }

        Assert.Throws<InvalidOperationException>(() => schedule.step());
        Assert.Throws<ArgumentException>(() => LR.ReduceLROnPlateau(_sgd, "best"));
    }

    [Fact]
    public void Schedules_Chained_MultiplyTheirFactors()
    {
        LR.LRScheduler a = LR.ExponentialLR(_sgd, 0.9);
        LR.LRScheduler b = LR.StepLR(_sgd, 2, 0.5);
        for (int i = 0; i < 4; i++)
        {
            a.step();
            b.step();
        }

        Assert.Equal(Base * Math.Pow(0.9, 4) * 0.25, Rate, 12);
    }
}
