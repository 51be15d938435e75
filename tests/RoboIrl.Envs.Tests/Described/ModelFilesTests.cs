using System.Buffers.Binary;
using System.Diagnostics;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.Environments;
using RoboIrl.Envs.Described;
using RoboIrl.MuJoCo;
using Xunit;

namespace RoboIrl.Envs.Tests.Described;

/// <summary>Models that lead out of their folder, wait for ever or ask for more memory than there is: refused before the engine sees them.</summary>
public sealed class ModelFilesTests : IDisposable
{
    private const string Yaml = "model: robot.xml\nframe_skip: 1\nobservation: [qpos()]\nreward: {a: time()}\n";
    private const string Cube = "v -1 -1 -1\nv 1 -1 -1\nv -1 1 -1\nv -1 -1 1\nf 1 3 2\nf 1 2 4\nf 1 4 3\nf 2 3 4\n";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly DescribedFolder _outer = new();

    public void Dispose() => _outer.Dispose();

    [Theory]
    [InlineData("<size nconmax='10000000'/>", "<size nconmax=\"10000000\"> asks for 10000000, expected at most 20000; lower it")]
    [InlineData("<size njmax='2000000000'/>", "<size njmax=\"2000000000\"> asks for 2000000000")]
    [InlineData("<size njmax='10000'/>", "a world of this model would take about")]
    [InlineData("<size njmax='9000' nstack='1000'/>\n<size nstack='-1'/>", "a world of this model would take about")]
    [InlineData("<size memory='3G'/>", "a world of this model would take about 3")]
    [InlineData("<size nstack='2000000000'/>", "<size nstack=\"2000000000\"> asks for")]
    [InlineData("<size nuserdata='1000000000'/>", "<size nuserdata=")]
    [InlineData("<size nkey='1000000000'/>", "<size nkey=")]
    [InlineData("<size nuser_geom='1000000000'/>", "<size nuser_geom=")]
    [InlineData("<size nuser_geom=' 1e9 '/>", "<size nuser_geom=\"1e9\"> asks for 1000000000")]
    [InlineData("<size nuser_geom='1000000000.5x'/>", "<size nuser_geom=")]
    [InlineData("<size nuser_sensor='Infinity'/>", "<size nuser_sensor=")]
    [InlineData("<option iterations='2000000000'/>", "<option iterations=")]
    [InlineData("<visual><quality numslices='1000000'/></visual>", "<quality numslices=")]
    [InlineData("<visual><global offwidth='1000000'/></visual>", "<global offwidth=")]
    [InlineData("<compiler><lengthrange inttotal='1e9'/></compiler>", "<lengthrange> asks for 1E+11 steps")]
    [InlineData("<asset><hfield name='h' nrow='50000' ncol='50000' size='1 1 1 1'/></asset>", "2500000000 points of height fields up to here, expected at most 16777216 in all")]
    [InlineData("<asset><texture name='t' type='2d' builtin='flat' width='40000' height='40000'/></asset>", "1600000000 points of textures")]
    [InlineData("<asset><texture name='t' type='cube' builtin='flat' width='10000' height='10'/></asset>", "600000000 points of textures")]
    [InlineData("<asset><texture name='a' type='2d' builtin='flat' width='9000' height='9000'/>\n<texture name='b' type='2d' builtin='flat' width='9000' height='9000'/><texture name='c' type='2d' builtin='flat' width='9000' height='9000'/><texture name='d' type='2d' builtin='flat' width='9000' height='9000'/></asset>", "324000000 points of textures")]
    [InlineData("<worldbody><composite type='grid' count='1000 1000 1' spacing='0.1'><geom size='0.02'/></composite></worldbody>", "1000000 parts of composite objects")]
    [InlineData("<custom><numeric name='n' size='1000000000'/></custom>", "elements of custom numbers")]
    [InlineData("<sensor><user name='u' dim='1000000000'/></sensor>", "elements of custom numbers")]
    public void Load_ModelThatAsksForTooMuch_IsRefusedWithoutTheEngine(string part, string words) => AssertRefused(Robot(part), words);

    [Fact]
    public void Load_TooMuchInAnIncludedFile_NamesFileAndLine()
    {
        _outer.Write("in/sizes.inc", "<mujoco>\n  <size nconmax='10000000'/>\n</mujoco>");
        AssertRefused(Robot("<include file='sizes.inc'/>"), "the model file 'sizes.inc', line 2: <size nconmax=\"10000000\">");
    }

    [Fact]
    public void Load_CountlessElements_IsRefused() =>
        AssertRefused(Robot($"<worldbody>{string.Concat(Enumerable.Repeat("<site/>", 100_001))}</worldbody>"), "more than 100000 elements");

    [Theory]
    [InlineData("sky.png", "<asset><texture name='t' type='2d' file='sky.png'/></asset>", "2500000000 points of textures")]
    [InlineData("sky.PNG", "<asset><texture name='t' type='cube' fileup='sky.PNG'/></asset>", "2500000000 points of textures")]
    [InlineData("sky.bin", "<asset><texture name='t' type='2d' file='sky.bin'/></asset>", "2500000000 points of textures")]
    [InlineData("hills.png", "<asset><hfield name='h' file='hills.png' size='1 1 1 1'/></asset>", "2500000000 points of height fields")]
    [InlineData("hills.bin", "<asset><hfield name='h' file='hills.bin' size='1 1 1 1'/></asset>", "2500000000 points of height fields")]
    public void Load_SmallFileThatUnpacksToGigabytes_IsRefused(string name, string part, string words)
    {
        byte[] file = new byte[100];
        if (name.EndsWith(".png", StringComparison.OrdinalIgnoreCase))
        {
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(16), 50_000);
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(20), 50_000);
        }
        else
        {
            BinaryPrimitives.WriteInt32LittleEndian(file, 50_000);
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), 50_000);
        }

        Directory.CreateDirectory(_outer.File("in"));
        File.WriteAllBytes(_outer.File("in/" + name), file);
        AssertRefused(Robot(part), words);
    }

    [Theory]
    [InlineData("<include file='../outside.inc'/>", "'../outside.inc', which lies outside the folder")]
    [InlineData("<include file='part.inc'/>", "'../../other.xml', which lies outside the folder")]
    [InlineData("<include file='mesh.inc'/>", "'../outside.stl', which lies outside the folder")]
    [InlineData("<include file='a:b.xml'/>", "is no path")]
    [InlineData("<compiler meshdir='../..'/>\n<include file='safe.inc'/><asset><mesh name='m' file='m.stl'/></asset>", "'../../m.stl', which lies outside the folder")]
    [InlineData("<compiler texturedir='/etc'/><asset><texture name='t' file='passwd'/></asset>", "which lies outside the folder")]
    [InlineData("<asset><mesh name='m' file='missing.stl'/></asset>", "the file 'missing.stl' does not exist")]
    [InlineData("<include file='missing.inc'/>", "the file 'missing.inc' does not exist", "did you mean 'missong.inc'")]
    public void Load_FileThatIsElsewhere_IsRefused(string part, params string[] words)
    {
        _outer.Write("in/part.inc", "<mujoco><include file='../../other.xml'/></mujoco>");
        _outer.Write("in/mesh.inc", "<mujoco><asset><mesh name='m' file='../outside.stl'/></asset></mujoco>");
        _outer.Write("in/safe.inc", "<mujoco><compiler meshdir='meshes'/></mujoco>");
        _outer.Write("in/missong.inc", "<mujoco/>");
        AssertRefused(Robot(part), words);
    }

    [Fact]
    public void Load_OtherFormatUnderTheNameOfMjcf_IsRefused() =>
        AssertRefused("<robot name='r'><link name='l'><visual><geometry><mesh filename='../../m.stl'/></geometry></visual></link></robot>", "the root is <robot>, expected <mujoco>");

    [Theory]
    [InlineData("<include file='link.xml'/>", "'link.xml' is a link")]
    [InlineData("<asset><mesh name='m' file='link.obj'/></asset>", "'link.obj' is a link")]
    [InlineData("<compiler meshdir='linked'/><asset><mesh name='m' file='m.obj'/></asset>", "'linked' is a link")]
    [InlineData("<compiler meshdir='linked/..'/><asset><mesh name='m' file='here.obj'/></asset>", "'linked' is a link")]
    public void Load_Link_IsRefused(string part, string words)
    {
        _outer.Write("far/away.xml", "<mujoco/>");
        _outer.Write("far/m.obj", Cube);
        _outer.Write("in/here.obj", Cube);
        File.CreateSymbolicLink(_outer.File("in/link.xml"), _outer.File("far/away.xml"));
        File.CreateSymbolicLink(_outer.File("in/link.obj"), _outer.File("far/m.obj"));
        Directory.CreateSymbolicLink(_outer.File("in/linked"), _outer.File("far"));
        AssertRefused(Robot(part), words);
    }

    [Theory]
    [InlineData("pipe", "<include file='pipe'/>")]
    [InlineData("pipe.xml", "<include file='pipe.xml'/>")]
    [InlineData("pipe.stl", "<asset><mesh name='m' file='pipe.stl'/></asset>")]
    [InlineData("pipe.png", "<asset><texture name='t' file='pipe.png'/></asset>")]
    [InlineData("robot.xml", null)]
    public async Task Load_Pipe_IsRefusedAndNotWaitedFor(string name, string? part)
    {
        Directory.CreateDirectory(_outer.File("in"));
        using (Process make = Process.Start("mkfifo", [_outer.File("in/" + name)]))
        {
            await make.WaitForExitAsync();
            Assert.Equal(0, make.ExitCode);
        }

        if (part is not null)
        {
            _outer.Write("in/robot.xml", Robot(part));
        }

        string yaml = _outer.Write("in/robot.yaml", Yaml);
        Task<ConfigException> load = Task.Run(() => Assert.Throws<ConfigException>(() => DescribedEnvironment.Load(yaml)));
        ConfigException refusal = await load.WaitAsync(Patience);
        Assert.Contains($"the file '{name}' is empty, or no plain file", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Copy_IncludesOfAnyExtensionAndPathsWrittenInManyWays_TakesEachFileOnce()
    {
        _outer.Write("in/meshes/part.obj", Cube);
        _outer.Write("in/meshes/deep/other.obj", Cube);
        _outer.Write("in/part.mjcf", "<mujoco><asset><mesh name='one' file='part.obj'/><mesh name='two' file='./part.obj'/></asset></mujoco>");
        _outer.Write("in/OTHER.XML", "<mujoco><asset><mesh name='three' file='deep/../part.obj'/><mesh name='four' file='deep//other.obj'/></asset></mujoco>");
        _outer.Write("in/robot.xml", Robot("<compiler meshdir='meshes'/><include file='./part.mjcf'/><include file='OTHER.XML'/>"));
        string yaml = _outer.Write("in/robot.yaml", Yaml);
        string copy = DescribedEnvironment.Copy(yaml, _outer.File("kept/environment"));
        Directory.Delete(_outer.File("in"), recursive: true);
        Assert.Equal(
            ["OTHER.XML", "meshes/deep/other.obj", "meshes/part.obj", "part.mjcf", "robot.xml", "robot.yaml"],
            Directory.EnumerateFiles(_outer.File("kept/environment"), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(_outer.File("kept/environment"), f)).Order(StringComparer.Ordinal));
        using MjModel model = DescribedEnvironment.Load(copy).Model.Load();
        Assert.Equal(4, model.MeshCount);
    }

    [Fact]
    public void Copy_PathThroughAFolderThatHoldsNothing_IsFoundInTheCopy()
    {
        _outer.Write("in/part.obj", Cube);
        Directory.CreateDirectory(_outer.File("in/empty"));
        _outer.Write("in/robot.xml", Robot("<asset><mesh name='m' file='empty/../part.obj'/></asset>"));
        string copy = DescribedEnvironment.Copy(_outer.Write("in/robot.yaml", Yaml), _outer.File("kept"));
        using MjModel model = DescribedEnvironment.Load(copy).Model.Load();
        Assert.Equal(1, model.MeshCount);
    }

    [Theory]
    [InlineData("<size njmax='1500' nconmax='400' nuser_geom='3' nkey='2' nuserdata='10'/><option iterations='100'/>")]
    [InlineData("<compiler strippath='true'/><asset><mesh name='m' file='/home/somebody/part.obj'/></asset>")]
    [InlineData("<asset><texture name='sky' type='skybox' builtin='gradient' width='512' height='3072'/><hfield name='h' nrow='100' ncol='100' size='1 1 1 1'/></asset>")]
    [InlineData("<worldbody><composite type='grid' count='5 5 1' spacing='0.1'><geom size='0.02'/></composite></worldbody>")]
    public void Load_OrdinaryModel_IsWell(string part)
    {
        _outer.Write("in/part.obj", Cube);
        _outer.Write("in/robot.xml", Robot(part));
        Assert.Empty(_outer.Load(Yaml, "in/robot.yaml").Problems);
    }

    [Fact]
    public void CreateVector_MoreWorldsThanMemory_IsRefusedAfterTheFirst()
    {
        _outer.Write("in/robot.xml", Robot(""));
        EnvironmentDefinition definition = _outer.Load(Yaml, "in/robot.yaml").Definition!;
        UnsuitableEnvironmentException error = Assert.Throws<UnsuitableEnvironmentException>(() => definition.CreateVector(int.MaxValue));
        Assert.Contains("2147483647 worlds", error.Message, StringComparison.Ordinal);
        Assert.Contains("take fewer worlds", error.Message, StringComparison.Ordinal);
    }

    private static string Robot(string part) =>
        $"<mujoco>{part}<worldbody><body><joint name='j' type='slide'/><geom size='0.1'/></body></worldbody><actuator><motor name='m' joint='j' ctrllimited='true' ctrlrange='-1 1'/></actuator></mujoco>";

    // One error, at the model's place in the description.
    private void AssertRefused(string model, params string[] words)
    {
        _outer.Write("in/robot.xml", model);
        ConfigProblem problem = Assert.Single(_outer.Load(Yaml, "in/robot.yaml").Problems);
        Assert.Equal((1, 8), (problem.Position.Line, problem.Position.Column));
        Assert.DoesNotContain("does not compile", problem.Message, StringComparison.Ordinal);
        Assert.All(words, w => Assert.Contains(w, problem.Message, StringComparison.Ordinal));
    }
}
