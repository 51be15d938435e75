using RoboIrl.Envs.MetaWorld;

namespace RoboIrl.Envs.Tests.MetaWorld;

/// <summary>Every defect that a task lists is there under the faithful rules and gone under the fixed ones.</summary>
public sealed partial class DefectTests
{
    // The expert's steps until something is so.
    private static Episode PlayUntil(Episode episode, Func<Episode, bool> reached, Action<Episode>? visit = null)
    {
        const int horizon = 500;
        for (int step = 0; step < horizon; step++)
        {
            if (reached(episode.Expert()))
            {
                return episode;
            }

            visit?.Invoke(episode);
        }

        throw new Xunit.Sdk.XunitException($"the expert does not get there within {horizon} steps");
    }

    // The same done under both rules: what it gives under the faithful ones, then under the fixed ones.
    private static (T Faithful, T Fixed) Both<T>(string task, Func<Episode, T> play)
    {
        using Episode original = new(task, RuleSet.Faithful);
        using Episode mended = new(task, RuleSet.Fixed);
        return (play(original), play(mended));
    }
}
