using RoboIrl.Text2Reward.Programs;

namespace RoboIrl.Text2Reward.Sandbox;

/// <summary>Compiles something at once, so that the compiler is loaded when the real program comes.</summary>
public static class WarmUp
{
    private const string Source = """
        using System;
        using RoboIrl.Core.Geometry;
        using RoboIrl.Core.RewardPrograms;
        public sealed class WarmUp : IRewardProgram<IManipulationWorld>
        {
            private const double Weight = 2;
            public void Evaluate(IManipulationWorld world, ReadOnlySpan<double> action, IRewardTerms terms)
            {
                double effort = 0;
                for (int i = 0; i < action.Length; i++)
                {
                    effort += Square(action[i]);
                }

                double reach = Vec3.Distance(world.Robot.EndEffector.Position, world.Object.Position);
                terms.Add("reach", reach < 0.1 && !world.Object.IsStatic ? Weight : 1 - Math.Tanh(10 * reach));
                terms.Add("effort", -0.01 * effort);
                static double Square(double x) => x * x;
            }
        }
        """;

    /// <summary>Begins on another thread and returns.</summary>
    public static void Start() => _ = Task.Run(static () => ProgramCompiler.Compile(Source).Program?.Dispose());
}
