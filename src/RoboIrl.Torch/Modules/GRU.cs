using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A gated recurrent network.</summary>
            /// <param name="inputSize">Features in.</param>
            /// <param name="hiddenSize">Features of the state.</param>
            /// <param name="numLayers">Stacked layers.</param>
            /// <param name="bias">Whether biases are added.</param>
            /// <param name="batchFirst">Batches are [N, T, in] instead of [T, N, in].</param>
            /// <param name="dropout">Dropout between layers, in training mode.</param>
            /// <param name="bidirectional">Whether a second network runs backwards.</param>
            /// <param name="device">Where the weights live.</param>
            /// <param name="dtype">Element type of the weights.</param>
            /// <returns>The module, its weights uniform in +-1/sqrt(hiddenSize).</returns>
            public static GRU GRU(long inputSize, long hiddenSize, long numLayers = 1, bool bias = true, bool batchFirst = false, double dropout = 0, bool bidirectional = false, Device? device = null, ScalarType? dtype = null) =>
                new(new RecurrentShape(inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional), device, dtype);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>A gated recurrent network (Cho et al., 2014).</summary>
    /// <remarks>r, z = sigmoid of W_i x + b_i + W_h h + b_h; n = tanh(W_in x + b_in + r (W_hn h + b_hn)); h' = (1 - z) n + z h.</remarks>
    public sealed class GRU : torch.nn.Module<torch.Tensor, torch.Tensor?, (torch.Tensor, torch.Tensor)>
    {
        private readonly RecurrentShape _shape;
        private readonly RecurrentWeights _weights;

        internal GRU(RecurrentShape shape, torch.Device? device, torch.ScalarType? dtype) : base(nameof(GRU))
        {
            _shape = shape.Checked();
            _weights = new RecurrentWeights(this, 3, shape, device, dtype);
        }

        /// <summary>As <see cref="forward"/>, with the hooks.</summary>
        /// <param name="input">Sequences.</param>
        /// <param name="h0">Start states; zeros when null.</param>
        /// <returns>Outputs and last states.</returns>
        public new (torch.Tensor, torch.Tensor) call(torch.Tensor input, torch.Tensor? h0 = null) => base.call(input, h0);

        /// <summary>Runs the network over sequences.</summary>
        /// <param name="input">[T, N, in] ([N, T, in] when batch-first), or one sequence [T, in].</param>
        /// <param name="h0">Start states [layers * directions, N, hidden] (no N for one sequence); zeros when null.</param>
        /// <returns>Outputs [T, N, directions * hidden] and last states.</returns>
        public override unsafe (torch.Tensor, torch.Tensor) forward(torch.Tensor input, torch.Tensor? h0 = null)
        {
            bool batched = _shape.CheckInput(input);
            using DisposeScope scope = torch.NewDisposeScope();
            long axis = _shape.BatchFirst ? 0 : 1;
            torch.Tensor x = batched ? input : input.unsqueeze(axis);
            torch.Tensor h = h0 is null ? _shape.ZeroState(x) : batched ? h0 : h0.unsqueeze(1);
            nint* weights = stackalloc nint[_weights.Count];
            _weights.Fill(new Span<nint>(weights, _weights.Count));
            nint* results = stackalloc nint[2];
            NativeErrors.Check(NativeMethods.rt_gru(x.Handle, h.Handle, weights, _weights.Count, _shape.Bias ? 1 : 0, _shape.Layers, _shape.Dropout, training ? 1 : 0, _shape.Bidirectional ? 1 : 0, _shape.BatchFirst ? 1 : 0, results, results + 1));
            GC.KeepAlive(this);
            GC.KeepAlive(input);
            GC.KeepAlive(h0);
            (torch.Tensor y, torch.Tensor hn) = (new torch.Tensor(results[0]), new torch.Tensor(results[1]));
            return batched ? scope.MoveToOuter(y, hn) : scope.MoveToOuter(y.squeeze(axis), hn.squeeze(1));
        }
    }
}
