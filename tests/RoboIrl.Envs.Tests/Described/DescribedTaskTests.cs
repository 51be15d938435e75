using RoboIrl.Core.Environments;
using RoboIrl.Envs.Checks;
using RoboIrl.Envs.Described;
using RoboIrl.MuJoCo;
using Xunit;

namespace RoboIrl.Envs.Tests.Described;

/// <summary>A described environment while it runs: contracts, start, mapping, failing expressions, copies.</summary>
public sealed class DescribedTaskTests : IDisposable
{
    private const string Everything = """
        model: crawler.xml
        frame_skip: 5
        max_episode_steps: 100
        variables:
          tip: position("tip")
        observation:
          - joint_position(exclude="slide")
          - {value: rate(tip), constant: 1}
          - {value: velocity("leg"), constant: [1]}
          - norm(external_force("leg"))
          - action_rate()
          - rate(rate(tip[0]))
        action: {actuators: [push, kick]}
        reward:
          forward: rate(tip)[0]
          smooth: {value: sum(square(action_rate())), weight: -0.1}
          gentle: {value: contact_force("foot"), weight: -0.001}
        reset:
          draws:
            - {of: qpos, joints: [slide, hip], uniform: [-0.1, 0.1]}
            - {of: qvel, normal: [0, 0.1]}
        """;

    private readonly DescribedFolder _folder = Crawler.CreateFolder();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Crawler.Yaml)]
    [InlineData(Everything)]
    public void Conformance_EveryCheck_Passes(string yaml) =>
        Assert.All(EnvironmentChecker.Run(Load(yaml)), result => Assert.True(result.Passed, $"{result.Name}: {result.Detail}"));

    [Fact]
    public void Load_WithRandomization_DrawsForEveryEpisodeAndKeepsTheContracts()
    {
        EnvironmentDefinition? definition = _folder.Load(Everything + "\nrandomization: {parameters: [{parameter: mass, of: [leg], scale: [0.5, 2]}], actuator_delay: [0, 2]}\n").Definition;
        Assert.NotNull(definition);
        using (MuJoCoEnvironment world = definition.CreateWorld())
        {
            Assert.Equal(["randomization_mass", "randomization_actuator_delay"], world.Spec.InfoNames.TakeLast(2));
        }

        Assert.All(EnvironmentChecker.Run(definition), result => Assert.True(result.Passed, $"{result.Name}: {result.Detail}"));
    }

    [Fact]
    public void SetState_MidEpisode_GivesTheSameObservationAndFuture()
    {
        using MuJoCoEnvironment world = World(Everything);
        double[] seen = new double[world.Spec.Observation.Size];
        double[] again = new double[world.Spec.Observation.Size];
        double[] state = new double[world.StateSize];
        world.Seed(4, 0);
        world.Reset(seen);
        for (int i = 0; i < 30; i++)
        {
            world.Step([0.7f, i % 7 < 3 ? -1 : 0.5f], seen);
        }

        world.GetState(state);
        List<double> future = Continue();
        world.SetState(state, again);
        Assert.Equal(seen, again);
        Assert.Equal(future, Continue());

        List<double> Continue()
        {
            List<double> numbers = [];
            for (int i = 0; i < 20; i++)
            {
                numbers.Add(world.Step([-0.2f, i % 5 < 2 ? 1 : -0.5f], again).Reward);
                numbers.AddRange(again);
            }

            return numbers;
        }
    }

    [Fact]
    public void Reset_KeyframeAndDraws_ComposeInOrder()
    {
        using MuJoCoEnvironment world = World(Crawler.Yaml);
        world.Seed(1, 0);
        for (int i = 0; i < 50; i++)
        {
            world.Reset(new double[world.Spec.Observation.Size]);
            Assert.InRange(world.Data.Qpos[0], -0.1, 0.1);
            Assert.Equal(0, world.Data.Qpos[1]);
            Assert.InRange(world.Data.Qpos[2], 0, 0.2); // 0.1 of the keyframe
            Assert.InRange(world.Data.Qvel[8], 0.5 - 0.6, 0.5 + 0.6);
        }
    }

    [Fact]
    public void Reset_WithinLimits_CoversTheRange()
    {
        string yaml = Crawler.Minimal + "observation: [qpos()]\nreward: {a: time()}\nreset: {draws: [{of: qpos, mode: set, joints: hip, uniform: limits}, {of: qvel, mode: set, joints: slide, value: 2}]}\n";
        using MuJoCoEnvironment world = World(yaml);
        world.Seed(2, 0);
        double[] hips = new double[200];
        for (int i = 0; i < hips.Length; i++)
        {
            world.Reset(new double[world.Spec.Observation.Size]);
            hips[i] = world.Data.Qpos[2];
            Assert.Equal(2, world.Data.Qvel[0]);
        }

        Assert.InRange(hips.Min(), -1, -0.9);
        Assert.InRange(hips.Max(), 0.9, 1);
    }

    [Fact]
    public void Observation_ClipThenScale_AndRewardWeights()
    {
        string yaml = Crawler.Minimal + "observation:\n  - {name: t, value: 10 * time(), clip: [0.5, 2], scale: 3}\nreward:\n  two: {value: time() / time(), weight: 2}\n  half: {value: \"1\", weight: 0.5}\ninfo: {t: time()}\ntermination: {late: time() > 0.0035}\n";
        using MuJoCoEnvironment world = World(yaml);
        double[] seen = new double[1];
        double[] info = new double[3];
        world.Data.Reset();
        world.Task.Observe(world.Data, seen);
        Assert.Equal(1.5, seen[0]);
        StepResult first = world.Step([0, 0], seen);
        Assert.Equal(2.5, first.Reward);
        Assert.Equal(EpisodeEnd.None, first.End);
        Assert.Equal(EpisodeEnd.Terminated, world.Step([0, 0], seen).End);
        world.ReadInfo(info);
        Assert.Equal([2, 0.5, 0.004], info);
        Assert.Equal(["reward_two", "reward_half", "t"], world.Spec.InfoNames);
    }

    /// <summary>A success that ends its episode is known in that step alone, after which the world begins anew at once.</summary>
    [Fact]
    public void ReadInfo_StepThatEndsAnEpisode_TellsItsRewardAndSuccess()
    {
        const string Late = "if(time() > 0.0035, 1, 0)";
        EnvironmentDefinition definition = Load(Crawler.Minimal + $"observation: [qpos()]\nreward:\n  late: {Late}\ninfo:\n  success: {Late}\ntermination: {{late: time() > 0.0035}}\n");
        using MuJoCoVectorEnvironment worlds = definition.CreateVector(2);
        Rollout rollout = new(worlds);
        rollout.Reset(1);
        double[] info = new double[2];
        for (int step = 1; step <= 6; step++)
        {
            rollout.Step();
            for (int row = 0; row < 2; row++)
            {
                bool late = step % 2 == 0;
                worlds.ReadInfo(row, info);
                Assert.Equal(late ? EpisodeEnd.Terminated : EpisodeEnd.None, rollout.Ends[row]);
                Assert.Equal(late ? [1, 1] : [0, 0], info);
            }
        }
    }

    [Theory]
    [InlineData("forward: 1 / (time() - 0.004)", "robot.yaml:6:14: reward 'forward': '/' of 1 and 0 is not a finite number: a division by zero")]
    [InlineData("forward: if(1 / (time() - 0.004) > 0, 1, 0)", "robot.yaml:6:17: reward 'forward': '/' of 1 and 0")]
    public void Step_ExpressionDividesByZero_IsANumericFaultThatSaysWhere(string reward, string reason)
    {
        using MuJoCoEnvironment world = World(Crawler.Minimal + "observation: [qpos()]\nreward:\n  " + reward + "\n");
        NumericFault? fault = null;
        world.Faulted += f => fault = f;
        double[] seen = new double[world.Spec.Observation.Size];
        Assert.Equal(EpisodeEnd.None, world.Step([0, 0], seen).End);
        Assert.Null(fault);
        Assert.Equal(new StepResult(0, EpisodeEnd.Truncated), world.Step([0, 0], seen));
        Assert.Contains(reason, fault!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Reset_ObservationFails_IsAnErrorThatSaysWhere()
    {
        EnvironmentDefinition definition = Load(Crawler.Minimal + "observation:\n  - 1 / time()\nreward: {a: time()}\n");
        using MuJoCoEnvironment world = new(definition, definition.Model.Load(), ownsModel: true);
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => world.Reset(new double[1]));
        Assert.Contains("robot.yaml:5:7: observation 1: '/' of 1 and 0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Probe_TellsRangesConstantsSharesAndFaults()
    {
        string yaml = Crawler.Minimal + "max_episode_steps: 50\nobservation: [joint_position(\"slide\"), time(), pi]\nreward: {a: {value: \"1\", weight: 3}, b: {value: \"1\", weight: -1}}\n";
        ProbeReport report = EnvironmentProbe.Run(Load(yaml), 120);
        Assert.Equal([false, false, true], report.Observation.Select(c => c.IsConstant));
        Assert.Equal((0, 0.1), (report.Observation[1].Low, Math.Round(report.Observation[1].High, 9)));
        Assert.Equal([0.75, 0.25], report.RewardTerms.Select(t => t.Share));
        Assert.Equal([3.0, -1.0], report.RewardTerms.Select(t => t.Mean));
        Assert.All(report.Rollouts, r => Assert.Equal((2, 50, 20, 0L), (r.Lengths.Count, r.Lengths[0], r.Unfinished, r.Faults)));
        Assert.True(report.StepsPerSecond > 0);
    }

    [Fact]
    public void Copy_ModelWithParts_TakesAllOfThemAlong()
    {
        string cube = "v -1 -1 -1\nv 1 -1 -1\nv -1 1 -1\nv -1 -1 1\nf 1 3 2\nf 1 2 4\nf 1 4 3\nf 2 3 4\n";
        _folder.Write("robot/meshes/part.obj", cube);
        _folder.Write("robot/joints.xml", "<mujoco><default><joint damping='1'/></default></mujoco>");
        _folder.Write("robot/robot.xml", "<mujoco><compiler meshdir='meshes'/><include file='joints.xml'/><asset><mesh name='part' file='part.obj' scale='.1 .1 .1'/></asset><worldbody><body><joint name='j' type='slide'/><geom type='mesh' mesh='part'/></body></worldbody><actuator><motor name='m' joint='j' ctrllimited='true' ctrlrange='-1 1'/></actuator></mujoco>");
        string yaml = _folder.Write("robot.yaml", "model: robot/robot.xml\nframe_skip: 1\nobservation: [qpos()]\nreward: {a: time()}\n");
        string copy = DescribedEnvironment.Copy(yaml, _folder.File("kept/environment"));
        Assert.Equal(_folder.File("kept/environment/robot.yaml"), copy);
        Directory.Delete(_folder.File("robot"), recursive: true);
        using MjModel model = DescribedEnvironment.Load(copy).Model.Load();
        Assert.Equal(1, model.MeshCount);
        Assert.Equal(1, model.DofDamping[0]);
    }

    private EnvironmentDefinition Load(string yaml) => DescribedEnvironment.Load(_folder.Write("robot.yaml", yaml));

    private MuJoCoEnvironment World(string yaml)
    {
        EnvironmentDefinition definition = Load(yaml);
        MuJoCoEnvironment world = new(definition, definition.Model.Load(), ownsModel: true);
        world.Reset(new double[world.Spec.Observation.Size]);
        return world;
    }
}
