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
    public void Reset_Keyframe_RestoresEverythingButTheTime()
    {
        _folder.Write("hand.xml", """
            <mujoco>
              <worldbody>
                <body><joint name="j" type="slide"/><geom size="0.1"/></body>
                <body name="target" mocap="true" pos="1 0 0"/>
              </worldbody>
              <actuator>
                <motor name="other" joint="j" ctrllimited="true" ctrlrange="-1 1"/>
                <general name="slow" joint="j" dyntype="integrator" ctrllimited="true" ctrlrange="-1 1"/>
              </actuator>
              <keyframe>
                <key name="home"/>
                <key name="held" time="3" qpos="0.5" qvel="0.25" act="0.125" ctrl="-0.5 0.75" mpos="0 2 0" mquat="0 1 0 0"/>
              </keyframe>
            </mujoco>
            """);
        using MuJoCoEnvironment world = World("model: hand.xml\nframe_skip: 1\nobservation: [qpos(), qvel(), activation(), control(), position(\"target\"), time()]\naction: {actuators: slow}\nreward: {a: control(\"other\")}\nreset: {keyframe: held}\n");
        double[] seen = new double[world.Spec.Observation.Size];
        world.Reset(seen);
        Assert.Equal([0.5, 0.25, 0.125, -0.5, 0.75, 0, 2, 0, 0], seen);
        Assert.Equal([0.0, 1, 0, 0], world.Data.MocapQuaternion.ToArray());
        Assert.Equal(-0.5, world.Step([0.5f], seen).Reward); // nobody acts on the other one
        world.Reset(seen);
        Assert.Equal([-0.5, 0.75], world.Data.Ctrl.ToArray());
    }

    [Fact]
    public void Observation_InfiniteClip_BoundsOneSide()
    {
        string yaml = Crawler.Minimal + "observation:\n  - {value: 10 * time() - 5, clip: [-inf, -5.5]}\n  - {value: time(), clip: [0.5, inf]}\nreward: {a: \"tolerance(time() - 20, lower=-inf, upper=-15)\"}\n";
        using MuJoCoEnvironment world = World(yaml);
        double[] seen = new double[2];
        Assert.Equal(1, world.Step([0, 0], seen).Reward);
        Assert.Equal([-5.5, 0.5], seen);
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

    [Fact]
    public void Check_EpisodesOfABillionSteps_EndsAndPasses()
    {
        EnvironmentDefinition definition = Load(Everything.Replace("max_episode_steps: 100", "max_episode_steps: 1000000000", StringComparison.Ordinal));
        Assert.Equal(1_000_000_000, definition.MaxEpisodeSteps);
        Assert.All(EnvironmentChecker.Run(definition), result => Assert.True(result.Passed, $"{result.Name}: {result.Detail}"));
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

    private EnvironmentDefinition Load(string yaml) => _folder.Define(yaml);

    private MuJoCoEnvironment World(string yaml) => _folder.World(yaml);
}
