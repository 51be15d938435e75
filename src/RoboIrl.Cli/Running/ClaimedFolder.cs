namespace RoboIrl.Cli.Running;

/// <summary>
/// The folder of a comparison that goes on whenever the same command is given: it keeps the terms it was begun with, goes on under the
/// same ones only, and is never begun in a folder of something else.
/// </summary>
/// <typeparam name="TTerms">What all that lies in it has in common; its text is for people.</typeparam>
/// <param name="path">Full path.</param>
/// <param name="file">Name of the file with the terms.</param>
/// <param name="kind">What messages call it, for example <c>benchmark</c>.</param>
/// <param name="same">Whether two terms are the same.</param>
internal sealed class ClaimedFolder<TTerms>(string path, string file, string kind, Func<TTerms, TTerms, bool> same)
    where TTerms : class
{
    private const long MostBytes = 1024 * 1024;

    private string TermsPath => Path.Combine(path, file);

    /// <summary>The terms that the folder was begun with; null where there is nothing yet.</summary>
    /// <exception cref="UsageException">It holds something else, or the terms are damaged.</exception>
    public TTerms? Terms()
    {
        if (JsonFile.Read<TTerms>(TermsPath, MostBytes) is { } terms)
        {
            return terms;
        }

        return File.Exists(path) || (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
            ? throw new UsageException($"'{path}' holds something that is no {kind} (there is no {file}), and nothing is ever overwritten. Choose another --out.")
            : null;
    }

    /// <summary>Begins the folder, or goes on with it.</summary>
    /// <exception cref="UsageException">It holds something else, or was begun with other terms.</exception>
    public void Claim(TTerms terms)
    {
        RequireSame(terms);
        Directory.CreateDirectory(path);
        JsonFile.Write(TermsPath, terms);
    }

    /// <summary>Checks that nothing speaks against these terms; writes nothing.</summary>
    /// <exception cref="UsageException">It holds something else, or was begun with other terms.</exception>
    public void RequireSame(TTerms terms)
    {
        if (Terms() is { } begun && !same(begun, terms))
        {
            throw new UsageException($"'{path}' was begun with {begun}; this asks for {terms}. Their numbers do not compare: repeat the first, or choose another --out.");
        }
    }
}
