using System.Text;

namespace RoboIrl.MuJoCo.Tests;

public class MjModelTests
{
    [Fact]
    public void FromXml_Pendulum_HasItsCountsAndNames()
    {
        using MjModel model = MjModel.FromXml(Models.Pendulum);

        Assert.Equal((1, 1, 1), (model.PositionCount, model.VelocityCount, model.ControlCount));
        Assert.Equal(2, model.BodyCount);
        Assert.Equal(new BodyId(1), model.Body("rod"));
        Assert.Equal("rod", model.NameOf(new BodyId(1)));
        Assert.Equal(4, model.SensorDataCount);
        Assert.Equal([-2.0, 2.0], model.ActuatorControlRange.ToArray());
        Assert.True(model.IsControlLimited(model.Actuator("drive")));
        Assert.False(model.IsLimited(model.Joint("hinge")));
        Assert.Equal(0.002, model.Timestep);
        Assert.Equal([0, 0, -9.81], model.Gravity.ToArray());
        Assert.True(model.TotalMass > 0);
    }

    [Fact]
    public void FromXml_BrokenText_CarriesTheParsersReason()
    {
        MuJoCoException error = Assert.Throws<MuJoCoException>(() => MjModel.FromXml("<mujoco><worldbody></mujoco>", name: "broken"));

        Assert.Contains("'broken'", error.Message, StringComparison.Ordinal);
        Assert.Contains("XML", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromXml_UnknownElement_NamesItAndItsLine()
    {
        MuJoCoException error = Assert.Throws<MuJoCoException>(() => MjModel.FromXml("<mujoco>\n<wordbody/>\n</mujoco>"));

        Assert.Contains("wordbody", error.Message, StringComparison.Ordinal);
        Assert.Contains("line 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromXml_MissingMesh_NamesTheFile()
    {
        string xml = """<mujoco><asset><mesh name="m" file="absent.stl"/></asset><worldbody><geom type="mesh" mesh="m"/></worldbody></mujoco>""";

        MuJoCoException error = Assert.Throws<MuJoCoException>(() => MjModel.FromXml(xml));

        Assert.Contains("absent.stl", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromXml_IncludeAndMeshAsAssets_AreFound()
    {
        string obj = "v 0 0 0\nv 1 0 0\nv 0 1 0\nv 0 0 1\nf 1 3 2\nf 1 2 4\nf 1 4 3\nf 2 3 4\n";
        Dictionary<string, byte[]> assets = new()
        {
            ["part.xml"] = Encoding.UTF8.GetBytes("""<mujoco><worldbody><body name="included"><geom size="0.1"/></body></worldbody></mujoco>"""),
            ["meshes/shape.obj"] = Encoding.UTF8.GetBytes(obj),
        };

        using MjModel model = MjModel.FromXml(
            """<mujoco><asset><mesh name="m" file="meshes/shape.obj"/></asset><include file="part.xml"/><worldbody><geom type="mesh" mesh="m"/></worldbody></mujoco>""", assets);

        Assert.Equal(1, model.MeshCount);
        Assert.Equal(new BodyId(1), model.Body("included"));
    }

    [Fact]
    public void FromXml_RepeatedAsset_IsRefused()
    {
        Dictionary<string, byte[]> assets = new() { ["a.xml"] = [1], ["A.xml"] = [1] };

        MuJoCoException error = Assert.Throws<MuJoCoException>(() => MjModel.FromXml(Models.Pendulum, assets));

        Assert.Contains("twice", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromFile_Absent_SaysWhere()
    {
        FileNotFoundException error = Assert.Throws<FileNotFoundException>(() => MjModel.FromFile("no/such.xml"));

        Assert.Contains("no/such.xml", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromFile_XmlOnDisk_Loads()
    {
        string path = Path.Combine(Path.GetTempPath(), $"roboirl-{Guid.NewGuid():N}.xml");
        File.WriteAllText(path, Models.Pendulum);
        try
        {
            using MjModel model = MjModel.FromFile(path);
            Assert.Equal(new JointId(0), model.Joint("hinge"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Joint_MistypedName_ListsKnownAndNearest()
    {
        using MjModel model = MjModel.FromXml(Models.Pendulum, name: "pendulum");

        KeyNotFoundException error = Assert.Throws<KeyNotFoundException>(() => model.Joint("hing"));

        Assert.Contains("Did you mean 'hinge'?", error.Message, StringComparison.Ordinal);
        Assert.Contains("Known: hinge.", error.Message, StringComparison.Ordinal);
        Assert.Contains("'pendulum'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Camera_NoneInModel_SaysSo()
    {
        using MjModel model = MjModel.FromXml(Models.Pendulum);

        Assert.Contains("has 0 of them", Assert.Throws<KeyNotFoundException>(() => model.Camera("side")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Clone_ChangedMass_LeavesTheOriginal()
    {
        using MjModel model = MjModel.FromXml(Models.Pendulum);
        using MjModel clone = model.Clone();

        clone.BodyMass[1] *= 2;

        Assert.NotEqual(clone.BodyMass[1], model.BodyMass[1]);
    }

    [Fact]
    public void Dispose_WithLiveData_FreesTheModelWithTheLastUser()
    {
        MjModel model = MjModel.FromXml(Models.Pendulum);
        MjData data = model.CreateData();
        model.Dispose();
        model.Dispose();

        data.Step();
        Assert.Equal(0.002, data.Time, 12);
        data.Dispose();

        Assert.Throws<ObjectDisposedException>(() => model.PositionCount);
        Assert.Throws<ObjectDisposedException>(() => data.Step());
        Assert.Throws<ObjectDisposedException>(() => model.CreateData());
    }

    [Fact]
    public void Timestep_NotPositive_IsRefused()
    {
        using MjModel model = MjModel.FromXml(Models.Pendulum);

        Assert.Throws<ArgumentOutOfRangeException>(() => model.Timestep = 0);
    }
}
