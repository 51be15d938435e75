using System.Runtime.InteropServices;
using RoboIrl.Hdf5.Interop;

namespace RoboIrl.Hdf5;

/// <summary>Types as they lie in files; used under the library's lock.</summary>
internal static unsafe class Hdf5Types
{
    /// <summary>What the elements of a type are.</summary>
    public static Hdf5Element ElementOf(long type)
    {
        nuint size = Hdf5Api.H5Tget_size(type);
        return Hdf5Api.H5Tget_class(type) switch
        {
            H5T_class_t.H5T_FLOAT when Is(type, *Hdf5Api.H5T_IEEE_F32LE_g) || Is(type, *Hdf5Api.H5T_IEEE_F32BE_g) => Hdf5Element.Float32,
            H5T_class_t.H5T_FLOAT when Is(type, *Hdf5Api.H5T_IEEE_F64LE_g) || Is(type, *Hdf5Api.H5T_IEEE_F64BE_g) => Hdf5Element.Float64,
            H5T_class_t.H5T_INTEGER when size is >= 1 and <= 8 => Hdf5Element.Integer,
            H5T_class_t.H5T_ENUM when size == 1 && Hdf5Api.H5Tget_nmembers(type) == 2 && Member(type, 0) == ("FALSE", 0) && Member(type, 1) == ("TRUE", 1) => Hdf5Element.Boolean,
            _ => Hdf5Element.Other,
        };
    }

    /// <summary>What a type is called, for messages.</summary>
    public static string NameOf(long type) => ElementOf(type) switch
    {
        Hdf5Element.Float32 => "float32",
        Hdf5Element.Float64 => "float64",
        Hdf5Element.Boolean => "boolean",
        Hdf5Element.Integer => "an integer",
        _ => Hdf5Api.H5Tget_class(type) switch
        {
            H5T_class_t.H5T_STRING => "text",
            H5T_class_t.H5T_COMPOUND => "compound",
            H5T_class_t.H5T_REFERENCE => "references",
            H5T_class_t.H5T_ENUM => "an enumeration",
            H5T_class_t.H5T_FLOAT => "another floating-point type than IEEE's of 4 or 8 bytes",
            var other => other.ToString(),
        },
    };

    /// <summary>A new type for a file.</summary>
    public static Hdf5Id Stored(Hdf5Element element)
    {
        const string What = "A type cannot be made";
        switch (element)
        {
            case Hdf5Element.Float32: return new(Hdf5Api.H5Tcopy(*Hdf5Api.H5T_IEEE_F32LE_g), What);
            case Hdf5Element.Float64: return new(Hdf5Api.H5Tcopy(*Hdf5Api.H5T_IEEE_F64LE_g), What);
            case Hdf5Element.Integer: return new(Hdf5Api.H5Tcopy(*Hdf5Api.H5T_STD_I64LE_g), What);
            case Hdf5Element.Boolean:
                Hdf5Id type = new(Hdf5Api.H5Tenum_create(*Hdf5Api.H5T_STD_I8LE_g), What);
                fixed (byte* no = "FALSE\0"u8, yes = "TRUE\0"u8)
                {
                    sbyte zero = 0, one = 1;
                    _ = Hdf5Library.Check(Hdf5Api.H5Tenum_insert(type.Value, (sbyte*)no, &zero), What);
                    _ = Hdf5Library.Check(Hdf5Api.H5Tenum_insert(type.Value, (sbyte*)yes, &one), What);
                }

                return type;
            default: throw new ArgumentOutOfRangeException(nameof(element), element, "Only numbers and booleans are written.");
        }
    }

    /// <summary>Text of a fixed length.</summary>
    public static Hdf5Id Text(int bytes)
    {
        const string What = "A type cannot be made";
        Hdf5Id type = new(Hdf5Api.H5Tcopy(*Hdf5Api.H5T_C_S1_g), What);
        _ = Hdf5Library.Check(Hdf5Api.H5Tset_size(type.Value, (nuint)bytes), What);
        _ = Hdf5Library.Check(Hdf5Api.H5Tset_strpad(type.Value, H5T_str_t.H5T_STR_NULLPAD), What);
        return type;
    }

    private static bool Is(long type, long other) => Hdf5Api.H5Tequal(type, other) > 0;

    private static (string Name, int Value) Member(long type, uint index)
    {
        sbyte* name = Hdf5Api.H5Tget_member_name(type, index);
        if (name is null)
        {
            return ("", 0);
        }

        string text = Marshal.PtrToStringUTF8((nint)name) ?? "";
        _ = Hdf5Api.H5free_memory(name);
        sbyte value = 0; // of the type's own size, which is one byte
        return Hdf5Api.H5Tget_member_value(type, index, &value) < 0 ? ("", 0) : (text, value);
    }
}
