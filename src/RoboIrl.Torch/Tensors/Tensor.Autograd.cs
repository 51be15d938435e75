namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>Whether operations on this tensor are recorded for gradients.</summary>
        public bool requires_grad
        {
            get
            {
                int value = NativeMethods.rt_requires_grad(Handle);
                GC.KeepAlive(this);
                return value != 0;
            }
            set => Done(NativeMethods.rt_set_requires_grad(Handle, value ? 1 : 0));
        }

        /// <summary>Whether the tensor was made by the user and not by a recorded operation.</summary>
        public bool is_leaf
        {
            get
            {
                int value = NativeMethods.rt_is_leaf(Handle);
                GC.KeepAlive(this);
                return value != 0;
            }
        }

        /// <summary>The gradient of a leaf after <see cref="backward()"/>, or null. Each read is a new wrapper of the current scope.</summary>
        public Tensor? grad
        {
            get
            {
                nint handle = NativeMethods.rt_grad(Handle);
                GC.KeepAlive(this);
                return handle == 0 ? null : new Tensor(handle);
            }
            set => Done(NativeMethods.rt_set_grad(Handle, OptionalHandle(value)), value);
        }

        /// <summary>Sets whether operations on this tensor are recorded for gradients.</summary>
        /// <param name="requires_grad">Whether to record.</param>
        /// <returns>This tensor.</returns>
        public Tensor requires_grad_(bool requires_grad = true) => Done(NativeMethods.rt_set_requires_grad(Handle, requires_grad ? 1 : 0));

        /// <inheritdoc cref="requires_grad_(bool)"/>
        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        /// <summary>Adds the gradients of this single element to every leaf that it depends on.</summary>
        public void backward()
        {
            nint root = Handle;
            Done(NativeMethods.rt_backward(&root, 1, null, 0, -1, 0, null, 0));
        }

        /// <summary>Adds the gradients of this tensor to the leaves that it depends on.</summary>
        /// <param name="grad_tensors">Gradient of this tensor, needed when it has several elements.</param>
        /// <param name="retain_graph">Whether the recording stays for another pass.</param>
        /// <param name="create_graph">Whether the gradients are recorded themselves.</param>
        /// <param name="inputs">The only leaves to reach; null is all.</param>
        public void backward(IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null)
        {
            nint root = Handle;
            nint[] gradients = HandleList.Of(grad_tensors);
            nint[] targets = HandleList.Of(inputs);
            fixed (nint* from = gradients, to = targets)
            {
                Done(NativeMethods.rt_backward(&root, 1, from, gradients.Length, retain_graph ? 1 : -1, create_graph ? 1 : 0, to, targets.Length));
            }

            GC.KeepAlive(grad_tensors);
            GC.KeepAlive(inputs);
        }

        /// <summary>The same data, not recorded.</summary>
        /// <returns>A new wrapper of the same storage.</returns>
        public Tensor detach() => Wrap(NativeMethods.rt_detach(Handle), this);

        /// <summary>Forgets how the tensor was computed.</summary>
        /// <returns>This tensor.</returns>
        public Tensor detach_() => Done(NativeMethods.rt_detach_(Handle));
    }

    /// <summary>Differentiation without leaves' <c>grad</c>.</summary>
    public static unsafe class autograd
    {
        /// <summary>Gradients of outputs with respect to inputs.</summary>
        /// <param name="outputs">What is differentiated.</param>
        /// <param name="inputs">With respect to what.</param>
        /// <param name="grad_outputs">Gradients of the outputs, needed for those with several elements.</param>
        /// <param name="retain_graph">Whether the recording stays for another pass.</param>
        /// <param name="create_graph">Whether the gradients are recorded themselves.</param>
        /// <param name="allow_unused">Whether an input may have no influence; its gradient is then zeros.</param>
        /// <returns>One gradient per input.</returns>
        public static IList<Tensor> grad(IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null, bool retain_graph = false, bool create_graph = false, bool allow_unused = false)
        {
            nint[] from = HandleList.Of(outputs);
            nint[] to = HandleList.Of(inputs);
            nint[] weights = HandleList.Of(grad_outputs);
            nint[] results = new nint[to.Length];
            fixed (nint* o = from, i = to, w = weights, r = results)
            {
                NativeErrors.Check(NativeMethods.rt_autograd_grad(o, from.Length, i, to.Length, w, weights.Length, retain_graph || create_graph ? 1 : 0, create_graph ? 1 : 0, allow_unused ? 1 : 0, r));
            }

            GC.KeepAlive(outputs);
            GC.KeepAlive(grad_outputs);
            var gradients = new Tensor[results.Length];
            for (int k = 0; k < gradients.Length; k++)
            {
                gradients[k] = results[k] == 0 ? zeros_like(inputs[k]) : new Tensor(results[k]);
            }

            GC.KeepAlive(inputs);
            return gradients;
        }
    }
}
