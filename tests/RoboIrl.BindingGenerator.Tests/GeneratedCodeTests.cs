using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RoboIrl.BindingGenerator.Tests.Bound;

namespace RoboIrl.BindingGenerator.Tests;

/// <summary>The generated code against the compiled library: calls, callbacks, variables, arrays.</summary>
public unsafe class GeneratedCodeTests
{
    public GeneratedCodeTests() => SyntheticLibrary.Use();

    [Fact]
    public void Functions_MixedParameters_Arrive()
    {
        double* v = stackalloc double[] { 2, 3, 6 };

        Assert.Equal(7 + 10 + 2 + 1, Syn.syn_norm(v, synKind.synKIND_B, synFlag.synFLAG_Y, 1));
        Assert.Equal("d", Marshal.PtrToStringUTF8((nint)Syn.syn_name(null, 1, 2, 3)));
    }

    [Fact]
    public void FunctionPointerField_CalledFromC_GetsItsArrays()
    {
        synData* data = (synData*)NativeMemory.AllocZeroed((nuint)sizeof(synData));
        synModel model = new() { nrow = 1L << 33 };
        data->distance = &Distance;

        Syn.syn_step(&model, data);

        Assert.Equal(1, data->ready);
        Assert.Equal(1 + 20 + 700 + (double)(1L << 33), data->grid[23]);
        NativeMemory.Free(data);
    }

    [Fact]
    public void Callback_AsParameter_IsCalled()
    {
        _sum = 0;
        Syn.syn_each(&Visit, 4);
        Assert.Equal(0 + 1 + 2 + 3 + 4, _sum);
    }

    [Fact]
    public void Variables_Slots_ReadAndWrite()
    {
        *Syn.syn_counter = 3;
        fixed (byte* text = "x\0"u8)
        {
            Syn.syn_error((sbyte*)text);
        }

        Assert.Equal(4, *Syn.syn_counter);
        Assert.Equal("f", Marshal.PtrToStringUTF8((nint)Syn.syn_names[5]));
        Assert.True(Syn.syn_hooks[3] is null);
    }

    [Fact]
    public void Spans_Tables_MultiplyRowsAndColumns()
    {
        double* memory = stackalloc double[12];
        synModel model = new() { nrow = 4, ncol = 3, nuser = 2, matrix = memory };

        synData* pointer = (synData*)NativeMemory.AllocZeroed((nuint)sizeof(synData));
        pointer->ncon = 2;
        pointer->contact = memory;

        Assert.Equal(12, model.matrix_span.Length);
        Assert.Equal(4 * 2 * 42, model.user_span.Length);
        Assert.Equal(4, model.flags_span.Length);
        Assert.Equal(6, pointer->contact_span(&model).Length);
        NativeMemory.Free(pointer);
    }

    [Fact]
    public void NamelessMembers_AreReachedThroughTheParent()
    {
        synItem item = default;
        item.high = 5;
        item.low = 2;

        Assert.Equal(5, item.pair.b);
        Assert.Equal(BitConverter.Int64BitsToDouble((5L << 32) | 2), item.both);
    }

    [Fact]
    public void HugeArray_Index_IsChecked()
    {
        synData* data = (synData*)NativeMemory.AllocZeroed((nuint)sizeof(synData));

        data->many[99_999].number = 7;

        Assert.Equal(7, *(int*)((byte*)&data->many + (99_999 * sizeof(synStat))));
        Assert.Throws<IndexOutOfRangeException>(() => data->many[100_000].number = 1);
        NativeMemory.Free(data);
    }

    [Fact]
    public void Constants_Values_AreThere()
    {
        Assert.Equal(0xFFFFFFFFu, Syn.synHEX);
        Assert.Equal("quoted \"text\"", System.Text.Encoding.UTF8.GetString(Syn.synTEXT));
        Assert.Equal(7u, Syn.synLOOSE);
        Assert.Equal(-1, (int)synKind.synKIND_NONE);
    }

    private static double _sum;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static double Distance(double* point, double* range, synData* data) => point[0] + (10 * point[1]) + (100 * range[3]);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Visit(int index, double* row) => _sum += index + row[3];
}
