using System.Runtime.InteropServices;
using System.Text;

namespace RoboIrl.BindingGenerator.Clang;

/// <summary>One parsed C source, held in memory, that includes the headers.</summary>
internal sealed unsafe class TranslationUnit : IDisposable
{
    private const uint DetailedPreprocessingRecord = 1;
    private const int SeverityError = 3;
    private readonly nint _index;
    private readonly nint _unit;

    /// <summary>Parses <paramref name="source"/> as C.</summary>
    /// <param name="source">The C text.</param>
    /// <param name="arguments">Compiler arguments such as <c>-I...</c>.</param>
    /// <param name="allowErrors">Whether errors in the source are part of the plan (macro evaluation).</param>
    /// <exception cref="GeneratorException">The source does not parse; the message carries clang's text.</exception>
    public TranslationUnit(string source, IReadOnlyList<string> arguments, bool allowErrors = false)
    {
        // Its signal handlers would take the place of the runtime's, which needs them for null references.
        LibClang.clang_toggleCrashRecovery(0);
        _index = LibClang.clang_createIndex(0, 0);
        byte[] file = Encoding.UTF8.GetBytes("bindings.c\0");
        byte[] text = Encoding.UTF8.GetBytes(source + "\0");
        List<string> all = ["-x", "c", "-std=c11", "-ferror-limit=0", "-w", .. arguments];
        nint* native = stackalloc nint[all.Count];
        for (int i = 0; i < all.Count; i++)
        {
            native[i] = Marshal.StringToCoTaskMemUTF8(all[i]);
        }

        nint unit;
        int status;
        fixed (byte* fileName = file, contents = text)
        {
            CXUnsavedFile unsaved = new() { Filename = fileName, Contents = contents, Length = (nuint)(text.Length - 1) };
            status = LibClang.clang_parseTranslationUnit2(_index, fileName, (byte**)native, all.Count, &unsaved, 1, DetailedPreprocessingRecord, &unit);
        }

        for (int i = 0; i < all.Count; i++)
        {
            Marshal.FreeCoTaskMem(native[i]);
        }

        if (status != 0)
        {
            throw new GeneratorException($"libclang could not parse the headers (status {status}, arguments: {string.Join(' ', all)}).");
        }

        _unit = unit;
        if (!allowErrors && Errors() is { Count: > 0 } errors)
        {
            throw new GeneratorException("The headers do not parse as C:\n" + string.Join('\n', errors.Take(20)));
        }
    }

    /// <summary>The root of the syntax tree.</summary>
    public CXCursor Cursor => LibClang.clang_getTranslationUnitCursor(_unit);

    public void Dispose()
    {
        LibClang.clang_disposeTranslationUnit(_unit);
        LibClang.clang_disposeIndex(_index);
    }

    private List<string> Errors()
    {
        List<string> errors = [];
        uint count = LibClang.clang_getNumDiagnostics(_unit);
        for (uint i = 0; i < count; i++)
        {
            nint diagnostic = LibClang.clang_getDiagnostic(_unit, i);
            if (LibClang.clang_getDiagnosticSeverity(diagnostic) >= SeverityError)
            {
                errors.Add(LibClang.clang_formatDiagnostic(diagnostic, 1).Take());
            }

            LibClang.clang_disposeDiagnostic(diagnostic);
        }

        return errors;
    }
}
