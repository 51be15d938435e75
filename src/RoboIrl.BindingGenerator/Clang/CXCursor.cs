using System.Runtime.InteropServices;

namespace RoboIrl.BindingGenerator.Clang;

/// <summary>A node of libclang's syntax tree.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct CXCursor
{
    /// <summary>What kind of declaration; see <see cref="CXCursorKind"/>.</summary>
    public CXCursorKind Kind;
    private readonly int _xdata;
    private readonly nint _data0;
    private readonly nint _data1;
    private readonly nint _data2;

    public readonly string Spelling => LibClang.clang_getCursorSpelling(this).Take();

    public readonly CXType Type => LibClang.clang_getCursorType(this);

    public readonly CXType TypedefUnderlying => LibClang.clang_getTypedefDeclUnderlyingType(this);

    public readonly CXType EnumInteger => LibClang.clang_getEnumDeclIntegerType(this);

    public readonly long EnumValue => LibClang.clang_getEnumConstantDeclValue(this);

    public readonly CXCursor Definition => LibClang.clang_getCursorDefinition(this);

    /// <summary>Tells declarations apart within one translation unit.</summary>
    public readonly uint Hash => LibClang.clang_hashCursor(this);

    public readonly bool IsDefinition => LibClang.clang_isCursorDefinition(this) != 0;

    public readonly bool IsBitField => LibClang.clang_Cursor_isBitField(this) != 0;

    public readonly bool IsFunctionLikeMacro => LibClang.clang_Cursor_isMacroFunctionLike(this) != 0;

    /// <summary>A record without tag and without a field name: its members belong to the parent.</summary>
    public readonly bool IsAnonymousMember => LibClang.clang_Cursor_isAnonymousRecordDecl(this) != 0;

    /// <summary>A tag declared without a name. Later libclang versions spell such a tag "(unnamed at ...)".</summary>
    public readonly bool IsUnnamed => LibClang.clang_Cursor_isAnonymous(this) != 0 || Spelling is "" or ['(', ..] || Spelling.Contains("(unnamed", StringComparison.Ordinal);

    /// <summary>Where a field lies in its record, in bytes.</summary>
    public readonly long FieldOffset => LibClang.clang_Cursor_getOffsetOfField(this) / 8;

    public readonly int ArgumentCount => LibClang.clang_Cursor_getNumArguments(this);

    public readonly CXCursor Argument(int index) => LibClang.clang_Cursor_getArgument(this, (uint)index);

    /// <summary>Full path of the file that holds the declaration, or empty.</summary>
    public readonly string File
    {
        get
        {
            nint file;
            LibClang.clang_getExpansionLocation(LibClang.clang_getCursorLocation(this), &file, null, null, null);
            return file == 0 ? string.Empty : LibClang.clang_getFileName(file).Take();
        }
    }

    /// <summary>The direct children, in source order.</summary>
    public readonly List<CXCursor> Children()
    {
        List<CXCursor> list = [];
        GCHandle handle = GCHandle.Alloc(list);
        _ = LibClang.clang_visitChildren(this, &Collect, GCHandle.ToIntPtr(handle));
        handle.Free();
        return list;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(System.Runtime.CompilerServices.CallConvCdecl)])]
    private static int Collect(CXCursor cursor, CXCursor parent, nint data)
    {
        ((List<CXCursor>)GCHandle.FromIntPtr(data).Target!).Add(cursor);
        return 1; // continue with the next sibling
    }
}
