using System.Globalization;
using RoboIrl.Cli.Terminal;
using RoboIrl.Text2Reward.Smoke;
using Spectre.Console;

namespace RoboIrl.Cli.Running.Rewards;

/// <summary>Prints what the terms of a program were on the recorded states.</summary>
internal static class ReportTable
{
    /// <summary>Prints the ranges.</summary>
    public static void Write(SmokeReport report, Screen screen)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumns("term", "least", "mean", "largest");
        foreach (TermRange range in report.Ranges)
        {
            table.AddRow(range.Name, Shown(range.Least), Shown(range.Mean), Shown(range.Largest));
        }

        Tables.Write(screen, table);
    }

    private static string Shown(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
