using RoboIrl.BindingGenerator.Emit;
using RoboIrl.BindingGenerator.Model;
using RoboIrl.BindingGenerator.Reading;

namespace RoboIrl.BindingGenerator;

/// <summary>Reads the headers and writes the files.</summary>
internal static class Generator
{
    /// <summary>Runs once.</summary>
    /// <param name="options">What to bind and where to.</param>
    /// <returns>The model, for the summary.</returns>
    /// <exception cref="GeneratorException">Headers or options are at fault.</exception>
    public static Library Run(GeneratorOptions options)
    {
        Library library = HeaderReader.Read(options);
        SortedDictionary<string, string> files = Emitter.Emit(options, library);
        Directory.CreateDirectory(options.Output);
        foreach (string stale in Directory.GetFiles(options.Output, "*.cs"))
        {
            // A declaration that vanished from the headers must not survive; files of other origin are left alone.
            if (!files.ContainsKey(Path.GetFileName(stale)) && File.ReadLines(stale).FirstOrDefault() == Emitter.Marker)
            {
                File.Delete(stale);
            }
        }

        foreach ((string name, string text) in files)
        {
            Write(Path.Combine(options.Output, name), text);
        }

        if (options.Probe.Length > 0)
        {
            Write(options.Probe, ProbeEmitter.EmitC(options, library));
        }

        if (options.LayoutTable.Length > 0)
        {
            Write(options.LayoutTable, ProbeEmitter.EmitCSharp(options, library));
        }

        return library;
    }

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        if (!File.Exists(path) || File.ReadAllText(path) != text)
        {
            File.WriteAllText(path, text);
        }
    }
}
