using System.Reflection;
using System.Runtime.InteropServices;

namespace RoboIrl.Core.Runs;

/// <summary>What a run was made with, so that its numbers can be traced.</summary>
public sealed record RunVersions
{
    /// <summary>Version of the suite.</summary>
    public required string Suite { get; init; }

    /// <summary>Commit the suite was built from; empty outside a checkout.</summary>
    public required string Commit { get; init; }

    /// <summary>Version of .NET.</summary>
    public required string Runtime { get; init; }

    /// <summary>Operating system.</summary>
    public required string OperatingSystem { get; init; }

    /// <summary>Processor architecture.</summary>
    public required string Architecture { get; init; }

    /// <summary>Logical processors.</summary>
    public required int Processors { get; init; }

    /// <summary>Native libraries and what they say of themselves, for example <c>mujoco: 2.2.2</c>.</summary>
    public required IReadOnlyDictionary<string, string> Native { get; init; }

    /// <summary>Asks the process.</summary>
    /// <param name="native">Versions of the native libraries, from whoever loaded them.</param>
    public static RunVersions Capture(IReadOnlyDictionary<string, string> native)
    {
        string informational = typeof(RunVersions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        string[] parts = informational.Split('+', 2);
        return new RunVersions
        {
            Suite = parts[0],
            Commit = parts.Length > 1 ? parts[1] : "",
            Runtime = RuntimeInformation.FrameworkDescription,
            OperatingSystem = RuntimeInformation.OSDescription,
            Architecture = RuntimeInformation.ProcessArchitecture.ToString(),
            Processors = Environment.ProcessorCount,
            Native = new SortedDictionary<string, string>(native.ToDictionary(), StringComparer.Ordinal),
        };
    }
}
