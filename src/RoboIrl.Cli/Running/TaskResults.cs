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
    /// <param name="definition">The environment; episode e was in its member e modulo their number.</param>
    /// <param name="result">The evaluation.</param>
    /// <param name="screen">Where to print.</param>
    public static void Write(EnvironmentDefinition definition, EvaluationResult result, Screen screen)
    {
        IGrouping<string, int>[] tasks = [.. Enumerable.Range(0, definition.Members.Count).GroupBy(member => definition.Members[member].Id)];
        if (tasks.Length < 2)
        {
            return;
        }

        Table table = new Table().Border(TableBorder.Simple).AddColumns("task", "episodes", "success", "mean return");
        foreach (IGrouping<string, int> task in tasks)
        {
            int[] episodes = [.. Enumerable.Range(0, result.Returns.Count).Where(e => task.Contains(e % definition.Members.Count))];
            table.AddRow(
                task.Key,
                episodes.Length.ToString(CultureInfo.InvariantCulture),
                episodes.Length == 0 || result.Succeeded.Count == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * episodes.Count(e => result.Succeeded[e] && !result.Faulted[e]) / episodes.Length:F0} %"),
                episodes.All(e => result.Faulted[e]) ? "-" : Formats.Return(episodes.Where(e => !result.Faulted[e]).Average(e => result.Returns[e])));
        }

        Tables.Write(screen, table);
    }
}
