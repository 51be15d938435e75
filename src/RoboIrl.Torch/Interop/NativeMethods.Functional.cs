using System.Runtime.InteropServices;

namespace TorchSharp;

// Layers, activations and losses: native/torch_shim/{functional,activations,losses}.cpp.
internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library)] internal static partial nint rt_linear(nint input, nint weight, nint bias);
    [LibraryImport(Library)] internal static partial nint rt_conv1d(nint input, nint weight, nint bias, long stride, long padding, long dilation, long groups);
    [LibraryImport(Library)] internal static partial nint rt_conv2d(nint input, nint weight, nint bias, long* stride, long* padding, long* dilation, long groups);
    [LibraryImport(Library)] internal static partial nint rt_conv_transpose2d(nint input, nint weight, nint bias, long* stride, long* padding, long* outputPadding, long* dilation, long groups);
    [LibraryImport(Library)] internal static partial nint rt_max_pool2d(nint input, long* kernel, long* stride, long* padding);
    [LibraryImport(Library)] internal static partial nint rt_avg_pool2d(nint input, long* kernel, long* stride, long* padding);
    [LibraryImport(Library)] internal static partial nint rt_adaptive_avg_pool2d(nint input, long* size);
    [LibraryImport(Library)] internal static partial nint rt_layer_norm(nint input, long* shape, long count, nint weight, nint bias, double eps);
    [LibraryImport(Library)] internal static partial nint rt_group_norm(nint input, long groups, nint weight, nint bias, double eps);
    [LibraryImport(Library)] internal static partial nint rt_batch_norm(nint input, nint weight, nint bias, nint mean, nint variance, int training, double momentum, double eps);
    [LibraryImport(Library)] internal static partial nint rt_embedding(nint weight, nint indices, long padding);
    [LibraryImport(Library)] internal static partial nint rt_one_hot(nint input, long classes);
    [LibraryImport(Library)] internal static partial nint rt_pad(nint input, long* pad, long count, int mode, double value);
    [LibraryImport(Library)] internal static partial nint rt_dropout(nint input, double p, int training);
    [LibraryImport(Library)] internal static partial int rt_dropout_(nint input, double p, int training);
    [LibraryImport(Library)] internal static partial nint rt_softmax(nint input, long dim, int dtype);
    [LibraryImport(Library)] internal static partial nint rt_log_softmax(nint input, long dim, int dtype);
    [LibraryImport(Library)] internal static partial nint rt_softplus(nint input, double beta, double threshold);
    [LibraryImport(Library)] internal static partial nint rt_gelu(nint input, int approximate);
    [LibraryImport(Library)] internal static partial nint rt_glu(nint input, long dim);
    [LibraryImport(Library)] internal static partial nint rt_silu(nint input);
    [LibraryImport(Library)] internal static partial int rt_silu_(nint input);
    [LibraryImport(Library)] internal static partial nint rt_mish(nint input);
    [LibraryImport(Library)] internal static partial int rt_mish_(nint input);
    [LibraryImport(Library)] internal static partial nint rt_selu(nint input);
    [LibraryImport(Library)] internal static partial int rt_selu_(nint input);
    [LibraryImport(Library)] internal static partial nint rt_relu6(nint input);
    [LibraryImport(Library)] internal static partial int rt_relu6_(nint input);
    [LibraryImport(Library)] internal static partial nint rt_hardswish(nint input);
    [LibraryImport(Library)] internal static partial int rt_hardswish_(nint input);
    [LibraryImport(Library)] internal static partial nint rt_hardsigmoid(nint input);
    [LibraryImport(Library)] internal static partial int rt_hardsigmoid_(nint input);
    [LibraryImport(Library)] internal static partial nint rt_elu(nint input, double value);
    [LibraryImport(Library)] internal static partial int rt_elu_(nint input, double value);
    [LibraryImport(Library)] internal static partial nint rt_celu(nint input, double value);
    [LibraryImport(Library)] internal static partial int rt_celu_(nint input, double value);
    [LibraryImport(Library)] internal static partial nint rt_leaky_relu(nint input, double value);
    [LibraryImport(Library)] internal static partial int rt_leaky_relu_(nint input, double value);
    [LibraryImport(Library)] internal static partial nint rt_mse_loss(nint input, nint target, long reduction);
    [LibraryImport(Library)] internal static partial nint rt_l1_loss(nint input, nint target, long reduction);
    [LibraryImport(Library)] internal static partial nint rt_smooth_l1_loss(nint input, nint target, long reduction, double beta);
    [LibraryImport(Library)] internal static partial nint rt_huber_loss(nint input, nint target, long reduction, double delta);
    [LibraryImport(Library)] internal static partial nint rt_cross_entropy(nint input, nint target, nint weight, long reduction, long ignoreIndex, double smoothing);
    [LibraryImport(Library)] internal static partial nint rt_nll_loss(nint input, nint target, nint weight, long reduction, long ignoreIndex);
    [LibraryImport(Library)] internal static partial nint rt_binary_cross_entropy(nint input, nint target, nint weight, long reduction);
    [LibraryImport(Library)] internal static partial nint rt_binary_cross_entropy_with_logits(nint input, nint target, nint weight, nint positive, long reduction);
    [LibraryImport(Library)] internal static partial nint rt_kl_div(nint input, nint target, long reduction, int logTarget);
    [LibraryImport(Library)] internal static partial nint rt_cosine_similarity(nint first, nint second, long dim, double eps);
    [LibraryImport(Library)] internal static partial nint rt_scaled_dot_product_attention(nint query, nint key, nint value, nint mask, double dropout, int causal);
    [LibraryImport(Library)] internal static partial int rt_lstm(nint input, nint h0, nint c0, nint* parameters, long count, int bias, long layers, double dropout, int training, int bidirectional, int batchFirst, nint* output, nint* h, nint* c);
    [LibraryImport(Library)] internal static partial int rt_gru(nint input, nint h0, nint* parameters, long count, int bias, long layers, double dropout, int training, int bidirectional, int batchFirst, nint* output, nint* h);
}
