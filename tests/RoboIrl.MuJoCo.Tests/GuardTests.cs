using System.Runtime.InteropServices;
using RoboIrl.MuJoCo.Interop;
using RoboIrl.Native;

namespace RoboIrl.MuJoCo.Tests;

/// <summary>Faults inside the engine become exceptions and the process goes on.</summary>
public unsafe class GuardTests
{
    [Fact]
    public void Call_StackOverflowInTheEngine_ThrowsAndTheSimulationGoesOn()
    {
        using MjModel model = MjModel.FromXml(Models.Pile());
        using MjData data = model.CreateData();
        mjData* pointer = data.Pointer;

        string allocate = MuJoCoApi.mjVERSION_HEADER < 300 ? "mj_stackAlloc" : "mj_stackAllocNum";

        MuJoCoException error = Assert.Throws<MuJoCoException>(() => Guard.Call(allocate, [(nint)pointer, int.MaxValue], pointer));

        Assert.Contains("stack", error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, (long)pointer->pstack);
        data.Step(10);
        Assert.Equal(0.04, data.Time, 12);
    }

    [Fact]
    public void Step_NoScratchMemory_ThrowsAndRecovers()
    {
        using MjModel model = MjModel.FromXml(Models.Pile());
        using MjData data = model.CreateData();
        data.Pointer->pstack = 1 << 30; // as if a caller had taken all of it

        MuJoCoException error = Assert.Throws<MuJoCoException>(() => data.Step());

        Assert.Contains("'model'", error.Message, StringComparison.Ordinal);
        Assert.Contains("stack", error.Message, StringComparison.OrdinalIgnoreCase);
        data.Reset();
        data.Step(10);
        Assert.Equal(0.04, data.Time, 12);
    }

    [Fact]
    public void Call_ErrorText_ArrivesVerbatim()
    {
        Assert.EndsWith("the arm is broken", Assert.Throws<MuJoCoException>(() => Fail("the arm is broken")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Call_Result_IsReturned()
    {
        using MjModel model = MjModel.FromXml(Models.Pendulum);
        fixed (byte* name = "hinge\0"u8)
        {
            Assert.Equal(0, (int)Guard.Call("mj_name2id", [(nint)model.Pointer, (nint)mjtObj.mjOBJ_JOINT, (nint)name]));
        }
    }

    [Fact]
    public void Call_FaultsOnTwoThreadsWhileOthersStep_StayApart()
    {
        using MjModel model = MjModel.FromXml(Models.Pile());
        using MjData reference = model.CreateData();
        reference.Step(300);
        List<string> problems = [];
        using Barrier start = new(4);

        Thread[] threads = [.. Enumerable.Range(0, 4).Select(i => new Thread(() => Run(i)))];
        Array.ForEach(threads, t => t.Start());
        Array.ForEach(threads, t => t.Join());

        Assert.Empty(problems);

        void Run(int number)
        {
            try
            {
                using MjData data = model.CreateData();
                start.SignalAndWait();
                for (int i = 0; i < 300; i++)
                {
                    data.Step();
                    if (number % 2 == 0)
                    {
                        string text = $"fault {i} of thread {number}";
                        Assert.EndsWith(text, Assert.Throws<MuJoCoException>(() => Fail(text)).Message, StringComparison.Ordinal);
                    }
                }

                Assert.Equal(reference.Qpos.ToArray(), data.Qpos.ToArray());
            }
            catch (Exception error)
            {
                lock (problems)
                {
                    problems.Add(error.Message);
                }
            }
        }
    }

    [Fact]
    public void Step_Warning_IsCapturedAndNotWrittenToTheLog()
    {
        string log = Path.Combine(Environment.CurrentDirectory, "MUJOCO_LOG.TXT");
        Assert.False(File.Exists(log), $"'{log}' exists before the test: remove it");
        using MjModel model = MjModel.FromXml(Models.Pendulum);
        using MjData data = model.CreateData();
        long before = Guard.rm_warning_count();

        data.Qvel[0] = double.PositiveInfinity;
        data.Step();

        Assert.Equal(before + 1, Guard.rm_warning_count());
        Assert.Contains("QVEL", Guard.LastWarning(), StringComparison.OrdinalIgnoreCase);
        Assert.False(File.Exists(log));
    }

    [Fact]
    public void CheckVersions_OtherEngine_NamesBothVersions()
    {
        Engine.CheckVersions(MuJoCoApi.mjVERSION_HEADER, MuJoCoApi.mjVERSION_HEADER, MuJoCoApi.mjVERSION_HEADER);

        NativeException error = Assert.Throws<NativeException>(() => Engine.CheckVersions(317, 317, 317));

        Assert.Contains("3.1.7", error.Message, StringComparison.Ordinal);
        Assert.Contains(Engine.Text(MuJoCoApi.mjVERSION_HEADER), error.Message, StringComparison.Ordinal);
        Assert.Contains("MUJOCO_HOME", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Variables_ErrorHandler_IsTheGuards()
    {
        Assert.NotEmpty(MjModel.EngineVersion);
        Assert.True(*MuJoCoApi.mju_user_error is not null);
        Assert.True(*MuJoCoApi.mju_user_warning is not null);
        Assert.Equal("Constraint", Marshal.PtrToStringUTF8((nint)MuJoCoApi.mjDISABLESTRING[0]));
    }

    private static void Fail(string text)
    {
        fixed (byte* native = System.Text.Encoding.UTF8.GetBytes(text + "\0"))
        {
            Guard.Call("mju_error", [(nint)native]);
        }
    }
}
