namespace RoboIrl.Text2Reward.Examples;

/// <summary>A reward program of the library: the reference for its task, and an example for others.</summary>
/// <param name="Environment">Id of the environment that it is for.</param>
/// <param name="World">Name of the kind of world that it is written for, for example <c>IManipulationWorld</c>.</param>
/// <param name="Task">What the robot shall do, one sentence.</param>
/// <param name="Author">Who wrote it: <c>person</c>, or the name of a model.</param>
/// <param name="Code">Its source without the lines that say all this.</param>
public sealed record ReferenceProgram(string Environment, string World, string Task, string Author, string Code)
{
    /// <summary>What <see cref="Author"/> is where a person wrote the program.</summary>
    public const string Person = "person";

    /// <summary>Reads a file: lines <c>// key: value</c> for environment, world, task and author, then the source.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="name">The file's name for messages.</param>
    /// <exception cref="InvalidDataException">A line is missing, unknown or there twice.</exception>
    public static ReferenceProgram Parse(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        Dictionary<string, string> header = new(StringComparer.Ordinal);
        string rest = text.ReplaceLineEndings("\n").TrimStart('\uFEFF');
        while (rest.StartsWith("// ", StringComparison.Ordinal))
        {
            int end = rest.IndexOf('\n', StringComparison.Ordinal);
            string line = end < 0 ? rest[3..] : rest[3..end];
            if (line.Split(": ", 2) is not [var key, var value] || key is not ("environment" or "world" or "task" or "author") || !header.TryAdd(key, value.Trim()))
            {
                throw new InvalidDataException($"{name}: the line '// {line}' is none of a reference program's head; expected '// environment: ...', '// world: ...', '// task: ...' and '// author: ...', each once, then the source.");
            }

            rest = end < 0 ? "" : rest[(end + 1)..];
        }

        return new ReferenceProgram(Of("environment"), Of("world"), Of("task"), Of("author"), rest.Trim('\n') + "\n");

        string Of(string key) => header.TryGetValue(key, out string? value) ? value : throw new InvalidDataException($"{name}: the line '// {key}: ...' is missing at the top of the file.");
    }
}
