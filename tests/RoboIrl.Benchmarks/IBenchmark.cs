namespace RoboIrl.Benchmarks;

/// <summary>A group of rows that are measured together.</summary>
internal interface IBenchmark
{
    /// <summary>Name to choose it by on the command line, for example <c>env</c>.</summary>
    string Name { get; }

    /// <summary>Measures; a row is printed as soon as it is there.</summary>
    /// <param name="settings">How long to measure.</param>
    IEnumerable<BenchmarkRow> Run(BenchmarkSettings settings);
}
