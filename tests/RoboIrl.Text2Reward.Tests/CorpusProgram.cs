using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RoboIrl.Testing;
using RoboIrl.Text2Reward.Verification;

namespace RoboIrl.Text2Reward.Tests;

/// <summary>One program of the corpora in Hostile/ and Benign/.</summary>
internal sealed partial record CorpusProgram(string Name, IReadOnlyList<ProgramRule> Rules, string Source)
{
    /// <summary>Programs that must be refused before anything of them runs.</summary>
    public static IReadOnlyDictionary<string, CorpusProgram> Hostile { get; } = Read("Hostile", static file => file != "contained.txt");

    /// <summary>Programs that must be caught when they are tried.</summary>
    public static IReadOnlyDictionary<string, CorpusProgram> Contained { get; } = Read("Hostile", static file => file == "contained.txt");

    /// <summary>Programs that must pass.</summary>
    public static IReadOnlyDictionary<string, CorpusProgram> Benign { get; } = Read("Benign", static _ => true);

    private static Dictionary<string, CorpusProgram> Read(string folder, Func<string, bool> chosen) => Directory
        .EnumerateFiles(RepositoryRoot.At("tests", "RoboIrl.Text2Reward.Tests", folder), "*.txt")
        .Where(file => chosen(Path.GetFileName(file)))
        .Order(StringComparer.Ordinal)
        .SelectMany(static file => File.ReadAllText(file).Split("\n## ")[1..])
        .Select(Parse)
        .ToDictionary(static program => program.Name, StringComparer.Ordinal);

    private static CorpusProgram Parse(string section)
    {
        (string header, string text) = section.IndexOf('\n', StringComparison.Ordinal) is var at and >= 0 ? (section[..at], section[(at + 1)..]) : (section, "");
        string[] parts = header.Split(" : ");
        text = Expand(text);
        string source = parts[^1] switch
        {
            "program" => text,
            "members" => Frame("", text),
            "body" => Frame(text, ""),
            var other => throw new InvalidDataException($"'{header}': {other} is no form."),
        };
        return new CorpusProgram(parts[0], parts.Length < 3 ? [] : [.. parts[1].Split('/').Select(Enum.Parse<ProgramRule>)], source);
    }

    private static string Frame(string body, string members) => $$"""
        using System;
        using RoboIrl.Core.Geometry;
        using RoboIrl.Core.RewardPrograms;

        public sealed class Hostile : IRewardProgram<IManipulationWorld>
        {
            public void Evaluate(IManipulationWorld world, ReadOnlySpan<double> action, IRewardTerms terms)
            {
                terms.Add("first", 1{{(members.Contains("A(double x)", StringComparison.Ordinal) ? " + 0 * A(1)" : members.Contains("Wait()", StringComparison.Ordinal) ? " + Wait()" : "")}});
                {{body}}
            }

            {{members}}
        }
        """;

    private static string Expand(string text)
    {
        text = Repeated().Replace(text, static m => new StringBuilder().Insert(0, m.Groups[2].Value, int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)).ToString());
        return Character().Replace(text, static m => int.Parse(m.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture) is var code and <= char.MaxValue
            ? ((char)code).ToString()
            : char.ConvertFromUtf32(int.Parse(m.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
    }

    [GeneratedRegex("%([0-9]+)%(.+?)%%")]
    private static partial Regex Repeated();

    [GeneratedRegex(@"%U\+([0-9A-F]{4,5})%")]
    private static partial Regex Character();
}
