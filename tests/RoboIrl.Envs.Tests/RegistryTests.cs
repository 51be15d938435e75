using RoboIrl.MuJoCo;
using Xunit;

namespace RoboIrl.Envs.Tests;

public sealed class RegistryTests
{
    private const string Pendulum = """
        <mujoco>
          <worldbody>
            <body>
              <joint name="hinge" axis="0 1 0"/>
              <geom name="rod" type="capsule" size="0.02" fromto="0 0 0 0 0 -1"/>
            </body>
          </worldbody>
          <actuator>
            <motor joint="hinge"/>
          </actuator>
        </mujoco>
        """;

    private readonly EnvironmentRegistry _registry = EnvironmentRegistry.CreateDefault();

    [Fact]
    public void CreateDefault_HoldsTheStandardBodies() => Assert.Equal(
        Goldens.ModelOf.Keys.Order(StringComparer.Ordinal),
        _registry.Definitions.Select(d => d.Id).Where(Goldens.ModelOf.ContainsKey));

    [Theory]
    [InlineData("locomotion/half-cheeta-v5", "locomotion/half-cheetah-v5")]
    [InlineData("locomotion/Hopper-v4", "locomotion/hopper-v4")]
    [InlineData("locomotion/walker2-v5", "locomotion/walker2d-v5")]
    public void Find_MistypedId_NamesTheNearest(string id, string nearest)
    {
        UnknownEnvironmentException e = Assert.Throws<UnknownEnvironmentException>(() => _registry.Find(id));
        Assert.Contains($"'{id}'", e.Message, StringComparison.Ordinal);
        Assert.Contains($"did you mean '{nearest}'", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_NothingNear_SaysHowToList() =>
        Assert.Contains("env list", Assert.Throws<UnknownEnvironmentException>(() => _registry.Find("atari/pong-v0")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Hopper")]
    [InlineData("locomotion/hopper/v5")]
    [InlineData("locomotion/hopper_x-v1")]
    [InlineData("")]
    public void Register_MalformedId_IsRefused(string id) =>
        Assert.Contains("malformed", Assert.Throws<ArgumentException>(() => _registry.Register(Define(ModelSource.FromText("pendulum", Pendulum)) with { Id = id })).Message, StringComparison.Ordinal);

    [Fact]
    public void Register_TakenId_IsRefused() =>
        Assert.Contains("registered already", Assert.Throws<ArgumentException>(() => _registry.Register(_registry.Find("locomotion/hopper-v5"))).Message, StringComparison.Ordinal);

    [Fact]
    public void CreateVector_UsersModelFile_Runs()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("roboirl-envs-").FullName, "pendulum.xml");
        try
        {
            File.WriteAllText(path, Pendulum);
            _registry.Register(Define(ModelSource.FromFile(path)));
            using MuJoCoVectorEnvironment environment = _registry.CreateVector("user/pendulum-v0", 2);
            Rollout rollout = new(environment);
            rollout.Reset(1);
            rollout.Step(10);
            Assert.Equal(0.02, environment.Spec.ControlTimestep, 12);
            Assert.Equal(Pendulum, _registry.Find("user/pendulum-v0").Model.ReadText());
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    [Fact]
    public void CreateVector_MissingModelFile_NamesThePath()
    {
        string path = Path.Combine(Path.GetTempPath(), "no-such-folder", "robot.xml");
        FileNotFoundException e = Assert.Throws<FileNotFoundException>(() => new MuJoCoVectorEnvironment(Define(ModelSource.FromFile(path)), 1));
        Assert.Contains(path, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<mujoco><worldbody><body><geom size='0.1'/></worldbody></mujoco>")]
    [InlineData("<mujoco><worldbody><body><joint typo='1'/><geom size='0.1'/></body></worldbody></mujoco>")]
    [InlineData("not xml")]
    public void CreateVector_BrokenModel_SaysWhatTheEngineFound(string mjcf)
    {
        int models = MjModel.LiveCount;
        MuJoCoException e = Assert.Throws<MuJoCoException>(() => new MuJoCoVectorEnvironment(Define(ModelSource.FromText("broken-robot", mjcf)), 1));
        Assert.Contains("broken-robot", e.Message, StringComparison.Ordinal);
        Assert.Equal(models, MjModel.LiveCount);
    }

    [Fact]
    public void Embedded_MissingResource_NamesThoseThereAre()
    {
        FileNotFoundException e = Assert.Throws<FileNotFoundException>(() => ModelSource.Embedded(typeof(EnvironmentRegistry).Assembly, "hoper.xml").Load());
        Assert.Contains("hopper.xml", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dispose_VectorEnvironment_FreesModelAndWorlds()
    {
        (int models, int worlds) = (MjModel.LiveCount, MjData.LiveCount);
        MuJoCoVectorEnvironment environment = _registry.CreateVector("locomotion/hopper-v5", 3, 2);
        Assert.Equal((models + 1, worlds + 3), (MjModel.LiveCount, MjData.LiveCount));
        environment.Dispose();
        environment.Dispose();
        Assert.Equal((models, worlds), (MjModel.LiveCount, MjData.LiveCount));
    }

    private static EnvironmentDefinition Define(ModelSource model) => new()
    {
        Id = "user/pendulum-v0",
        Summary = "A pendulum.",
        Reward = "-|velocity|",
        Termination = "never",
        Source = "this test",
        Model = model,
        CreateTask = static compiled => new PendulumTask(compiled),
        FrameSkip = 10,
        MaxEpisodeSteps = 30,
    };
}
