// The squashed Gaussian policy head: sample, squash, scale and log-probability as one node with two results.
#include "fused.h"

#include "kernel_table.h"
#include "workspace.h"

namespace kernels = roboirl::kernels;
using rt::Borrow;

namespace {

struct SquashedNode final : rt::FusedNode {
    rt::Kept scale, bias;
    float low = 0, high = 0;
    int64_t rows = 0, actions = 0;
    at::TensorOptions options;
    kernels::Buffer kept;

    std::string name() const override { return "FusedSquashedGaussianBackward"; }

    void release_variables() override {
        scale.release();
        bias.release();
        kept.release();
    }

    torch::autograd::variable_list apply(torch::autograd::variable_list&& grads) override {
        refuse_second_order();
        torch::autograd::variable_list result(1);
        if (!task_should_compute_output(0) || (!grads[0].defined() && !grads[1].defined())) {
            return result;
        }
        const kernels::SquashedRow row{low, high, rt::floats(scale.get("actionScale")), rt::floats(bias.get("actionBias")), actions};
        at::Tensor g_action = grads[0].defined() ? rt::plain(grads[0], "gradient") : at::Tensor();
        at::Tensor g_log_prob = grads[1].defined() ? rt::plain(grads[1], "gradient") : at::Tensor();
        result[0] = at::empty({rows, 2 * actions}, options);
        for (int64_t i = 0; i < rows; i++) {
            kernels::table().squashedBackward(row, kept.data() + i * kernels::SquashedKept * actions, g_action.defined() ? rt::floats(g_action) + i * actions : nullptr,
                                              g_log_prob.defined() ? rt::floats(g_log_prob)[i] : 0.0f, rt::mutable_floats(result[0]) + i * 2 * actions);
        }
        return result;
    }
};

}  // namespace

// results[0] = action [batch, actions], results[1] = log-probability [batch].
RT_EXPORT int rt_fused_squashed_gaussian(Handle head_handle, Handle noise_handle, Handle scale_handle, Handle bias_handle, double low, double high, Handle* results) noexcept {
    return rt::status([&] {
        Borrow head_b(head_handle), noise_b(noise_handle), scale_b(scale_handle), bias_b(bias_handle);
        at::Tensor head = rt::plain(*head_b, "head"), noise = rt::plain(*noise_b, "noise"), scale = rt::plain(*scale_b, "actionScale"), bias = rt::plain(*bias_b, "actionBias");
        TORCH_CHECK(head.dim() == 2 && head.size(1) % 2 == 0 && head.size(1) > 0, "'head' has shape ", head.sizes(), ", expected [batch, 2 * actions].");
        TORCH_CHECK(low < high, "The bounds of the log standard deviation are ", low, " and ", high, "; the first must be smaller.");
        const int64_t rows = head.size(0), actions = head.size(1) / 2;
        rt::check_sizes(noise, "noise", {rows, actions});
        rt::check_sizes(scale, "actionScale", {actions});
        rt::check_sizes(bias, "actionBias", {actions});
        const bool graph = rt::wants_graph({&*head_b});
        const at::TensorOptions options = head.options().requires_grad(false);
        at::Tensor action = at::empty({rows, actions}, options), log_prob = at::empty({rows}, options);
        kernels::Buffer kept(rows * kernels::SquashedKept * actions);
        const kernels::SquashedRow row{static_cast<float>(low), static_cast<float>(high), rt::floats(scale), rt::floats(bias), actions};
        for (int64_t i = 0; i < rows; i++) {
            rt::mutable_floats(log_prob)[i] = kernels::table().squashedForward(row, rt::floats(head) + i * 2 * actions, rt::floats(noise) + i * actions,
                                                                               rt::mutable_floats(action) + i * actions, kept.data() + i * kernels::SquashedKept * actions);
        }
        if (graph) {
            auto node = rt::make_node<SquashedNode>();
            node->set_next_edges(torch::autograd::collect_next_edges(*head_b));
            node->scale = rt::Kept(scale);
            node->bias = rt::Kept(bias);
            node->low = row.logStdMin;
            node->high = row.logStdMax;
            node->rows = rows;
            node->actions = actions;
            node->options = options;
            node->kept = std::move(kept);
            torch::autograd::set_history(action, node);
            torch::autograd::set_history(log_prob, node);
        }
        results[0] = rt::release(std::move(action));
        results[1] = rt::release(std::move(log_prob));
    });
}
