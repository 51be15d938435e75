using System.Globalization;

namespace RoboIrl.Core.Datasets;

/// <summary>Whether the numbers of a dataset can be what they say they are.</summary>
public static class DatasetChecks
{
    private const int Most = 20;

    /// <summary>Looks at every episode: ends, sums of rewards, finite numbers, actions within their bounds.</summary>
    /// <param name="dataset">An opened dataset.</param>
    /// <returns>A sentence per problem with the episode's number, at most twenty; empty where all is well.</returns>
    public static IReadOnlyList<string> Run(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        List<string> problems = [];
        for (int e = 0; e < dataset.EpisodeCount && problems.Count < Most; e++)
        {
            Trajectory episode = dataset.Episode(e);
            Report(EpisodeShape.EndProblem(episode));
            Report(episode.Return == dataset.ReturnOf(e) ? null : string.Create(CultureInfo.InvariantCulture, $"its rewards add up to {episode.Return}, its record says {dataset.ReturnOf(e)}"));
            Report(NotFinite(episode));
            Report(BeyondBounds(episode, dataset));

            void Report(string? problem)
            {
                if (problem is not null)
                {
                    problems.Add(string.Create(CultureInfo.InvariantCulture, $"episode {e}: {problem}"));
                }
            }
        }

        return problems;
    }

    private static string? NotFinite(in Trajectory episode)
    {
        string? name = !Finite(episode.Observations) || !Finite(episode.FinalObservation) ? "observations"
            : !Finite(episode.Actions) ? "actions"
            : !Finite(episode.Rewards) ? "rewards"
            : !Finite(episode.States) || !Finite(episode.FinalState) ? "states"
            : !Finite(episode.Infos) ? "infos"
            : null;
        return name is null ? null : $"its {name} hold a number that is not finite";
    }

    private static string? BeyondBounds(in Trajectory episode, Dataset dataset)
    {
        IReadOnlyList<double> low = dataset.Spec.Action.Low, high = dataset.Spec.Action.High;
        int size = dataset.Spec.Action.Size;
        for (int i = 0; low.Count > 0 && i < episode.Actions.Length; i++)
        {
            float action = episode.Actions[i];
            if (action < (float)low[i % size] || action > (float)high[i % size])
            {
                return string.Create(CultureInfo.InvariantCulture, $"the action of step {i / size} has {action} at element {i % size}, expected {low[i % size]} to {high[i % size]}");
            }
        }

        return null;
    }

    private static bool Finite(ReadOnlySpan<float> values)
    {
        foreach (float value in values)
        {
            if (!float.IsFinite(value))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Finite(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (!double.IsFinite(value))
            {
                return false;
            }
        }

        return true;
    }
}
