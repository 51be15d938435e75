using System.Globalization;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Policies;
using RoboIrl.Envs;
using RoboIrl.Envs.Described;

namespace RoboIrl.Cli.Running;

/// <summary>Whoever acts in a recording, and where: a run's checkpoint, or a scripted policy in an environment.</summary>
internal sealed class Actor : IDisposable
{
    private const ulong ScriptedSeed = 1_000; // as evaluations start, where an experiment says nothing else
    private readonly RunPolicy? _run;
    private readonly string _script;

    private Actor(RunPolicy? run, string script, EnvironmentConfig environment, EnvironmentDefinition definition, ActMode mode)
    {
        (_run, _script, Environment, Definition, Mode) = (run, script, environment, definition, mode);
        Seed = run?.Config.Evaluation.Seed ?? ScriptedSeed;
        Label = run is null ? $"{environment.Name.Replace('/', '-')}-{script}" : string.Create(CultureInfo.InvariantCulture, $"step-{run.Step:D12}");
        Folder = run is null ? "rollouts" : Path.Combine(run.Folder, "rollouts");
    }

    /// <summary>The section of the experiment.</summary>
    public EnvironmentConfig Environment { get; }

    /// <summary>The environment.</summary>
    public EnvironmentDefinition Definition { get; }

    /// <summary>How actions are taken.</summary>
    public ActMode Mode { get; }

    /// <summary>Seed of the episodes where nobody asks for another.</summary>
    public ulong Seed { get; }

    /// <summary>Start of file names.</summary>
    public string Label { get; }

    /// <summary>Where files go where nobody asks for another place.</summary>
    public string Folder { get; }

    /// <summary>A run's checkpoint; owned from now on.</summary>
    public static Actor Trained(RunPolicy run, bool sample) =>
        new(run, "", run.Config.Environment, Suite.FindForEvaluation(run.Config.Environment), sample ? ActMode.Sample : ActMode.Deterministic);

    /// <summary>A run's checkpoint in an environment that adapts the policies of the run's own; owned from now on.</summary>
    /// <param name="run">A run of the environment that the adapter names.</param>
    /// <param name="id">A registered environment with an adapter.</param>
    /// <param name="sample">Whether the policy is sampled.</param>
    public static Actor Adapted(RunPolicy run, string id, bool sample) =>
        new(run, "", new EnvironmentConfig { Id = id }, Suite.Find(id), sample ? ActMode.Sample : ActMode.Deterministic);

    /// <summary>A scripted policy.</summary>
    /// <param name="id">A registered environment, or the YAML file of one.</param>
    /// <param name="script">One of <see cref="ScriptedPolicy.Names"/>.</param>
    public static Actor Scripted(string id, string script) =>
        new(null, script, DescribedEnvironment.IsFile(id) ? new EnvironmentConfig { File = id } : new EnvironmentConfig { Id = id }, Suite.Find(id), ScriptedPolicy.ModeOf(script));

    /// <summary>The policy.</summary>
    /// <param name="spec">The environment's shapes.</param>
    public IPolicy PolicyFor(EnvironmentSpec spec)
    {
        if (_run is null)
        {
            return ScriptedPolicy.Create(_script, Definition, spec);
        }

        return Definition.Adapter is { } adapter && adapter.Environment == _run.Config.Environment.Name ? adapter.Adapt(spec, _run.Policy) : _run.Policy;
    }

    public void Dispose() => _run?.Dispose();
}
