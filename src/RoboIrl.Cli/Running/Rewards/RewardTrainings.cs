using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Configuration;

namespace RoboIrl.Cli.Running.Rewards;

/// <summary>Trainings whose rewards are verified first, in folders that belong to them.</summary>
/// <param name="jobs">How many train at a time.</param>
/// <param name="screen">Where to print.</param>
internal abstract class RewardTrainings(int jobs, Screen screen)
{
    /// <summary>Where to print.</summary>
    protected Screen Screen { get; } = screen;

    /// <summary>Every training, in the order in which they are begun.</summary>
    public abstract IReadOnlyList<TrainingOrder> Trainings();

    /// <summary>Verifies every program, and that folders are of these trainings; prints what is wrong and writes nothing.</summary>
    /// <exception cref="ConfigException">An override is wrong.</exception>
    /// <exception cref="UsageException">A folder holds something else.</exception>
    public abstract bool IsSound();

    /// <summary>Begins the folders, or goes on with them, and keeps the programs; trains nothing.</summary>
    public abstract void Claim();

    /// <summary>Checks that folders are of these trainings; verifies no program.</summary>
    /// <exception cref="UsageException">One holds something else.</exception>
    public abstract void RequireSame();

    /// <summary>Prints how every training stands; writes nothing.</summary>
    public void List()
    {
        RequireSame();
        foreach (TrainingOrder training in Trainings())
        {
            Screen.Out.WriteLine($"{training.Label}: {TrainingBatch.Standing(training)}");
        }
    }

    /// <summary>
    /// Does what is left. All programs are verified before anything is written, so that what is wrong with one is told before hours of
    /// the others, and a mended command can begin the same folder.
    /// </summary>
    /// <param name="report">Reports what there is afterwards, unless it was stopped or nothing began; returns an <see cref="ExitCode"/>.</param>
    /// <param name="stop">Ends trainings at their next checkpoint.</param>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    /// <exception cref="ConfigException">An override is wrong.</exception>
    public int Run(Func<int> report, CancellationToken stop)
    {
        if (!IsSound())
        {
            return ExitCode.Failure;
        }

        Claim();
        IReadOnlyList<TrainingOrder> trainings = Trainings();
        int code = TrainingBatch.RunRest(trainings, jobs, Screen, stop);
        if (code == ExitCode.Stopped || !trainings.Any(static t => Directory.Exists(t.Folder)))
        {
            return code;
        }

        try
        {
            return Math.Max(code, report());
        }
        catch (UsageException e) when (code != ExitCode.Ok)
        {
            Screen.Error.WriteLine($"error: {e.Message}"); // all failed before there was anything to report
            return code;
        }
    }
}
