using System.Globalization;
using RoboIrl.Cli.Running.Rewards;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.Datasets;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;
using RoboIrl.Core.Metrics;
using RoboIrl.Core.Runs;
using RoboIrl.Envs;
using RoboIrl.Learners;
using RoboIrl.MuJoCo;
using RoboIrl.Native;
using Serilog.Core;

namespace RoboIrl.Cli.Running;

/// <summary>One training in one run folder, new or resumed: puts worlds, learner, files and progress together.</summary>
internal sealed class TrainingSession
{
    private readonly RunFolder _run;
    private readonly ExperimentConfig _config;
    private readonly Screen _screen;
    private readonly TrainingProgressBar _bar;
    private RunStatus? _lastStatus;

    private TrainingSession(RunFolder run, ExperimentConfig config, Screen screen)
    {
        (_run, _config, _screen) = (run, config, screen);
        _bar = new TrainingProgressBar(screen, run.Name);
    }

    /// <summary>Starts a new run.</summary>
    /// <param name="config">The resolved experiment.</param>
    /// <param name="runs">Folder of all runs.</param>
    /// <param name="name">Name of the run, or null for one made from the experiment.</param>
    /// <param name="screen">Where to print.</param>
    /// <param name="stop">Asks for a checkpoint and the end.</param>
    /// <returns>An exit code.</returns>
    public static int Start(ExperimentConfig config, string runs, string? name, Screen screen, CancellationToken stop)
    {
        using (Dataset? dataset = config.Dataset is { } folder ? Dataset.Open(folder, verify: false) : null)
        {
            LearnerFactory.Check(config, Suite.SpecOf(config.Environment), dataset); // what is unsuitable or broken leaves no run behind
        }

        using RunFolder run = RunFolder.Create(runs, RunEnvironment.Inside(config), TimeProvider.System, name);
        screen.Out.WriteLine($"run: {run.Folder}");
        return new TrainingSession(run, RunEnvironment.Keep(config, run.Folder), screen).Run(resume: false, stop);
    }

    /// <summary>Goes on with a run from its newest valid checkpoint.</summary>
    public static int Resume(string folder, Screen screen, CancellationToken stop)
    {
        using RunFolder run = RunFolder.Open(folder, TimeProvider.System);
        screen.Out.WriteLine($"run: {run.Folder}");
        return new TrainingSession(run, ConfigOf(run), screen).Run(resume: true, stop);
    }

    private int Run(bool resume, CancellationToken stop)
    {
        using Logger log = RunLog.Open(_run);
        try
        {
            NativeLibraries.Load("roboirl_torch"); // its error names the folders that were tried
            WarnOfSlowBlas(log);
            return Train(resume, log, stop);
        }
        catch (Exception e)
        {
            _bar.Clear();
            log.Error(e, "The run failed");
            RunFailure.TryWrite(_run, _lastStatus, e);
            throw;
        }
    }

    private static ExperimentConfig ConfigOf(RunFolder run)
    {
        try
        {
            return Suite.LoadAsWritten(run.ConfigPath);
        }
        catch (Exception e)
        {
            RunFailure.TryWrite(run, now: null, e);
            throw;
        }
    }

    /// <remarks>Until the checkpoint to go on from is loaded, the run folder stays as it was, but for the log and the status of a failure.</remarks>
    private int Train(bool resume, Logger log, CancellationToken stop)
    {
        CheckpointStore checkpoints = new(_run.CheckpointsPath, _config.Checkpoint.Keep, log);
        using Checkpoint? from = resume ? checkpoints.Latest() : null;
        WarnOfDamage(checkpoints, from);

        using MetricsHub metrics = new();
        FaultFiles faults = new(_run.FaultsPath, log);
        EnvironmentDefinition definition = Suite.Find(_config.Environment);
        using IVectorEnvironment environment = CreateWorlds(_config.Environment.Count);
        EnvironmentDefinition judged = Suite.FindForEvaluation(_config.Environment);
        using IVectorEnvironment evaluationWorlds = Suite.CreateWorlds(judged, _config.Environment, Suite.EvaluationWorlds(judged, _config.Evaluation.Episodes));
        Evaluator evaluator = new(evaluationWorlds, _config.Evaluation.Episodes, _config.Evaluation.Seed);
        TellReward(log);
        RunObserver observer = new(_run, metrics, checkpoints, log, _bar, Versions());
        using Dataset? dataset = _config.Dataset is { } folder ? Dataset.Open(folder) : null;
        using ITrainer trainer = LearnerFactory.CreateTrainer(_config, environment, evaluator, observer, dataset, CreateWorlds);
        if (from is not null)
        {
            trainer.Load(from.Reader);
        }

        OpenMetrics(metrics, resume ? trainer.Step : null);
        using EpisodeDrawsWriter? draws = OpenDraws(environment.Spec, resume ? trainer.Step : null);
        if (from is not null)
        {
            checkpoints.ContinueFrom(from.Step);
            from.Dispose();
        }

        observer.Begin(trainer.Step, _config.TotalSteps, draws);
        observer.WriteStatus(RunState.Running, null);
        log.Information("{Action} {Environment} with {Learner}, seed {Seed}, from step {Step} of {Total}", resume ? "Resuming" : "Training", environment.Spec.Id, _config.Learner, _config.Seed, trainer.Step, _config.TotalSteps);
        return Finish(Run(trainer, observer, stop), observer, log);

        IVectorEnvironment CreateWorlds(int count) => Suite.CreateWorlds(definition, _config.Environment, count, faults.Write);
    }

    private void TellReward(Logger log)
    {
        if (_config.Environment.RewardProgram is null)
        {
            return;
        }

        VerifiedProgram reward = VerifiedPrograms.Verify(_config.Environment);
        string terms = string.Join(", ", reward.Program!.Terms);
        _screen.Out.WriteLine($"reward: a program of the terms {terms}; verified, and tried on {Formats.Count(reward.States)} recorded states in a process of its own{Box.Clause}");
        log.Information("The reward program {Hash} pays, terms {Terms}", reward.Hash, terms);
    }

    private TrainingResult Run(ITrainer trainer, RunObserver observer, CancellationToken stop)
    {
        try
        {
            return trainer.Run(stop);
        }
        finally
        {
            _lastStatus = observer.Status(RunState.Running, null);
            _bar.Clear();
        }
    }

    private void OpenMetrics(MetricsHub metrics, long? resumeStep)
    {
        metrics.Subscribe(new CsvMetricsWriter(_run.MetricsPath, resumeStep));
        if (_config.Logging.Tensorboard)
        {
            metrics.Subscribe(new TensorBoardWriter(_run.TensorBoardPath, TimeProvider.System, resumeStep));
        }
    }

    private EpisodeDrawsWriter? OpenDraws(EnvironmentSpec spec, long? resumeStep) =>
        spec.DrawColumns.Count == 0 ? null : new EpisodeDrawsWriter(_run.DrawsPath, [.. spec.DrawColumns.Select(i => spec.InfoNames[i])], resumeStep);

    private int Finish(TrainingResult result, RunObserver observer, Logger log)
    {
        observer.WriteStatus(result.Completed ? RunState.Finished : RunState.Stopped, result.Completed ? null : "stopped by a signal");
        log.Information("{State} at step {Step}, {Episodes} episodes", result.Completed ? "Finished" : "Stopped", result.Step, result.Episodes);
        string episodes = result.Episodes == 0 ? "" : $", {Formats.Count(result.Episodes)} episodes, mean return of the last hundred {Formats.Return(result.MeanReturn)}";
        _screen.Out.WriteLine($"{(result.Completed ? "finished" : "stopped and checkpointed")} at step {Formats.Count(result.Step)}{episodes}");
        if (result.Evaluation is { } evaluation)
        {
            _screen.Out.WriteLine($"last evaluation: {EvaluationText.Of(evaluation)}");
        }

        if (!result.Completed)
        {
            _screen.Out.WriteLine($"go on with: ./build.sh resume {_run.Folder}");
        }

        return result.Completed ? ExitCode.Ok : ExitCode.Stopped;
    }

    private void WarnOfDamage(CheckpointStore checkpoints, Checkpoint? from)
    {
        foreach (long damaged in checkpoints.Steps().Where(step => from is not null && step > from.Step))
        {
            _screen.Error.WriteLine($"WARNING: the checkpoint {CheckpointStore.NameOf(damaged)} is damaged (log.txt says how); going on from {CheckpointStore.NameOf(from!.Step)}");
        }
    }

    private void WarnOfSlowBlas(Logger log)
    {
        if (BlasProbe.Measure() is { IsSlow: true } blas)
        {
            string warning = string.Create(CultureInfo.InvariantCulture, $"the BLAS in use ({blas.File}) does {blas.Gflops:F1} GFLOP/s where OpenBLAS does 50 and more: training will crawl. Run ./build.sh setup.");
            _screen.Error.WriteLine($"WARNING: {warning}");
            log.Warning("{Warning}", warning);
        }
    }

    /// <summary>The suite and the native libraries that this process computes with.</summary>
    internal static RunVersions Versions() => RunVersions.Capture(new Dictionary<string, string>
    {
        ["mujoco"] = MjModel.EngineVersion,
        ["libtorch"] = TorchSharp.torch.__version__,
    });
}
