using RoboIrl.Envs;
using RoboIrl.Envs.RewardPrograms;
using RoboIrl.Text2Reward.Programs;

namespace RoboIrl.Benchmarks.Environments;

/// <summary>Environments whose reward is a program, compiled from its text as every program is, against the same ones with their built-in reward, in turns.</summary>
internal sealed class RewardProgramThroughput : IBenchmark
{
    private const string Drawer = """
        using System;
        using RoboIrl.Core.Geometry;
        using RoboIrl.Core.RewardPrograms;

        public sealed class Drawer : IRewardProgram<IManipulationWorld>
        {
            public void Evaluate(IManipulationWorld world, ReadOnlySpan<double> action, IRewardTerms terms)
            {
                Vec3 gap = world.Robot.EndEffector.Position - world.Object.Position;
                terms.Add("reach", 2 * (1 - Math.Tanh(5 * gap.Scale(2, 2, 1).Length)));
                double way = world.Part.Target - world.Part.StartPosition;
                terms.Add("open", 5 * Math.Clamp((world.Part.Position - world.Part.StartPosition) / way, 0, 1));
                terms.Add("done", 3 * (1 - Math.Tanh(40 * Math.Abs(world.Part.Target - world.Part.Position))));
                terms.Add("calm", (world.Robot.IsGrasping(world.Object) ? 0.1 : 0) - (0.01 * Squared(action) * world.Object.Velocity.Length));
            }

            private static double Squared(ReadOnlySpan<double> action)
            {
                double sum = 0;
                foreach (double element in action)
                {
                    sum += element * element;
                }

                return sum;
            }
        }
        """;

    private const string Hopper = """
        using System;
        using RoboIrl.Core.RewardPrograms;

        public sealed class Hopper : IRewardProgram<IHopperWorld>
        {
            public void Evaluate(IHopperWorld world, ReadOnlySpan<double> action, IRewardTerms terms)
            {
                terms.Add("forward", world.Forward.Velocity);
                terms.Add("height", world.IsOnGround ? 0.5 : Math.Clamp(world.Height.Position, 0, 2) * Math.Cos(world.Pitch.Position));
                double sum = 0;
                foreach (double element in action)
                {
                    sum += element * element;
                }

                terms.Add("calm", -0.001 * sum);
            }
        }
        """;

    private const string Ant = """
        using System;
        using RoboIrl.Core.RewardPrograms;

        public sealed class Ant : IRewardProgram<IAntWorld>
        {
            public void Evaluate(IAntWorld world, ReadOnlySpan<double> action, IRewardTerms terms)
            {
                terms.Add("forward", world.Torso.Velocity.X);
                terms.Add("upright", world.Torso.Pose.Rotation.Up.Z);
                double sum = 0;
                for (AntLeg leg = AntLeg.FrontLeft; leg <= AntLeg.FrontRight; leg++)
                {
                    sum += Math.Abs(world.Hip(leg).Velocity) + Math.Abs(world.Ankle(leg).Velocity);
                }

                terms.Add("legs", -0.001 * sum);
            }
        }
        """;

    private static readonly (string Id, string Source)[] Pairs = [("metaworld/drawer-open", Drawer), ("locomotion/hopper-v5", Hopper), ("locomotion/ant-v5", Ant)];

    public string Name => "reward";

    public IEnumerable<BenchmarkRow> Run(BenchmarkSettings settings)
    {
        EnvironmentRegistry registry = EnvironmentRegistry.CreateDefault();
        foreach ((string id, string source) in Pairs)
        {
            CompilationResult compiled = ProgramCompiler.Compile(source);
            using CompiledProgram program = compiled.Program ?? throw new InvalidOperationException(string.Join('\n', compiled.Problems));
            EnvironmentDefinition builtIn = registry.Find(id);
            foreach (BenchmarkRow row in EnvironmentPair.Measure("reward/" + id, builtIn.With(program.Load(program.Name)), builtIn, 0.97, settings))
            {
                yield return row;
            }
        }
    }
}
