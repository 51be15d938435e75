using RoboIrl.Core.Configuration;
using RoboIrl.Core.Datasets;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Policies;
using RoboIrl.Envs;
using RoboIrl.Envs.Described;
using RoboIrl.MuJoCo;

namespace RoboIrl.Cli.Running.Data;

/// <summary>Whoever acts in the episodes that are recorded, and where.</summary>
internal sealed class CollectingActor : IDisposable
{
    private readonly Actor _actor;
    private readonly RunPolicy? _run;
    private readonly string _name;
    private readonly bool _adapted;

    private CollectingActor(Actor actor, RunPolicy? run, string name, bool adapted = false) => (_actor, _run, _name, _adapted) = (actor, run, name, adapted);

    /// <summary>The environment.</summary>
    public EnvironmentDefinition Definition => _actor.Definition;

    /// <summary>How actions are taken.</summary>
    public ActMode Mode => _actor.Mode;

    /// <summary>The experiment of the run that acts in its own environment; null for others, and for a scripted policy.</summary>
    public ExperimentConfig? Experiment => _adapted ? null : _run?.Config;

    /// <summary>The YAML file of the environment; null for a registered one.</summary>
    public string? EnvironmentFile => _actor.Environment.File;

    /// <summary>Finds out who shall act from what people type.</summary>
    /// <param name="what">An environment or a run.</param>
    /// <param name="agent">With an environment: a scripted policy's name or a run.</param>
    /// <param name="checkpoint">Step of a run's checkpoint.</param>
    /// <param name="stochastic">Whether a run's policy is sampled.</param>
    /// <param name="warnings">Takes warnings.</param>
    /// <exception cref="UsageException">The parts do not fit each other.</exception>
    public static CollectingActor Find(string what, string? agent, long? checkpoint, bool stochastic, TextWriter warnings)
    {
        bool environment = Suite.Environments.Definitions.Any(d => d.Id == what) || DescribedEnvironment.IsFile(what);
        if (!environment && agent is not null)
        {
            throw new UsageException(EnvironmentRegistry.IsId(what) && !Directory.Exists(what)
                ? $"There is no environment '{what}'; 'roboirl env list' shows all."
                : "--agent means nothing for a run; it is for environments.");
        }

        string who = environment ? agent ?? "expert" : what;
        if (environment && ScriptedPolicy.Names.Contains(who))
        {
            return checkpoint is null && !stochastic
                ? new CollectingActor(Actor.Scripted(what, who), null, who)
                : throw new UsageException($"{(stochastic ? "--stochastic" : "--checkpoint")} means nothing for --agent {who}; it is for runs.");
        }

        if (!environment && !Directory.Exists(what) && EnvironmentRegistry.IsId(what))
        {
            Suite.Find(what); // its error names the nearest id
        }

        RunPolicy run = RunPolicy.Load(RunLocator.Find(who), checkpoint, warnings);
        try
        {
            bool adapted = environment && what != run.Config.Environment.Name;
            Refuse(run, adapted ? Suite.Find(what) : null);
            return new CollectingActor(adapted ? Actor.Adapted(run, what, stochastic) : Actor.Trained(run, stochastic), run, run.Config.Learner, adapted);
        }
        catch
        {
            run.Dispose();
            throw;
        }
    }

    /// <summary>The policy.</summary>
    /// <param name="spec">The environment's shapes.</param>
    /// <param name="noise">Standard deviation of noise on its actions.</param>
    public IPolicy PolicyFor(EnvironmentSpec spec, double noise) =>
        noise > 0 ? new NoisyPolicy(_actor.PolicyFor(spec), noise) : _actor.PolicyFor(spec);

    /// <summary>What a dataset says of itself.</summary>
    public DatasetOrigin OriginOf(CollectionOptions options) => new()
    {
        Policy = _name,
        Run = _run is null ? null : Path.GetFileName(_run.Folder),
        Checkpoint = _run?.Step,
        Stochastic = Mode == ActMode.Sample,
        Noise = options.Noise,
        Seed = options.Seed,
        Engine = "MuJoCo " + MjModel.EngineVersion,
    };

    public void Dispose() => _actor.Dispose();

    private static void Refuse(RunPolicy run, EnvironmentDefinition? other)
    {
        if (other is not null && other.Adapter?.Environment != run.Config.Environment.Name)
        {
            string hint = other.Adapter is { } adapter ? $" A run of {adapter.Environment} can." : "";
            throw new UsageException($"The run '{run.Folder}' was trained in {run.Config.Environment.Name}; it cannot act in {other.Id}.{hint}");
        }

        if (run.Config.Environment.Pixels?.IsEnabled() == true)
        {
            throw new UsageException($"The run '{run.Folder}' sees images; datasets hold none. Record a run that observes the state.");
        }
    }
}
