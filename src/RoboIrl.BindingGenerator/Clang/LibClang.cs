using System.Reflection;
using System.Runtime.InteropServices;

namespace RoboIrl.BindingGenerator.Clang;

/// <summary>The part of libclang's C interface that the generator uses, with verbatim names.</summary>
internal static unsafe class LibClang
{
    private const string Library = "clang";
    private static nint _handle;

    static LibClang() => NativeLibrary.SetDllImportResolver(Assembly.GetExecutingAssembly(), static (name, _, _) => name == Library ? Load() : 0);

    /// <summary>File names and folders that are tried for libclang, in order.</summary>
    public static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("LIBCLANG_PATH") is { Length: > 0 } configured)
        {
            yield return Directory.Exists(configured) ? Path.Combine(configured, "libclang.so") : configured;
        }

        yield return "libclang-14.so.1";
        yield return "libclang.so";
        yield return "libclang.so.1";
        foreach (string root in (string[])["/usr/lib", "/usr/lib64", "/opt"])
        {
            if (!Directory.Exists(root))
            {
                continue;
            }

            foreach (string folder in Directory.GetDirectories(root, "llvm*").OrderDescending(StringComparer.Ordinal))
            {
                yield return Path.Combine(folder, "lib", "libclang.so");
                yield return Path.Combine(folder, "lib", "libclang.so.1");
            }
        }
    }

    private static nint Load()
    {
        if (_handle != 0)
        {
            return _handle;
        }

        foreach (string candidate in Candidates())
        {
            if (NativeLibrary.TryLoad(candidate, out _handle))
            {
                return _handle;
            }
        }

        throw new GeneratorException($"libclang was not found. Tried: {string.Join(", ", Candidates())}. Install libclang-14-dev, or set LIBCLANG_PATH to the library.");
    }

    [DllImport(Library)] public static extern void clang_toggleCrashRecovery(uint enabled);
    [DllImport(Library)] public static extern nint clang_createIndex(int excludePch, int displayDiagnostics);
    [DllImport(Library)] public static extern void clang_disposeIndex(nint index);
    [DllImport(Library)] public static extern int clang_parseTranslationUnit2(nint index, byte* file, byte** args, int argCount, CXUnsavedFile* unsaved, uint unsavedCount, uint options, nint* unit);
    [DllImport(Library)] public static extern void clang_disposeTranslationUnit(nint unit);
    [DllImport(Library)] public static extern CXCursor clang_getTranslationUnitCursor(nint unit);
    [DllImport(Library)] public static extern uint clang_visitChildren(CXCursor parent, delegate* unmanaged[Cdecl]<CXCursor, CXCursor, nint, int> visitor, nint data);
    [DllImport(Library)] public static extern nint clang_getCString(CXString text);
    [DllImport(Library)] public static extern void clang_disposeString(CXString text);
    [DllImport(Library)] public static extern CXString clang_getCursorSpelling(CXCursor cursor);
    [DllImport(Library)] public static extern CXType clang_getCursorType(CXCursor cursor);
    [DllImport(Library)] public static extern CXType clang_getTypedefDeclUnderlyingType(CXCursor cursor);
    [DllImport(Library)] public static extern CXType clang_getEnumDeclIntegerType(CXCursor cursor);
    [DllImport(Library)] public static extern long clang_getEnumConstantDeclValue(CXCursor cursor);
    [DllImport(Library)] public static extern CXCursor clang_getCursorDefinition(CXCursor cursor);
    [DllImport(Library)] public static extern uint clang_hashCursor(CXCursor cursor);
    [DllImport(Library)] public static extern uint clang_isCursorDefinition(CXCursor cursor);
    [DllImport(Library)] public static extern uint clang_Cursor_isBitField(CXCursor cursor);
    [DllImport(Library)] public static extern uint clang_Cursor_isMacroFunctionLike(CXCursor cursor);
    [DllImport(Library)] public static extern uint clang_Cursor_isAnonymous(CXCursor cursor);
    [DllImport(Library)] public static extern uint clang_Cursor_isAnonymousRecordDecl(CXCursor cursor);
    [DllImport(Library)] public static extern long clang_Cursor_getOffsetOfField(CXCursor cursor);
    [DllImport(Library)] public static extern int clang_Cursor_getNumArguments(CXCursor cursor);
    [DllImport(Library)] public static extern CXCursor clang_Cursor_getArgument(CXCursor cursor, uint index);
    [DllImport(Library)] public static extern CXSourceLocation clang_getCursorLocation(CXCursor cursor);
    [DllImport(Library)] public static extern void clang_getExpansionLocation(CXSourceLocation location, nint* file, uint* line, uint* column, uint* offset);
    [DllImport(Library)] public static extern CXString clang_getFileName(nint file);
    [DllImport(Library)] public static extern CXString clang_getTypeSpelling(CXType type);
    [DllImport(Library)] public static extern CXType clang_getCanonicalType(CXType type);
    [DllImport(Library)] public static extern CXType clang_getPointeeType(CXType type);
    [DllImport(Library)] public static extern CXType clang_getArrayElementType(CXType type);
    [DllImport(Library)] public static extern CXType clang_Type_getNamedType(CXType type);
    [DllImport(Library)] public static extern CXType clang_getResultType(CXType type);
    [DllImport(Library)] public static extern CXCursor clang_getTypeDeclaration(CXType type);
    [DllImport(Library)] public static extern long clang_getArraySize(CXType type);
    [DllImport(Library)] public static extern long clang_Type_getSizeOf(CXType type);
    [DllImport(Library)] public static extern long clang_Type_getOffsetOf(CXType type, byte* member);
    [DllImport(Library)] public static extern uint clang_isFunctionTypeVariadic(CXType type);
    [DllImport(Library)] public static extern int clang_getNumArgTypes(CXType type);
    [DllImport(Library)] public static extern CXType clang_getArgType(CXType type, uint index);
    [DllImport(Library)] public static extern nint clang_Cursor_Evaluate(CXCursor cursor);
    [DllImport(Library)] public static extern int clang_EvalResult_getKind(nint result);
    [DllImport(Library)] public static extern long clang_EvalResult_getAsLongLong(nint result);
    [DllImport(Library)] public static extern double clang_EvalResult_getAsDouble(nint result);
    [DllImport(Library)] public static extern nint clang_EvalResult_getAsStr(nint result);
    [DllImport(Library)] public static extern void clang_EvalResult_dispose(nint result);
    [DllImport(Library)] public static extern uint clang_getNumDiagnostics(nint unit);
    [DllImport(Library)] public static extern nint clang_getDiagnostic(nint unit, uint index);
    [DllImport(Library)] public static extern int clang_getDiagnosticSeverity(nint diagnostic);
    [DllImport(Library)] public static extern CXString clang_formatDiagnostic(nint diagnostic, uint options);
    [DllImport(Library)] public static extern void clang_disposeDiagnostic(nint diagnostic);
}
