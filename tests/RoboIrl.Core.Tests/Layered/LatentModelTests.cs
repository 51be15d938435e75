using RoboIrl.Core.Layered;
using Xunit;

namespace RoboIrl.Core.Tests.Layered;

public sealed class LatentModelTests
{
    // Two layers, two states, two actions. In state 0, action 0 stays with 0.8 and action 1 with 0.5; state 1 is never left.
    // Rewards: 0.1 for action 1 in state 0 of layer 0, 1 for action 0 in state 0 of layer 1.
    private static LatentModel Small(int[]? clusters = null)
    {
        double[] layer = [0.8, 0.2, 0.5, 0.5, 0, 1, 0, 1];
        return new LatentModel(2, 2, 2, [0.9, 0.1], [.. layer, .. layer], [0, 0.1, 0, 0, 1, 0, 0, 0], clusters);
    }

    [Fact]
    public void OptimalReturn_SmallModel_IsTheOneByHand()
    {
        // 0.9 * max(0.8 * 1, 0.1 + 0.5 * 1)
        Assert.Equal(0.72, Small().OptimalReturn, 1e-12);
    }

    [Fact]
    public void MaximalVisitation_SmallModel_IsTheOneByHand()
    {
        LatentModel model = Small();
        Assert.Equal(0.9, model.MaximalVisitation(0, 0), 1e-12);
        Assert.Equal(0.72, model.MaximalVisitation(1, 0), 1e-12);
        Assert.Equal(0.9 * 0.64, model.MaximalVisitation(2, 0), 1e-12);
        Assert.Equal(0.1 + (0.9 * 0.75), model.MaximalVisitation(2, 1), 1e-12);
    }

    [Fact]
    public void MaximalClusterVisitation_StatesTogether_IsCertain()
    {
        LatentModel together = Small([0, 1, 0, 1, 0, 0]);
        Assert.Equal(1, together.MaximalClusterVisitation(2, 0), 1e-12);
        Assert.Equal(0, together.MaximalClusterVisitation(2, 1), 1e-12);
        Assert.Equal(0.72, together.MaximalClusterVisitation(1, 0), 1e-12);
    }

    [Fact]
    public void Evaluate_UniformPolicy_GivesTheVisitationByHand()
    {
        LatentModel model = Small();
        double[] visitation = new double[6];
        double value = model.Evaluate(model.UniformPolicy(), visitation);
        double stays = 0.65;
        double[] expected = [0.9, 0.1, 0.9 * stays, 1 - (0.9 * stays), 0.9 * stays * stays, 1 - (0.9 * stays * stays)];
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], visitation[i], 1e-12);
        }

        Assert.Equal((0.9 * 0.5 * 0.1) + (0.9 * stays * 0.5), value, 1e-12);
    }

    [Fact]
    public void OptimalPolicy_Evaluated_ReachesTheOptimalReturn()
    {
        LatentModel model = Small();
        Assert.Equal(model.OptimalReturn, model.Evaluate(model.OptimalPolicy()), 1e-12);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(2, 1)]
    public void CoveringPolicy_Evaluated_ReachesTheMaximalVisitation(int layer, int state)
    {
        LatentModel model = Small();
        double[] visitation = new double[6];
        model.Evaluate(model.CoveringPolicy(layer, state), visitation);
        Assert.Equal(model.MaximalVisitation(layer, state), visitation[(layer * 2) + state], 1e-12);
    }

    [Fact]
    public void Constructor_BadTables_AreRefusedByName()
    {
        double[] layer = [0.8, 0.2, 0.5, 0.5, 0, 1, 0, 1];
        double[] rewards = new double[4];
        Assert.Equal("start", Assert.Throws<ArgumentException>(() => new LatentModel(1, 2, 2, [0.9, 0.2], layer, rewards)).ParamName);
        Assert.Equal("start", Assert.Throws<ArgumentException>(() => new LatentModel(1, 2, 2, [1, 0, 0], layer, rewards)).ParamName);
        Assert.Equal("transitions", Assert.Throws<ArgumentException>(() => new LatentModel(2, 2, 2, [1, 0], layer, rewards)).ParamName);
        Assert.Equal("transitions", Assert.Throws<ArgumentException>(() => new LatentModel(1, 2, 2, [1, 0], [1.5, -0.5, .. layer[2..]], rewards)).ParamName);
        Assert.Equal("rewards", Assert.Throws<ArgumentException>(() => new LatentModel(1, 2, 2, [1, 0], layer, [0, 0, 0, double.NaN])).ParamName);
        Assert.Equal("clusters", Assert.Throws<ArgumentException>(() => new LatentModel(1, 2, 2, [1, 0], layer, rewards, [0, 1, 0, 2])).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => new LatentModel(0, 2, 2, [1, 0], [], []));
    }

    [Fact]
    public void Places_BeyondTheModel_AreRefused()
    {
        LatentModel model = Small();
        Assert.Throws<ArgumentOutOfRangeException>(() => model.MaximalVisitation(3, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.MaximalVisitation(0, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Reward(2, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Reward(0, 0, 2));
        Assert.Throws<ArgumentException>(() => model.Evaluate([0.5, 0.5]));
    }
}
