using System.Text.Json;
using RoboIrl.MuJoCo;
using Xunit;

namespace RoboIrl.Envs.Tests;

/// <summary>The models we wrote compile to the constants of the reference models.</summary>
public sealed class CompiledModelTests
{
    private static readonly EnvironmentRegistry Registry = EnvironmentRegistry.CreateDefault();

    public static TheoryData<string> Ids => [.. Goldens.ModelOf.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Model_Compiled_HasTheReferencesConstants(string id)
    {
        using MjModel model = Registry.Find(id).Model.Load();
        JsonElement golden = Goldens.Of(id);
        Assert.Equal(golden.GetProperty("nbody").GetInt32(), model.BodyCount);
        Assert.Equal(golden.GetProperty("njnt").GetInt32(), model.JointCount);
        Assert.Equal(golden.GetProperty("ngeom").GetInt32(), model.GeomCount);
        AssertConstant(golden, "qpos0", model.Qpos0);
        AssertConstant(golden, "body_mass", model.BodyMass);
        AssertConstant(golden, "body_pos", model.BodyPosition);
        AssertConstant(golden, "body_inertia", model.BodyInertia);
        AssertConstant(golden, "jnt_range", model.JointRange);
        AssertConstant(golden, "dof_damping", model.DofDamping);
        AssertConstant(golden, "dof_armature", model.DofArmature);
        AssertConstant(golden, "geom_pos", model.GeomPosition);
        AssertConstant(golden, "geom_friction", model.GeomFriction);
        AssertConstant(golden, "actuator_gear", model.ActuatorGear);
        AssertConstant(golden, "actuator_ctrlrange", model.ActuatorControlRange);
        AssertConstant(golden.GetProperty("opt"), "gravity", model.Gravity);
        AssertGeomSizes(golden.Flat("geom_size"), model);
        if (golden.TryGetProperty("site_pos", out _))
        {
            AssertConstant(golden, "site_pos", model.SitePosition);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Model_Compiled_HasTheReferencesNamesAndTypes(string id)
    {
        using MjModel model = Registry.Find(id).Model.Load();
        JsonElement golden = Goldens.Of(id);
        AssertNames(golden, "body_names", model.BodyCount, i => model.NameOf(new BodyId(i)));
        AssertNames(golden, "jnt_names", model.JointCount, i => model.NameOf(new JointId(i)));
        AssertNames(golden, "geom_names", model.GeomCount, i => model.NameOf(new GeomId(i)));
        AssertWhole(golden, "body_parentid", model.BodyParent);
        AssertWhole(golden, "jnt_type", model.JointType);
        AssertWhole(golden, "geom_type", model.GeomType);
        AssertWhole(golden, "jnt_limited", [.. Enumerable.Range(0, model.JointCount).Select(i => model.IsLimited(new JointId(i)) ? 1 : 0)]);
        AssertWhole(golden, "actuator_ctrllimited", [.. Enumerable.Range(0, model.ControlCount).Select(i => model.IsControlLimited(new ActuatorId(i)) ? 1 : 0)]);
        Assert.Equal(golden.GetProperty("opt").GetProperty("timestep").GetDouble(), model.Timestep);
    }

    private static void AssertConstant(JsonElement golden, string name, ReadOnlySpan<double> actual) =>
        Goldens.AssertNear(golden.Flat(name), actual, 1e-11, name);

    private static void AssertWhole(JsonElement golden, string name, ReadOnlySpan<int> actual) =>
        Assert.Equal(golden.Flat(name).Select(v => (int)v), actual.ToArray());

    // A plane's size is only how far it is drawn.
    private static void AssertGeomSizes(double[] expected, MjModel model)
    {
        const int Plane = 0;
        Assert.Equal(expected.Length, model.GeomSize.Length);
        for (int geom = 0; geom < model.GeomCount; geom++)
        {
            if (model.GeomType[geom] != Plane)
            {
                Goldens.AssertNear(expected.AsSpan(3 * geom, 3), model.GeomSize.Slice(3 * geom, 3), 1e-12, $"geom_size of geom {geom}");
            }
        }
    }

    // Where the reference leaves a thing without a name, ours has one of its own.
    private static void AssertNames(JsonElement golden, string property, int count, Func<int, string> nameOf)
    {
        string?[] expected = [.. golden.GetProperty(property).EnumerateArray().Select(e => e.GetString())];
        Assert.Equal(expected.Length, count);
        for (int i = 0; i < count; i++)
        {
            string actual = nameOf(i);
            Assert.Equal(expected[i] ?? actual, actual);
            Assert.NotEqual("", actual);
        }
    }
}
