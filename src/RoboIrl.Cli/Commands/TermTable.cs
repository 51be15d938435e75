using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Text;
using RoboIrl.Envs.Described;
using Spectre.Console;

namespace RoboIrl.Cli.Commands;

/// <summary>Shows the terms and functions of described environments.</summary>
internal static class TermTable
{
    /// <summary>Writes the whole table, or what one name means.</summary>
    public static int Write(string? name, Screen screen)
    {
        if (name is not null)
        {
            return WriteOne(name, screen);
        }

        Table table = new Table().Border(TableBorder.Simple).AddColumns("name", "arguments", "gives", "unit", "meaning", "example");
        foreach (TermInfo term in TermCatalog.All)
        {
            table.AddRow(
                Markup.Escape(term.IsTerm ? term.Name : term.Name + " (function)"), Markup.Escape(ArgumentsOf(term)), Markup.Escape(term.Result),
                Markup.Escape(term.Unit), Markup.Escape(term.Meaning), Markup.Escape(term.Example));
        }

        Tables.Write(screen, table);
        screen.Out.WriteLine("Also: + - * / ^, < <= > >= == !=, and or not, v[0], v[1:3], [a, b]; constants pi, inf, dt (seconds per control step).");
        screen.Out.WriteLine("A thing is a body, site or geom: \"torso\", or \"site:torso\" where several kinds have the name.");
        return ExitCode.Ok;
    }

    private static int WriteOne(string name, Screen screen)
    {
        TermInfo term = TermCatalog.All.FirstOrDefault(t => t.Name == name)
            ?? throw new UsageException($"There is no term or function '{name}'{NearMiss.Hint(name, TermCatalog.All.Select(t => t.Name))} 'roboirl env terms' lists them all.");
        screen.Out.WriteLine($"{term.Signature}{(term.IsTerm ? "" : "  (function)")}");
        screen.Out.WriteLine($"gives    {term.Result}{(term.Unit.Length == 0 ? "" : $", {term.Unit}")}");
        screen.Out.WriteLine($"meaning  {term.Meaning}");
        screen.Out.WriteLine($"example  {term.Example}");
        return ExitCode.Ok;
    }

    private static string ArgumentsOf(TermInfo term) => term.Signature[(term.Name.Length + 1)..^1];
}
