using RoboIrl.Torch.Fused;
using RoboIrl.Torch.Tests.Modules;
using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace RoboIrl.Torch.Tests.Optim;

/// <summary>The optimisers that the tests run, and small parameters for them.</summary>
public static class OptimizerKinds
{
    internal static readonly Dictionary<string, Func<IEnumerable<Parameter>, OptimizerHelper>> All = new()
    {
        ["adam"] = p => optim.Adam(p, 0.01),
        ["adam l2"] = p => optim.Adam(p, 0.01, 0.8, 0.95, 1e-5, weight_decay: 0.1),
        ["adam amsgrad"] = p => optim.Adam(p, 0.01, amsgrad: true),
        ["adam maximize"] = p => optim.Adam(p, 0.01, weight_decay: 0.1, maximize: true),
        ["adam no first moment"] = p => optim.Adam(p, 0.01, beta1: 0),
        ["adamw"] = p => optim.AdamW(p, 0.01, weight_decay: 0.1),
        ["adamw amsgrad"] = p => optim.AdamW(p, 0.01, weight_decay: 0.1, amsgrad: true),
        ["sgd"] = p => optim.SGD(p, 0.1),
        ["sgd decay"] = p => optim.SGD(p, 0.1, weight_decay: 0.1, maximize: true),
        ["sgd momentum"] = p => optim.SGD(p, 0.1, momentum: 0.9, dampening: 0.3),
        ["sgd nesterov"] = p => optim.SGD(p, 0.1, momentum: 0.9, weight_decay: 0.01, nesterov: true),
        ["rmsprop"] = p => optim.RMSProp(p, 0.01),
        ["rmsprop all"] = p => optim.RMSProp(p, 0.01, weight_decay: 0.1, momentum: 0.5, centered: true),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    /// <summary>Parameters of odd sizes, so that every vector loop has a tail; the third never gets a gradient.</summary>
    internal static List<Parameter> Parameters(ScalarType type = ScalarType.Float32, long last = 300)
    {
        using Generator generator = new(7);
        return [.. new long[][] { [17, 3], [1], [5], [last] }.Select(shape => Parameter(torch.randn(shape, type, generator: generator)))];
    }

    internal static void SetGradients(List<Parameter> parameters, int step)
    {
        using DisposeScope scope = NewDisposeScope();
        for (int i = 0; i < parameters.Count; i++)
        {
            if (i != 2)
            {
                using Generator generator = new((ulong)((step * 10) + i));
                parameters[i].grad = torch.randn(parameters[i].shape, parameters[i].dtype, generator: generator);
            }
        }
    }

    internal static double[][] Run(string kind, bool fused, ScalarType type = ScalarType.Float32, int steps = 5)
    {
        FusedOptions.Enabled = fused;
        List<Parameter> parameters = Parameters(type);
        using OptimizerHelper optimizer = All[kind](parameters);
        for (int step = 0; step < steps; step++)
        {
            SetGradients(parameters, step);
            Assert.Null(optimizer.step());
        }

        double[][] values = [.. parameters.Select(Numbers.Of)];
        parameters.ForEach(p => p.Dispose());
        return values;
    }
}
