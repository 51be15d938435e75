using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace RoboIrl.Torch.Tests.Tensors;

[Collection(SerialCollection.Name)]
public sealed class FileAndRandomTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), "roboirl-torch-" + Guid.NewGuid().ToString("N"));

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Save_OfASmallTensor_WritesTheDocumentedBytes()
    {
        using Tensor t = torch.tensor(new float[,] { { 1, 2 } });
        torch.save(t, _path);
        byte[] expected = [6, 2, 1, 2, .. BitConverter.GetBytes(1f), .. BitConverter.GetBytes(2f)];
        Assert.Equal(expected, File.ReadAllBytes(_path));
    }

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Int64)]
    [InlineData(ScalarType.Bool)]
    [InlineData(ScalarType.BFloat16)]
    public void Load_OfASavedTensor_IsEqual(ScalarType type)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor t = torch.arange(300).reshape(3, 100).t().to(type);
        torch.save(t, _path);
        Tensor read = torch.load(_path);
        Assert.Equal(type, read.dtype);
        Assert.True(t.equal(read));
    }

    [Fact]
    public void Load_OfDamagedFiles_ThrowsInvalidDataException()
    {
        using Tensor t = torch.ones(100);
        torch.save(t, _path);
        byte[] bytes = File.ReadAllBytes(_path);
        File.WriteAllBytes(_path, bytes[..^1]);
        Assert.Throws<InvalidDataException>(() => torch.load(_path));
        File.WriteAllBytes(_path, [99, .. bytes[1..]]);
        Assert.Throws<InvalidDataException>(() => torch.load(_path));
        File.WriteAllBytes(_path, [6, 2, 255, 255, 255, 255, 255, 255, 255, 127, 255, 255, 255, 255, 255, 255, 255, 127]);
        Assert.Throws<InvalidDataException>(() => torch.load(_path));
        File.WriteAllBytes(_path, []);
        Assert.Throws<InvalidDataException>(() => torch.load(_path));
    }

    [Fact]
    public void ManualSeed_SameSeed_GivesTheSameNumbers()
    {
        using DisposeScope scope = NewDisposeScope();
        torch.manual_seed(5);
        Tensor a = torch.cat(new[] { torch.randn(4), torch.rand(4), torch.randperm(4).to(float32), torch.zeros(4).normal_(), torch.zeros(4).uniform_() });
        torch.manual_seed(5);
        Tensor b = torch.cat(new[] { torch.randn(4), torch.rand(4), torch.randperm(4).to(float32), torch.zeros(4).normal_(), torch.zeros(4).uniform_() });
        Assert.True(a.equal(b));
        Assert.False(a[..4].equal(torch.randn(4)));
    }

    [Fact]
    public void Generator_WithItsOwnState_DoesNotTouchTheDefault()
    {
        using DisposeScope scope = NewDisposeScope();
        using var own = new Generator(11);
        Tensor state = torch.get_rng_state();
        Tensor first = torch.randn(5, generator: own);
        Tensor second = torch.zeros(5).normal_(0, 1, own);
        Assert.True(state.equal(torch.get_rng_state()));
        own.manual_seed(11);
        Assert.Equal(11, own.initial_seed());
        Assert.True(first.equal(torch.randn(5, generator: own)));
        Tensor saved = own.get_state();
        Tensor third = torch.zeros(5).normal_(0, 1, own);
        own.set_state(saved);
        Assert.True(second.equal(third) && third.equal(torch.zeros(5).normal_(0, 1, own)));
    }

    [Fact]
    public void RandomInPlace_MomentsOfManyNumbers_AreAsTold()
    {
        using DisposeScope scope = NewDisposeScope();
        torch.manual_seed(1);
        Tensor x = torch.empty(100_000);
        Assert.Equal(2, x.normal_(2, 3).mean().ToDouble(), 0.05);
        Assert.Equal(3, x.std().ToDouble(), 0.05);
        Assert.Equal(-1, x.uniform_(-4, 2).mean().ToDouble(), 0.05);
        Assert.Equal(0.25, x.bernoulli_(0.25).mean().ToDouble(), 0.01);
        Assert.Equal(0.5, x.exponential_(2).mean().ToDouble(), 0.01);
        Tensor drawn = torch.tensor(new float[] { 1, 0, 3 }).multinomial(10_000, replacement: true);
        Assert.Equal(0.75, (drawn == 2).to(float32).mean().ToDouble(), 0.02);
        Assert.False((drawn == 1).any().item<bool>());
        Assert.Equal([0L, 1, 2, 3, 4], torch.randperm(5).sort().Values.data<long>().ToArray());
        Assert.True((torch.randint(3, 6, new long[] { 1000 }) >= 3).all().item<bool>());
    }

    [Fact]
    public void Modes_OnTheThread_AreRestored()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = torch.ones(1, requires_grad: true);
        IDisposable off = torch.no_grad();
        Assert.False((x * 2).requires_grad);
        off.Dispose();
        off.Dispose();
        Assert.True((x * 2).requires_grad);
        using (torch.inference_mode())
        {
            Assert.True(torch.is_inference_mode_enabled());
            Assert.False((x * 2).requires_grad);
        }

        Assert.False(torch.is_inference_mode_enabled());
    }

    [Fact]
    public void Defaults_WhenChanged_AreUsedAndRestored()
    {
        torch.set_default_dtype(float64);
        try
        {
            using Tensor t = torch.ones(1);
            Assert.Equal(ScalarType.Float64, t.dtype);
        }
        finally
        {
            torch.set_default_dtype(float32);
        }

        Assert.Equal(DeviceType.CPU, torch.get_default_device().type);
        Assert.Matches(@"^\d+\.\d+", torch.__version__);
        Assert.Contains("PyTorch", torch.show_config(), StringComparison.Ordinal);
    }

    [Fact]
    public void Device_FromText_IsCheckedAndCompared()
    {
        Assert.Equal(new Device(DeviceType.CUDA, 1), torch.device("cuda:1"));
        Assert.Equal("cuda:1", torch.device("cuda", 1).ToString());
        Assert.Equal(torch.CPU, torch.device("cpu:0"));
        Assert.Throws<ArgumentException>(() => torch.device("gpu"));
        Assert.Throws<ArgumentException>(() => torch.device("cuda:x"));
        if (!torch.cuda.is_available())
        {
            Assert.Throws<InvalidOperationException>(() => torch.CUDA);
            Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => torch.cuda.synchronize());
        }
    }

    [Fact]
    public void Linalg_OnASmallMatrix_Agrees()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = torch.tensor(new double[,] { { 4, 2 }, { 2, 3 } });
        Assert.Equal(8, torch.linalg.det(a).item<double>(), 12);
        Assert.True(torch.linalg.inv(a).matmul(a).allclose(torch.eye(2, dtype: float64)));
        Assert.Equal([2.0, 0, 1, Math.Sqrt(2)], torch.linalg.cholesky(a).data<double>().ToArray());
        (Tensor q, Tensor r) = torch.linalg.qr(a);
        Assert.True(q.matmul(r).allclose(a));
        (Tensor u, Tensor s, Tensor vh) = torch.linalg.svd(a);
        Assert.True((u * s).matmul(vh).allclose(a));
        Assert.True(torch.linalg.solve(a, torch.ones(2, dtype: float64)).allclose(torch.tensor(new double[] { 0.125, 0.25 })));
        Assert.Equal(5, torch.linalg.norm(torch.tensor(new double[] { 3, 4 })).item<double>(), 12);
    }
}
