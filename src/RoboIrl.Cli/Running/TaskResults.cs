using System.Globalization;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Learning;
using RoboIrl.Envs;
using Spectre.Console;

namespace RoboIrl.Cli.Running;

/// <summary>An evaluation on several tasks, task by task.</summary>
internal static class TaskResults
{
    /// <summary>Prints a table with a line per task; nothing where there is one task only.</summary>
    /// <param name="definition">The environment; episode e has its task e modulo their number.</param>
    /// <param name="result">The evaluation.</param>
    /// <param name="screen">Where to print.</param>
    public static void Write(EnvironmentDefinition definition, EvaluationResult result, Screen screen)
    {
        int tasks = definition.Members.Count;
        if (tasks == 0)
        {
            return;
        }

        Table table = new Table().Border(TableBorder.Simple).AddColumns("task", "episodes", "success", "mean return");
        for (int task = 0; task < tasks; task++)
        {
            int[] episodes = [.. Enumerable.Range(0, result.Returns.Count).Where(e => e % tasks == task && !result.Faulted[e])];
            table.AddRow(
                definition.Members[task].Id,
                episodes.Length.ToString(CultureInfo.InvariantCulture),
                episodes.Length == 0 || result.Succeeded.Count == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * episodes.Count(e => result.Succeeded[e]) / episodes.Length:F0} %"),
                episodes.Length == 0 ? "-" : Formats.Return(episodes.Average(e => result.Returns[e])));
        }

        Tables.Write(screen, table);
    }
}
