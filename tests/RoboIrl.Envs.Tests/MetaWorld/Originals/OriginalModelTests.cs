using RoboIrl.Core.Environments;
using RoboIrl.Envs.MetaWorld;
using RoboIrl.Envs.MetaWorld.Originals;
using RoboIrl.MuJoCo;
using Xunit;

namespace RoboIrl.Envs.Tests.MetaWorld.Originals;

/// <summary>The tasks on models of a folder that the user brings along.</summary>
public sealed class OriginalModelTests
{
    private const int Precision = 6;

    [Fact]
    public void All_Tables_AreThoseOfTheBuiltInModels() => Assert.Equal(MetaWorldModels.Names, OriginalNames.All);

    [Fact]
    public void Read_EveryTable_IsInOrder()
    {
        using SmallCheckout checkout = new();
        AssetsFolder folder = AssetsFolder.Open(checkout.Path);
        string[] files = [.. OriginalNames.All.Select(name => OriginalNames.Read(name, folder).File)];
        Assert.Equal(files.Length, files.Distinct().Count());
        Assert.All(files, static file => Assert.Matches("^sawyer_[a-z0-9_]+\\.xml$", file));
    }

    [Fact]
    public void Open_CheckoutOrItsAssets_FindsTheSameFolder()
    {
        using SmallCheckout checkout = new();
        string assets = Path.Combine(checkout.Path, "metaworld", "assets");
        Assert.Equal(assets, AssetsFolder.Open(checkout.Path).Root);
        Assert.Equal(assets, AssetsFolder.Open(assets + Path.DirectorySeparatorChar).Root);
    }

    [Theory]
    [InlineData("drawer-open", RuleSet.Fixed)]
    [InlineData("drawer-close", RuleSet.Faithful)]
    [InlineData("reach", RuleSet.Fixed)]
    [InlineData("box-close", RuleSet.Fixed)]
    [InlineData("box-close", RuleSet.Faithful)] // its lid hangs over the frame of its joint
    public void Reset_OriginalModel_ShowsWhatTheBuiltInOneShows(string name, RuleSet rules)
    {
        using SmallCheckout checkout = new();
        double[] ours = FirstObservation(name, rules, null);
        double[] theirs = FirstObservation(name, rules, checkout.Path);
        Assert.Equal(ours.Length, theirs.Length);
        for (int i = 0; i < ours.Length; i++)
        {
            // The hand's place follows from seven joint angles and turns rounded to four digits.
            Assert.Equal(ours[i], theirs[i], i % 18 < 3 ? 3 : Precision);
        }
    }

    [Fact]
    public void Step_OriginalModel_MovesHandAndGripper()
    {
        using SmallCheckout checkout = new();
        using MuJoCoEnvironment world = Define("reach", RuleSet.Fixed, checkout.Path).CreateWorld();
        double[] before = new double[world.Spec.Observation.Size];
        double[] after = new double[before.Length];
        world.Seed(1, 0);
        world.Reset(before);
        for (int i = 0; i < 20; i++)
        {
            world.Step([1, 0, 0, 1], after);
        }

        Assert.InRange(after[0] - before[0], 0.12, 0.2);
        Assert.InRange(after[3], 0, before[3] - 0.3);
        Assert.Equal(0, world.Data.TotalWarnings);
    }

    [Theory]
    [InlineData(RuleSet.Faithful, -0.16)]
    [InlineData(RuleSet.Fixed, -0.2)]
    public void Load_JointRange_IsTheFilesUnderFaithfulRulesOnly(RuleSet rules, double low)
    {
        using SmallCheckout checkout = new();
        using MjModel model = Define("drawer-open", rules, checkout.Path).Model.Load();
        Assert.Equal(low, model.JointRange[2 * model.Joint("drawer").Index], Precision);
    }

    [Fact]
    public void Load_NamesThatOverlap_AreKeptApart()
    {
        using SmallCheckout checkout = new();
        using MjModel model = Define("drawer-open", RuleSet.Fixed, checkout.Path).Model.Load();
        int cabinet = model.Body("fixture").Index; // called "drawer" in the file
        Assert.True(model.BodyMocap[cabinet] >= 0);
        Assert.NotEqual(cabinet, model.Body("drawer").Index);
        Assert.NotEqual(model.Site("goal"), model.Site("original_goal"));
    }

    [Fact]
    public void Define_Assets_AreNamedInTheSource()
    {
        using SmallCheckout checkout = new();
        Assert.Contains(checkout.Path, Define("reach", RuleSet.Fixed, checkout.Path).Source, StringComparison.Ordinal);
        Assert.Contains("this project's own", Define("reach", RuleSet.Fixed, null).Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_TableInTheAssets_ReplacesTheBuiltInOne()
    {
        using SmallCheckout checkout = new();
        checkout.Replace(SmallCheckout.Reach, "\"obj\"", "\"renamed\"").Write("roboirl/reach.xml", """
            <names file="sawyer_reach_v3.xml">
              <body name="object" is="renamed"/>
              <joint name="object" is="renamed/joint1"/>
            </names>
            """);
        using MjModel model = Define("reach", RuleSet.Fixed, checkout.Path).Model.Load();
        Assert.True(model.Body("object").Index > 0);
    }

    private static EnvironmentDefinition Define(string name, RuleSet rules, string? assets) =>
        MetaWorldSuite.Define(MetaWorldSuite.Find(name), new MetaWorldOptions { Rules = rules, Assets = assets });

    private static double[] FirstObservation(string name, RuleSet rules, string? assets)
    {
        using MuJoCoEnvironment world = Define(name, rules, assets).CreateWorld();
        double[] observation = new double[world.Spec.Observation.Size];
        world.Seed(3, 0);
        world.Reset(observation);
        return observation;
    }
}
