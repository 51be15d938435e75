using System.Runtime.InteropServices;

namespace RoboIrl.BindingGenerator.Clang;

/// <summary>A C type as libclang sees it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct CXType
{
    /// <summary>What kind of type; see <see cref="CXTypeKind"/>.</summary>
    public CXTypeKind Kind;
    private readonly nint _data0;
    private readonly nint _data1;

    public readonly string Spelling => LibClang.clang_getTypeSpelling(this).Take();

    public readonly CXType Canonical => LibClang.clang_getCanonicalType(this);

    public readonly CXType Pointee => LibClang.clang_getPointeeType(this);

    public readonly CXType Element => LibClang.clang_getArrayElementType(this);

    public readonly CXType Named => LibClang.clang_Type_getNamedType(this);

    public readonly CXType Result => LibClang.clang_getResultType(this);

    public readonly CXCursor Declaration => LibClang.clang_getTypeDeclaration(this);

    public readonly long ArraySize => LibClang.clang_getArraySize(this);

    public readonly long SizeOf => LibClang.clang_Type_getSizeOf(this);

    public readonly bool IsVariadic => LibClang.clang_isFunctionTypeVariadic(this) != 0;

    public readonly int ArgumentCount => LibClang.clang_getNumArgTypes(this);

    /// <summary>Place of a member in this record, bytes, also through nameless members.</summary>
    public readonly unsafe long OffsetOf(string member)
    {
        fixed (byte* name = System.Text.Encoding.UTF8.GetBytes(member + "\0"))
        {
            return LibClang.clang_Type_getOffsetOf(this, name) / 8;
        }
    }

    public readonly CXType Argument(int index) => LibClang.clang_getArgType(this, (uint)index);
}
