using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A long short-term memory network.</summary>
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
            public static LSTM LSTM(long inputSize, long hiddenSize, long numLayers = 1, bool bias = true, bool batchFirst = false, double dropout = 0, bool bidirectional = false, Device? device = null, ScalarType? dtype = null) =>
                new(new RecurrentShape(inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional), device, dtype);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>A long short-term memory network (Hochreiter and Schmidhuber, 1997).</summary>
    /// <remarks>i, f, o = sigmoid, g = tanh of W_i x + b_i + W_h h + b_h (gates in the order i, f, g, o); c' = f c + i g; h' = o tanh(c').</remarks>
    public sealed class LSTM : torch.nn.Module<torch.Tensor, (torch.Tensor, torch.Tensor)?, (torch.Tensor, torch.Tensor, torch.Tensor)>
    {
        private readonly RecurrentShape _shape;
        private readonly RecurrentWeights _weights;

        internal LSTM(RecurrentShape shape, torch.Device? device, torch.ScalarType? dtype) : base(nameof(LSTM))
        {
            _shape = shape.Checked();
            _weights = new RecurrentWeights(this, 4, shape, device, dtype);
        }

        /// <summary>As <see cref="forward"/>, with the hooks.</summary>
        /// <param name="input">Sequences.</param>
        /// <param name="h0_c0">Start states; zeros when null.</param>
        /// <returns>Outputs and last states.</returns>
        public new (torch.Tensor, torch.Tensor, torch.Tensor) call(torch.Tensor input, (torch.Tensor, torch.Tensor)? h0_c0 = null) => base.call(input, h0_c0);

        /// <summary>Runs the network over sequences.</summary>
        /// <param name="input">[T, N, in] ([N, T, in] when batch-first), or one sequence [T, in].</param>
        /// <param name="h0_c0">Start states, each [layers * directions, N, hidden] (no N for one sequence); zeros when null.</param>
        /// <returns>Outputs [T, N, directions * hidden], last hidden and last cell states.</returns>
        public override unsafe (torch.Tensor, torch.Tensor, torch.Tensor) forward(torch.Tensor input, (torch.Tensor, torch.Tensor)? h0_c0 = null)
        {
            bool batched = _shape.CheckInput(input);
            using DisposeScope scope = torch.NewDisposeScope();
            long axis = _shape.BatchFirst ? 0 : 1;
            torch.Tensor x = batched ? input : input.unsqueeze(axis);
            torch.Tensor h = h0_c0 is { } start ? Batch(start.Item1, batched) : _shape.ZeroState(x);
            torch.Tensor c = h0_c0 is { } states ? Batch(states.Item2, batched) : _shape.ZeroState(x);
            nint* weights = stackalloc nint[_weights.Count];
            _weights.Fill(new Span<nint>(weights, _weights.Count));
            nint* results = stackalloc nint[3];
            NativeErrors.Check(NativeMethods.rt_lstm(x.Handle, h.Handle, c.Handle, weights, _weights.Count, _shape.Bias ? 1 : 0, _shape.Layers, _shape.Dropout, training ? 1 : 0, _shape.Bidirectional ? 1 : 0, _shape.BatchFirst ? 1 : 0, results, results + 1, results + 2));
            GC.KeepAlive(this);
            GC.KeepAlive(input);
            GC.KeepAlive(h0_c0);
            (torch.Tensor y, torch.Tensor hn, torch.Tensor cn) = (new torch.Tensor(results[0]), new torch.Tensor(results[1]), new torch.Tensor(results[2]));
            return batched ? scope.MoveToOuter(y, hn, cn) : scope.MoveToOuter(y.squeeze(axis), hn.squeeze(1), cn.squeeze(1));
        }

        private static torch.Tensor Batch(torch.Tensor state, bool batched) => batched ? state : state.unsqueeze(1);
    }
}
