using System.Globalization;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Runs;
using RoboIrl.Envs;
using RoboIrl.MuJoCo;
using RoboIrl.Rendering;

namespace RoboIrl.Cli.Running;

/// <summary>Plays a numeric fault once more: tells the states that led to it, steps into it again and keeps them as an episode to film.</summary>
internal static class FaultReplay
{
    private const int Lines = 12;

    /// <returns>An exit code: <see cref="ExitCode.Failure"/> where the fault does not happen again.</returns>
    public static int Run(string file, Screen screen)
    {
        if (!File.Exists(file))
        {
            throw new UsageException($"There is no file '{file}'; a run keeps its numeric faults in its folder 'faults'.");
        }

        NumericFault fault = FaultFiles.Read(file);
        using MuJoCoEnvironment world = Definition(fault, file).CreateWorld();
        Check(fault, world, file);
        TextWriter to = screen.Out;
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{fault.EnvironmentId}, world {fault.World}, step {fault.EpisodeStep}: {fault.Reason}"));
        RecordedEpisode episode = Tell(fault, world, to);
        string film = Path.ChangeExtension(file, ".safetensors");
        episode.Save(film);
        to.WriteLine($"{film}  the states as an episode; 'render' films it");
        return StepAgain(fault, world, to);
    }

    // The run's own configuration knows of a randomization; a file that was moved elsewhere has only the id.
    private static EnvironmentDefinition Definition(NumericFault fault, string file)
    {
        string config = RunFolder.ConfigPathOf(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, ".."));
        if (!File.Exists(config))
        {
            return Suite.Find(fault.EnvironmentId);
        }

        EnvironmentDefinition definition = Suite.Find(Suite.LoadAsWritten(config).Environment);
        return definition.Members.Prepend(definition).FirstOrDefault(d => d.Id == fault.EnvironmentId && (d != definition || d.Members.Count == 0))
            ?? Suite.Find(fault.EnvironmentId);
    }

    private static RecordedEpisode Tell(NumericFault fault, MuJoCoEnvironment world, TextWriter to)
    {
        double[] observation = new double[world.Spec.Observation.Size];
        RecordedEpisode episode = new(fault.EnvironmentId, world.Model.StateSize, world.Spec.Action.Size, world.Spec.ControlTimestep, 0, 0);
        int first = fault.EpisodeStep - fault.States.Count + 1;
        for (int i = 0; i < fault.States.Count; i++)
        {
            ReadOnlySpan<double> physics = Values(fault.States[i]).AsSpan(0, world.Model.StateSize);
            if (i == 0)
            {
                episode.Begin(physics);
            }
            else
            {
                episode.Add(Values(fault.Actions[i - 1]), 0, physics, EpisodeEnd.None);
            }

            if (i >= fault.States.Count - Lines)
            {
                world.SetState(Values(fault.States[i]), observation);
                to.WriteLine(Line(first + i, world, fault.Actions[i]));
            }
        }

        return episode;
    }

    private static string Line(int step, MuJoCoEnvironment world, IReadOnlyList<float> action)
    {
        Span<double> velocities = world.Data.Qvel;
        int worst = 0;
        for (int i = 1; i < velocities.Length; i++)
        {
            worst = Math.Abs(velocities[i]) <= Math.Abs(velocities[worst]) ? worst : i; // a NaN wins
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"  step {step,5}  fastest {JointOf(world.Model, worst),-16} {velocities[worst],12:G5}  largest action {action.Max(Math.Abs),8:F3}  contacts {world.Data.ContactCount,3}");
    }

    private static string JointOf(MjModel model, int dof)
    {
        int joint = 0;
        while (joint + 1 < model.JointCount && model.JointDofAddress[joint + 1] <= dof)
        {
            joint++;
        }

        return model.NameOf(new JointId(joint)) is { Length: > 0 } name ? name : string.Create(CultureInfo.InvariantCulture, $"joint {joint}");
    }

    private static int StepAgain(NumericFault fault, MuJoCoEnvironment world, TextWriter to)
    {
        string? reason = null;
        world.Faulted += again => reason = again.Reason;
        double[] observation = new double[world.Spec.Observation.Size];
        world.SetState(Values(fault.States[^1]), observation);
        world.Step(Values(fault.Actions[^1]), observation);
        to.WriteLine(reason is null
            ? "stepped once more: the physics does not fail; it did on another machine or engine"
            : $"stepped once more: it fails again ({reason})");
        return reason is null ? ExitCode.Failure : ExitCode.Ok;
    }

    private static void Check(NumericFault fault, MuJoCoEnvironment world, string file)
    {
        for (int i = 0; i < fault.States.Count; i++)
        {
            if (fault.States[i].Count != world.StateSize || fault.Actions[i].Count != world.Spec.Action.Size)
            {
                throw new InvalidDataException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"'{file}' has a state {i + 1} of {fault.States[i].Count} and an action of {fault.Actions[i].Count} numbers; {fault.EnvironmentId} has {world.StateSize} and {world.Spec.Action.Size}. Play it with the environment that the run had."));
            }
        }
    }

    private static T[] Values<T>(IReadOnlyList<T> list) => list as T[] ?? [.. list];
}
