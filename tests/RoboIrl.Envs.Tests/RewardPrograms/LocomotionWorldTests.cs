using RoboIrl.Core.Geometry;
using RoboIrl.Core.RewardPrograms;
using RoboIrl.Envs.RewardPrograms;
using RoboIrl.MuJoCo;
using Xunit;

namespace RoboIrl.Envs.Tests.RewardPrograms;

/// <summary>What programs see of hopper, ant and any other world against the engine's arrays, read independently.</summary>
public sealed class LocomotionWorldTests
{
    private static readonly EnvironmentRegistry Registry = EnvironmentRegistry.CreateDefault();

    [Fact]
    public void Hopper_InAnyPose_ShowsPlaceAndAngles()
    {
        using MuJoCoEnvironment world = Started("locomotion/hopper-v5", out WorldView view);
        IHopperWorld hopper = (IHopperWorld)view;
        double[] position = [0.4, 1.6, 0.3, -0.5, -1.1, 0.2];
        double[] velocity = [1, -2, 3, 4, -5, 6];
        position.CopyTo(world.Data.Qpos);
        velocity.CopyTo(world.Data.Qvel);
        world.Data.Forward();

        Vec3 torso = Vec3.From(world.Data.PositionOf(world.Model.Body("torso")));
        Quat turned = Quat.From(world.Data.Xquat.Slice(4 * world.Model.Body("torso").Index, 4));
        Assert.Equal(torso.X, hopper.Forward.Position, 12);
        Assert.Equal(torso.Z, hopper.Height.Position, 12);
        Assert.Equal(Math.Atan2(turned.Up.X, turned.Up.Z), hopper.Pitch.Position, 12);
        Assert.True(turned.Up.X > 0, "a positive pitch leans forward");
        JointState[] joints = [hopper.Forward, hopper.Height, hopper.Pitch, hopper.Thigh, hopper.Leg, hopper.Foot];
        Assert.Equal(velocity, joints.Select(static joint => joint.Velocity));
        Assert.Equal(position, joints.Select(static joint => joint.Position));
        Assert.False(hopper.IsOnGround);
        Assert.Equal(0.008, hopper.TimeStep, 12);
    }

    [Fact]
    public void Hopper_Standing_TouchesTheGround()
    {
        using MuJoCoEnvironment world = Started("locomotion/hopper-v5", out WorldView view);
        double[] observation = new double[world.Spec.Observation.Size];
        for (int i = 0; i < 20; i++)
        {
            world.Step([0, 0, 0], observation);
        }

        Assert.True(((IHopperWorld)view).IsOnGround);
        Assert.InRange(((IHopperWorld)view).Height.Position, 1.1, 1.3);
    }

    [Fact]
    public void Ant_InAnyPose_ShowsItsTorso()
    {
        using MuJoCoEnvironment world = Started("locomotion/ant-v5", out WorldView view);
        IRigidObject torso = ((IAntWorld)view).Torso;
        Quat turned = Quat.About(new Vec3(1, 2, 3), 2.5);
        new Vec3(1, 2, 3).CopyTo(world.Data.Qpos);
        turned.CopyTo(world.Data.Qpos[3..]);
        Vec3 spin = new(0.5, -1, 2);
        new Vec3(4, 5, 6).CopyTo(world.Data.Qvel);
        turned.Inverse().Rotate(spin).CopyTo(world.Data.Qvel[3..]); // the engine has it in the torso's frame
        world.Data.Forward();

        Assert.Equal(new Vec3(1, 2, 3), torso.Position);
        Assert.Equal(new Vec3(4, 5, 6), torso.Velocity);
        Assert.True(Vec3.Distance(spin, torso.AngularVelocity) < 1e-12);
        Assert.Equal(0, Quat.Angle(Quat.From(world.Data.Xquat.Slice(4 * world.Model.Body("torso").Index, 4)), torso.Pose.Rotation), 7);

        // The engine's own velocity of the body in the world's frame.
        Assert.True(Vec3.Distance(Vec3.From(world.Data.Cvel.Slice(6 * world.Model.Body("torso").Index, 3)), torso.AngularVelocity) < 1e-12);
    }

    [Theory]
    [InlineData(nameof(AntLeg.FrontLeft), 1, 1)]
    [InlineData(nameof(AntLeg.BackLeft), -1, 1)]
    [InlineData(nameof(AntLeg.BackRight), -1, -1)]
    [InlineData(nameof(AntLeg.FrontRight), 1, -1)]
    public void Ant_ALeg_IsWhereItsNameSaysAndBendsDown(string name, int x, int y)
    {
        using MuJoCoEnvironment world = Started("locomotion/ant-v5", out WorldView view);
        IAntWorld ant = (IAntWorld)view;
        AntLeg leg = Enum.Parse<AntLeg>(name);
        Span<double> position = world.Data.Qpos;
        position[7..].Clear();
        new Quat(1, 0, 0, 0).CopyTo(position[3..]);
        string foot = Enumerable.Range(1, 4).Select(static i => $"foot_{i}").Single(foot =>
        {
            world.Data.Forward();
            Vec3 way = Vec3.From(world.Data.PositionOf(world.Model.Body(foot))) - ant.Torso.Position;
            return Math.Sign(way.X) == x && Math.Sign(way.Y) == y;
        });
        JointId ankle = world.Model.Joint("ankle_" + foot[^1]);
        JointId hip = world.Model.Joint("hip_" + foot[^1]);
        bool mirrored = world.Model.JointRange[2 * ankle.Index] < 0;

        world.Data.QposOf(ankle) = mirrored ? -1 : 1;
        world.Data.QposOf(hip) = 0.2;
        world.Data.Forward();
        GeomId tip = Enumerable.Range(0, world.Model.GeomCount).Select(static i => new GeomId(i)).Single(geom => world.Model.GeomBody[geom.Index] == world.Model.Body(foot).Index);

        Assert.Equal(1, ant.Ankle(leg).Position, 12);
        Assert.Equal(0.2, ant.Hip(leg).Position, 12);
        Assert.True(world.Data.PositionOf(tip)[2] < ant.Torso.Position.Z - 0.1, "a bent ankle lowers the foot");
    }

    [Fact]
    public void NamedWorld_OfTheCheetah_ShowsBodiesAndJoints()
    {
        using MuJoCoEnvironment world = Started("locomotion/half-cheetah-v5", out WorldView view);
        INamedWorld named = (INamedWorld)view;
        double[] observation = new double[world.Spec.Observation.Size];
        for (int i = 0; i < 10; i++)
        {
            world.Step([1, -1, 1, -1, 1, -1], observation);
        }

        world.Data.Forward();
        BodyId foot = world.Model.Body("bfoot");
        Vec3 before = Vec3.From(world.Data.PositionOf(foot));
        Vec3 velocity = named.Body("bfoot").Velocity;
        Assert.Equal(before, named.Body("bfoot").Position);
        Assert.Equal(new JointState(world.Data.QposOf(world.Model.Joint("bfoot")), world.Data.QvelOf(world.Model.Joint("bfoot"))), named.Joint("bfoot"));
        const double moment = 1e-6;
        for (int i = 0; i < world.Data.Qpos.Length; i++)
        {
            world.Data.Qpos[i] += moment * world.Data.Qvel[i];
        }

        world.Data.ForwardPosition();
        Vec3 difference = 1 / moment * (Vec3.From(world.Data.PositionOf(foot)) - before);
        Assert.True(Vec3.Distance(difference, velocity) < 1e-4 * (1 + velocity.Length), $"expected {difference}, got {velocity}");
    }

    [Fact]
    public void NamedWorld_AnUnknownName_NamesTheNearest()
    {
        using MuJoCoEnvironment world = Started("locomotion/half-cheetah-v5", out WorldView view);

        KeyNotFoundException missing = Assert.Throws<KeyNotFoundException>(() => ((INamedWorld)view).Body("tors"));

        Assert.Contains("did you mean 'torso'", missing.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("metaworld/drawer-open", typeof(IManipulationWorld))]
    [InlineData("metaworld/hammer", typeof(IManipulationWorld))]
    [InlineData("locomotion/hopper-v5", typeof(IHopperWorld))]
    [InlineData("locomotion/ant-v4", typeof(IAntWorld))]
    [InlineData("locomotion/half-cheetah-v5", typeof(INamedWorld))]
    [InlineData("control/cartpole-swingup-v1", typeof(INamedWorld))]
    public void Describe_AnEnvironment_NamesMembersOfTheContractOnly(string id, Type kind)
    {
        EnvironmentDefinition definition = Registry.Find(id);
        RewardEnvironment described = RewardedEnvironment.Describe(definition);
        using MuJoCoEnvironment world = definition.CreateWorld();
        HashSet<string> keys = [.. RewardContract.Types.SelectMany(static type => type.GetMembers().Select(member => RewardEnvironment.Key(type, member.Name)))];

        Assert.Equal(kind, described.World);
        Assert.True(keys.IsSupersetOf(described.Notes.Keys) && keys.IsSupersetOf(described.Absent));
        Assert.Equal(world.Spec.Action.Size, described.Actions.Count);
        Assert.Equal(world.Spec.ControlTimestep, described.TimeStep);
        Assert.Equal(world.Spec.MaxEpisodeSteps, described.EpisodeSteps);
    }

    private static MuJoCoEnvironment Started(string id, out WorldView view)
    {
        MuJoCoEnvironment world = Registry.Find(id).CreateWorld();
        world.Reset(new double[world.Spec.Observation.Size]);
        view = RewardedEnvironment.ViewOf(world.Task, world.Model, world.Spec.ControlTimestep);
        view.Bind(world.Data);
        return world;
    }
}
