using RoboIrl.Core.Geometry;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;
using RoboIrl.Core.RewardPrograms;
using RoboIrl.Envs.MetaWorld;
using RoboIrl.Envs.RewardPrograms;
using RoboIrl.Envs.Tabletop;
using RoboIrl.MuJoCo;
using Xunit;

namespace RoboIrl.Envs.Tests.RewardPrograms;

/// <summary>What programs see of the manipulation suite against the engine's arrays, read independently.</summary>
public sealed class ManipulationWorldTests
{
    private const double Moment = 1e-6;

    public static TheoryData<string> Tasks() => [.. All.Select(static task => task.Name)];

    private static IEnumerable<TaskInfo> All => MetaWorldSuite.Tasks.Concat(TabletopSuite.Tasks);

    [Fact]
    public void Things_AreDescribedForEveryTask() =>
        Assert.Equal(All.Select(static task => task.Name).Order(StringComparer.Ordinal), TaskThings.Names.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Tasks))]
    public void View_AfterSomeSteps_ShowsWhatTheEngineHas(string task)
    {
        using Scene scene = new(task);
        scene.Act(25);
        MjData data = scene.World.Data;
        MjModel model = scene.World.Model;
        ManipulationWorld view = scene.View;

        Vec3 left = Vec3.From(data.PositionOf(model.Site("left_tip")));
        Vec3 right = Vec3.From(data.PositionOf(model.Site("right_tip")));
        AssertNear(0.5 * (left + right), view.Robot.EndEffector.Position, 1e-12);
        AssertNear(Vec3.From(data.PositionOf(model.Body("left_pad"))), view.Robot.LeftFinger, 1e-12);
        AssertNear(Vec3.From(data.PositionOf(model.Body("right_pad"))), view.Robot.RightFinger, 1e-12);
        Assert.Equal(scene.Observation[3], view.Robot.GripperOpening);
        Assert.InRange(view.Robot.GripperOpening, 0, 1);
        AssertNear(Vec3.From(scene.Observation.AsSpan(4)), view.Object.Position, 0);
        AssertNear(Vec3.From(scene.Observation.AsSpan(36)), view.Goal, 0);
        AssertNear(scene.FirstObject, view.Object.StartPosition, 0);
        AssertNear(scene.FirstTip, view.Robot.StartPosition, 1e-12);
        Assert.Equal(0.0125, view.TimeStep, 12);
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Velocities_AreHowPlacesChange(string task)
    {
        using Scene scene = new(task);
        scene.Act(25);
        ManipulationWorld view = scene.View;
        Vec3 tip = view.Robot.Velocity;
        Vec3 thing = view.Object.Velocity;
        Vec3 turning = view.Object.AngularVelocity;
        (Vec3 tipBefore, Pose before) = scene.Places();

        scene.Drift(Moment);
        (Vec3 tipAfter, Pose after) = scene.Places();

        AssertNear(1 / Moment * (tipAfter - tipBefore), tip, 1e-4 + (1e-4 * tip.Length));
        AssertNear(1 / Moment * (after.Position - before.Position), thing, 1e-4 + (1e-4 * thing.Length));
        Quat turn = after.Rotation * before.Rotation.Inverse();
        AssertNear(2 / Moment * Math.Sign(turn.W) * new Vec3(turn.X, turn.Y, turn.Z), turning, 1e-3 + (1e-3 * turning.Length));
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Part_WhereThereIsOne_IsTheJointThatMovesTheThing(string task)
    {
        using Scene scene = new(task);
        RewardEnvironment described = RewardedEnvironment.Describe(scene.World.Definition);
        string key = RewardEnvironment.Key(typeof(IManipulationWorld), nameof(IManipulationWorld.Part));
        if (described.Absent.Contains(key))
        {
            Assert.Contains("Object", Assert.Throws<InvalidOperationException>(() => scene.View.Part).Message, StringComparison.Ordinal);
            return;
        }

        MjModel model = scene.World.Model;
        IArticulatedPart part = scene.View.Part;
        JointId joint = Enumerable.Range(0, model.JointCount).Select(static i => new JointId(i))
            .Single(id => model.JointType[id.Index] >= 2 && !model.NameOf(id).StartsWith("arm_", StringComparison.Ordinal) && !model.NameOf(id).EndsWith("_finger", StringComparison.Ordinal));
        Assert.Equal(scene.World.Data.QposOf(joint), part.StartPosition, 6);
        scene.Act(25);
        Assert.Equal(scene.World.Data.QposOf(joint), part.Position);
        Assert.Equal(scene.World.Data.QvelOf(joint), part.Velocity);
        Assert.Equal(model.JointRange[2 * joint.Index], part.Lower);
        Assert.Equal(model.JointRange[(2 * joint.Index) + 1], part.Upper);

        // No other position of the joint brings the point nearer to the goal.
        double target = part.Target;
        double[] others = [.. Enumerable.Range(0, 101).Select(i => part.Lower + (i / 100.0 * (part.Upper - part.Lower)))];
        double nearest = others.Min(position => scene.DistanceWith(joint, position));
        Assert.InRange(target, part.Lower, part.Upper);
        Assert.True(scene.DistanceWith(joint, target) <= nearest + 1e-9, $"{scene.DistanceWith(joint, target)} m at {target}, {nearest} m elsewhere");
    }

    [Fact]
    public void Part_OfTheTenTasks_HasTheTargetThatTheTaskAsksFor()
    {
        Assert.Equal(-0.19, Target("drawer-open"), 6);
        Assert.Equal(0, Target("drawer-close"), 1);
        Assert.Equal(0.2, Target("window-open"), 1);
        Assert.Equal(0, Target("window-close"), 1);
        Assert.Equal(0, Target("door-close"), 1);
        Assert.Equal(0, Target("door-unlock"), 1);
    }

    [Fact]
    public void Second_WhereThereIsNone_SaysSo()
    {
        using Scene scene = new("drawer-open");

        Assert.Contains("no second thing", Assert.Throws<InvalidOperationException>(() => scene.View.Second).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Second_OfTheHammer_IsTheNail()
    {
        using Scene scene = new("hammer");
        scene.Act(25);

        AssertNear(Vec3.From(scene.World.Data.PositionOf(scene.World.Model.Body("nail"))), scene.View.Second.Position, 1e-12);
    }

    [Fact]
    public void IsGrasping_WithTheExpert_HoldsWhileThePuckIsCarried()
    {
        using Scene scene = new("pick-place");
        Assert.False(scene.View.Robot.IsGrasping(scene.View.Object));
        IPolicy expert = scene.World.Definition.Expert!(scene.World.Spec);
        for (int i = 0; i < 200 && scene.View.Object.Position.Z < 0.06; i++)
        {
            scene.Act(expert);
        }

        Assert.True(scene.View.Object.Position.Z >= 0.06, "the expert did not lift the puck");
        Assert.True(scene.View.Robot.IsGrasping(scene.View.Object));
        Assert.False(scene.View.Object.IsStatic);
    }

    [Fact]
    public void IsGrasping_OfAThingOfAnotherWorld_IsRefused()
    {
        using Scene one = new("pick-place");
        using Scene other = new("pick-place");

        Assert.Throws<ArgumentException>(() => one.View.Robot.IsGrasping(other.View.Object));
    }

    [Fact]
    public void Part_OfTheTabletopTasks_HasItsTargetAt95PercentOfItsRange() => Assert.All(
        ["turn-faucet", "open-cabinet-door", "open-cabinet-drawer"],
        static task =>
        {
            using Scene scene = new(task);
            Assert.Equal(0, scene.View.Part.StartPosition, 9);
            Assert.Equal(0.95 * scene.View.Part.Upper, scene.View.Part.Target, 6);
        });

    private static double Target(string task)
    {
        using Scene scene = new(task);
        return scene.View.Part.Target;
    }

    private static void AssertNear(Vec3 expected, Vec3 actual, double tolerance) =>
        Assert.True(Vec3.Distance(expected, actual) <= tolerance, $"expected {expected}, got {actual}");

    /// <summary>A world of a task with its view.</summary>
    private sealed class Scene : IDisposable
    {
        private Rng _rng = new(7, 0);

        public Scene(string task)
        {
            TaskInfo info = All.Single(one => one.Name == task);
            EnvironmentDefinition definition = TabletopSuite.Tasks.Contains(info) ? TabletopSuite.Define(info) : MetaWorldSuite.Define(info, new MetaWorldOptions());
            World = definition.CreateWorld();
            Observation = new double[World.Spec.Observation.Size];
            World.Seed(5, 0);
            World.Reset(Observation);
            View = (ManipulationWorld)RewardedEnvironment.ViewOf(World.Task, World.Model, World.Spec.ControlTimestep);
            View.Bind(World.Data);
            FirstObject = Vec3.From(Observation.AsSpan(4));
            FirstTip = Tip();
        }

        public MuJoCoEnvironment World { get; }

        public double[] Observation { get; }

        public ManipulationWorld View { get; }

        public Vec3 FirstObject { get; }

        public Vec3 FirstTip { get; }

        public void Act(int steps)
        {
            float[] action = new float[4];
            for (int i = 0; i < steps; i++)
            {
                for (int k = 0; k < action.Length; k++)
                {
                    action[k] = (float)_rng.Uniform(-1, 1);
                }

                World.Step(action, Observation);
            }
        }

        public void Act(IPolicy policy)
        {
            float[] action = new float[4];
            policy.Act([.. Observation.Select(static x => (float)x)], action, ActMode.Deterministic, ref _rng);
            World.Step(action, Observation);
        }

        /// <summary>Places as the engine has them.</summary>
        public (Vec3 Tip, Pose Thing) Places()
        {
            World.Task.Observe(World.Data, Observation);
            int body = ((MetaWorldTask)World.Task).FirstBody.Index;
            return (Tip(), new Pose(Vec3.From(Observation.AsSpan(4)), Quat.From(World.Data.Xquat.Slice(4 * body, 4))));
        }

        /// <summary>Moves everything on for a moment with its velocity.</summary>
        public void Drift(double seconds)
        {
            MjModel model = World.Model;
            Span<double> position = World.Data.Qpos;
            Span<double> velocity = World.Data.Qvel;
            for (int joint = 0; joint < model.JointCount; joint++)
            {
                (int q, int v) = (model.JointQposAddress[joint], model.JointDofAddress[joint]);
                if (model.JointType[joint] != 0)
                {
                    position[q] += seconds * velocity[v];
                    continue;
                }

                (Vec3.From(position[q..]) + (seconds * Vec3.From(velocity[v..]))).CopyTo(position[q..]);
                Vec3 spin = Vec3.From(velocity[(v + 3)..]);
                if (spin.Length > 0)
                {
                    (Quat.From(position[(q + 3)..]) * Quat.About(spin, seconds * spin.Length)).CopyTo(position[(q + 3)..]);
                }
            }

            World.Data.ForwardPosition();
        }

        /// <summary>How far the thing would be from the goal with the joint elsewhere.</summary>
        public double DistanceWith(JointId joint, double position)
        {
            double kept = World.Data.QposOf(joint);
            World.Data.QposOf(joint) = position;
            World.Data.ForwardPosition();
            bool first = World.Model.JointBody[joint.Index] == ((MetaWorldTask)World.Task).FirstBody.Index;
            World.Task.Observe(World.Data, Observation);
            double distance = Vec3.Distance(Vec3.From(Observation.AsSpan(first ? 4 : 11)), View.Goal);
            World.Data.QposOf(joint) = kept;
            World.Data.ForwardPosition();
            World.Task.Observe(World.Data, Observation);
            return distance;
        }

        public void Dispose() => World.Dispose();

        private Vec3 Tip() => 0.5 * (Vec3.From(World.Data.PositionOf(World.Model.Site("left_tip"))) + Vec3.From(World.Data.PositionOf(World.Model.Site("right_tip"))));
    }
}
