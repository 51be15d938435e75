using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace RoboIrl.Torch.Tests.Contract;

internal static partial class TorchContract
{
    private static void Globals()
    {
        torch.set_num_threads(1);
        Ok(torch.get_num_threads() == 1, "threads");
        Generator g = torch.manual_seed(7);
        Use(g);
        torch.random.manual_seed(7);
        bool cuda = torch.cuda.is_available();
        int nd = torch.cuda.device_count();
        Ok(cuda == nd > 0, "cuda count");
        s_device = torch.device(cuda ? "cuda" : "cpu");
        Ok(torch.CPU.type == DeviceType.CPU, "CPU");
        Device dev2 = "cpu";
        Ok(dev2.type == DeviceType.CPU, "device from text");
    }

    private static void Creation()
    {
        Device dev = s_device;
        var z = torch.zeros(2, 3);
        var o = torch.ones(new long[] { 2, 3 }, dtype: ScalarType.Float32, device: dev);
        var fl = torch.full(new long[] { 2, 3 }, 0.5f);
        var e = torch.empty(2, 3);
        var r = torch.rand(2, 3);
        var rn = torch.randn(new long[] { 4, 3 }, device: dev);
        var ar = torch.arange(0, 10, 2);
        var ar2 = torch.arange(5, dtype: int64);
        var ls = torch.linspace(0, 1, 5);
        var ey = torch.eye(3);
        var ri = torch.randint(0, 10, new long[] { 4 });
        var rp = torch.randperm(8);
        Use(z, o, fl, e, r, rn, ar2, ls, ey, rp, torch.zeros_like(z), torch.ones_like(z), torch.randn_like(z));
        var t2 = torch.tensor(new float[] { 1, 2, 3, 4 }, new long[] { 2, 2 });
        var t3 = torch.tensor(new double[,] { { 1, 2 }, { 3, 4 } }, dtype: float32);
        var t5 = torch.tensor(new long[] { 0, 1, 2 });
        var t6 = torch.tensor(2.0, dtype: float32, device: dev);
        var t7 = torch.from_array(new float[,] { { 1, 2 } });
        var t8 = torch.tensor(true);
        var t9 = torch.as_tensor(new float[] { 1 });
        Tensor imp = 1.5f;
        Use(t2, t6, t7, t8, t9, imp);
        Ok(t5.dtype == ScalarType.Int64 && t3.dtype == torch.float32 && ri.dtype == int64 && ar.dtype == int64, "dtypes " + ar.dtype);
    }

    private static void Accessors()
    {
        var z = torch.zeros(2, 3);
        var t1 = torch.tensor(new float[] { 1, 2, 3 });
        var t2 = torch.tensor(new float[] { 1, 2, 3, 4 }, new long[] { 2, 2 });
        var t4 = torch.tensor(3.5f);
        var t5 = torch.tensor(new long[] { 0, 1, 2 });
        Ok(z.shape.SequenceEqual(new long[] { 2, 3 }) && z.ndim == 2 && z.dim() == 2 && z.numel() == 6 && z.size(1) == 3 && z.NumberOfElements == 6, "shape");
        Ok(t1.data<float>().ToArray()[2] == 3f && t1.data<float>()[1] == 2f && t2.data<float>()[1, 0] == 3f && t1.data<float>().Count == 3, "accessor");
        Ok(t4.item<float>() == 3.5f && t4.ToSingle() == 3.5f && t4.ToDouble() == 3.5 && (float)t4 == 3.5f, "item");
        Ok(t5[1].ToInt64() == 1 && t5[1].ToInt32() == 1, "integer item");
        Ok(t1.bytes.Length == 12, "bytes");
        var dst = new float[3];
        t1.data<float>().CopyTo(dst);
        MemoryMarshal.Cast<byte, float>(t1.bytes)[0] = 9f;
        Ok(t1[0].item<float>() == 9f, "bytes write");
        t1.data<float>().CopyFrom(new float[] { 1, 2, 3 });
        Ok(t1[0].ToSingle() == 1f, "CopyFrom");
        Ok(Ex(() => t5.item<float>()) == "System.ArgumentException", "item type: " + Ex(() => t5.item<float>()));
        Ok(Ex(() => z.item<float>()) == "System.ArgumentException", "item numel");
        var rn = torch.randn(4, 3);
        Ok(rn.is_contiguous() && rn.stride()[0] == 3 && rn.device.type == DeviceType.CPU, "strides");
        Ok(rn.device_type == DeviceType.CPU && !rn.is_cuda && rn.ElementSize == 4, "attributes");
        var str = t1.ToString(TorchSharp.TensorStringStyle.Numpy);
        Ok(str.Contains('3', StringComparison.Ordinal), "text");
    }

    private static void Arithmetic()
    {
        var z = torch.zeros(2, 3);
        var o = torch.ones(2, 3);
        var rn = torch.randn(4, 3);
        var q = (z + o) * 2f - 0.5 / (o + 1) + 1;
        q = -q;
        q = q + 3.0;
        q = 1 - q;
        q = q / 2;
        var qq = q.add(o, alpha: 0.5).sub(o).mul(2).div(o).pow(2).sqrt().exp().log().abs().neg().tanh().sigmoid().clamp(-1, 1).clamp(min: -1);
        q = q.minimum(o).maximum(z);
        q = torch.minimum(q, o);
        q = torch.where(q > 0, q, z);
        var b = (q >= 0) & (q < 1) | (q == 0);
        b = ~b;
        Use(qq, b, b.logical_not().logical_and(b).any());
        Use(rn.matmul(torch.randn(3, 2)).mm(torch.randn(2, 2)), torch.bmm(torch.randn(2, 3, 4), torch.randn(2, 4, 5)));
        Use(torch.log1p(o).expm1().erf().square().reciprocal().rsqrt().sin().cos().sign().floor().round().softmax(-1).log_softmax(-1));
        Use(torch.einsum("ij,kj->ik", rn, rn), F.softplus(rn).logsumexp(1), rn.logsumexp(-1, keepdim: true));
        Use(z.lerp(o, torch.tensor(0.1f)), z.masked_fill(z == 0, -1e9));
        z.add_(o).mul_(0.5).sub_(o).div_(2).zero_().fill_(1.5);
        z.copy_(o);
        z.clamp_(0, 1);
        z.normal_(0, 1);
        z.uniform_(-1, 1);
        z[0, 0] = torch.tensor(5f);
        Ok(z[0, 0].item<float>() == 5f, "set");
    }

    private static void Reductions()
    {
        var z = torch.zeros(2, 3);
        var o = torch.ones(2, 3);
        var rn = torch.randn(4, 3);
        Use(rn.sum(), rn.sum(-1), rn.sum(1, keepdim: true), rn.mean(), rn.mean(new long[] { 0 }), rn.mean(new long[] { 0 }, keepdim: true));
        Use(rn.std(), rn.std(0, unbiased: false), rn.var(0), rn.max(), rn.min(), rn.amax(new long[] { 1 }));
        var (mv, mi) = rn.max(1);
        Use(mv, mi, rn.argmax(-1), rn.argmax(-1, keepdim: true), rn.norm(), rn.cumsum(0), rn.prod(1));
        Use(torch.stack(new[] { z, o }, 0), torch.cat(new List<Tensor> { z, o }, dim: -1));
        Ok(rn.all().dtype == torch.@bool, "all");
        var tk = rn.topk(2, -1);
        var so = rn.sort(-1, descending: true);
        Use(tk.values, tk.indexes, so.Values, so.Indices);
        Ok(torch.isnan(rn).any().item<bool>() == false, "isnan");
    }

    private static void ShapesAndIndexing()
    {
        Device dev = s_device;
        var rn = torch.randn(4, 3);
        var t5 = torch.tensor(new long[] { 0, 1, 2 });
        var v = rn.view(-1, 1).reshape(3, 4).t().transpose(0, 1).permute(1, 0).contiguous().unsqueeze(0).squeeze(0).flatten(0, -1).expand(2, 12).repeat(1, 2).detach().clone();
        Ok(v.shape.SequenceEqual(new long[] { 2, 24 }), "chain of shapes");
        Use(rn[0], rn[.., 1], rn[TensorIndex.Slice(0, 2), TensorIndex.Ellipsis], rn[TensorIndex.Colon, TensorIndex.Single(1)]);
        Use(rn[TensorIndex.Slice(1), TensorIndex.Slice(0, 2)], rn[1..3], rn[^1], rn[t5], rn[TensorIndex.Tensor(rn > 0)]);
        Use(rn.narrow(0, 1, 2), rn.slice(0, 0, 2, 1), rn.select(0, 1), rn.index_select(0, t5), rn.gather(1, torch.zeros(4, 1, dtype: int64)));
        var ch = rn.chunk(2, -1);
        var spl = rn.split(new long[] { 2, 1 }, 1);
        var spl2 = rn.split(2, 0);
        var ub = rn.unbind(0);
        Ok(ch.Length == 2 && spl.Length == 2 && spl2.Length == 2 && ub.Length == 4, "parts");
        v = torch.zeros(4, 3).scatter_(1, torch.zeros(4, 1, dtype: int64), torch.ones(4, 1));
        v.index_put_(torch.tensor(1f), TensorIndex.Single(0), TensorIndex.Slice());
        Use(F.one_hot(t5, 3), torch.triu(torch.eye(3)).tril(), rn.roll(1, 0));
        Use(v.to(float32).to(dev).to(float64, dev).cpu().to_type(ScalarType.Float32).@float().type_as(rn));
        Ok(Ex(() => F.linear(rn, torch.randn(2, 2))) == "System.Runtime.InteropServices.ExternalException", "error type");
    }

    private static void Modes()
    {
        var pred = torch.randn(4, 3, requires_grad: true);
        using (torch.no_grad())
        {
            Ok(!torch.is_grad_enabled() && !(pred * 2).requires_grad, "no_grad");
            using (torch.enable_grad())
            {
                Ok(torch.is_grad_enabled(), "enable");
            }
        }

        Ok(torch.is_grad_enabled(), "restored");
        using (torch.inference_mode())
        {
        }

        using (torch.set_grad_enabled(false))
        {
            Ok(!torch.is_grad_enabled(), "set_grad_enabled");
        }
    }

    private static void Files()
    {
        string path = TemporaryPath();
        var t1 = torch.tensor(new float[] { 1, 2, 3 });
        torch.save(t1, path);
        var ld = torch.load(path);
        File.Delete(path);
        Ok(torch.allclose(t1, ld), "tensor io");
    }

    private static void RandomState()
    {
        var gen = new Generator(3);
        var r1 = torch.randn(3, generator: gen);
        gen.manual_seed(3);
        var r2 = torch.randn(3, generator: gen);
        Ok(torch.allclose(r1, r2), "generator");
        var rs = torch.random.get_rng_state();
        var r3 = torch.randn(3);
        torch.random.set_rng_state(rs);
        Ok(torch.allclose(r3, torch.randn(3)), "rng state");
    }
}
