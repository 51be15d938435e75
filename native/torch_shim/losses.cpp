// Losses of torch.nn.functional; reduction is 0 none, 1 mean, 2 sum.
#include "fused.h"

#include <numeric>

using rt::Borrow;

namespace {

constexpr int64_t Mean = 1;

// The mean of squares with its gradient in one pass each, where libtorch needs six kernels: most of what a small network's
// loss takes. A second derivative takes the tensor operations.
struct MeanSquareNode final : rt::FusedNode {
    torch::autograd::SavedVariable input, target;

    std::string name() const override { return "MeanSquareBackward"; }

    void release_variables() override {
        input.reset_data();
        target.reset_data();
    }

    torch::autograd::variable_list apply(torch::autograd::variable_list&& grads) override {
        torch::autograd::variable_list result(2);
        if (!grads[0].defined()) {
            return result;
        }
        const at::Tensor x = input.unpack(), y = target.unpack();
        const double scale = 2 / static_cast<double>(x.numel());
        at::Tensor slope;
        if (at::GradMode::is_enabled()) {
            slope = (x - y) * (grads[0] * scale);
        } else {
            slope = at::empty(x.sizes(), x.options().requires_grad(false));
            const float factor = static_cast<float>(grads[0].item<double>() * scale);
            const float *a = rt::floats(x), *b = rt::floats(y);
            float* out = rt::mutable_floats(slope);
            for (int64_t i = 0; i < x.numel(); i++) { out[i] = (a[i] - b[i]) * factor; }
        }
        if (task_should_compute_output(0)) { result[0] = slope; }
        if (task_should_compute_output(1)) { result[1] = -slope; }
        return result;
    }
};

at::Tensor mean_square(const at::Tensor& x, const at::Tensor& y) {
    constexpr int64_t Lanes = 8;  // sums side by side, in a fixed order
    double lanes[Lanes] = {};
    const float *a = rt::floats(x), *b = rt::floats(y);
    const int64_t whole = x.numel() / Lanes * Lanes;
    for (int64_t i = 0; i < whole; i += Lanes) {
        for (int64_t k = 0; k < Lanes; k++) {
            const double d = static_cast<double>(a[i + k]) - b[i + k];
            lanes[k] += d * d;
        }
    }
    for (int64_t i = whole; i < x.numel(); i++) {
        const double d = static_cast<double>(a[i]) - b[i];
        lanes[i - whole] += d * d;
    }
    const double sum = std::accumulate(lanes, lanes + Lanes, 0.0);
    at::Tensor loss = at::empty({}, x.options().requires_grad(false));
    *rt::mutable_floats(loss) = static_cast<float>(sum / static_cast<double>(x.numel()));
    if (rt::wants_graph({&x, &y})) {
        auto node = rt::make_node<MeanSquareNode>();
        node->set_next_edges(torch::autograd::collect_next_edges(x, y));
        node->input = torch::autograd::SavedVariable(x, false);
        node->target = torch::autograd::SavedVariable(y, false);
        torch::autograd::set_history(loss, node);
    }
    return loss;
}

}  // namespace

RT_EXPORT Handle rt_mse_loss(Handle input, Handle target, int64_t reduction) noexcept {
    return rt::tensor([&] {
        Borrow x(input);
        Borrow y(target);
        const bool direct = reduction == Mean && rt::is_plain(*x) && rt::is_plain(*y) && x->sizes() == y->sizes() && x->numel() > 0;
        return direct ? mean_square(*x, *y) : at::mse_loss(*x, *y, reduction);
    });
}
RT_EXPORT Handle rt_l1_loss(Handle input, Handle target, int64_t reduction) noexcept {
    return rt::tensor([&] {
        Borrow x(input);
        Borrow y(target);
        return at::l1_loss(*x, *y, reduction);
    });
}
RT_EXPORT Handle rt_smooth_l1_loss(Handle input, Handle target, int64_t reduction, double beta) noexcept {
    return rt::tensor([&] {
        Borrow x(input);
        Borrow y(target);
        return at::smooth_l1_loss(*x, *y, reduction, beta);
    });
}
RT_EXPORT Handle rt_huber_loss(Handle input, Handle target, int64_t reduction, double delta) noexcept {
    return rt::tensor([&] {
        Borrow x(input);
        Borrow y(target);
        return at::huber_loss(*x, *y, reduction, delta);
    });
}
RT_EXPORT Handle rt_cross_entropy(Handle input, Handle target, Handle weight, int64_t reduction, int64_t ignore_index, double smoothing) noexcept {
    return rt::tensor([&] {
        Borrow x(input);
        Borrow y(target);
        Borrow w(weight);
        return at::cross_entropy_loss(*x, *y, w.optional(), reduction, ignore_index, smoothing);
    });
}
RT_EXPORT Handle rt_nll_loss(Handle input, Handle target, Handle weight, int64_t reduction, int64_t ignore_index) noexcept {
    return rt::tensor([&] {
        Borrow x(input);
        Borrow y(target);
        Borrow w(weight);
        return at::nll_loss_nd(*x, *y, w.optional(), reduction, ignore_index);
    });
}
RT_EXPORT Handle rt_binary_cross_entropy(Handle input, Handle target, Handle weight, int64_t reduction) noexcept {
    return rt::tensor([&] {
        Borrow x(input);
        Borrow y(target);
        Borrow w(weight);
        return at::binary_cross_entropy(*x, *y, w.optional(), reduction);
    });
}
RT_EXPORT Handle rt_binary_cross_entropy_with_logits(Handle input, Handle target, Handle weight, Handle positive, int64_t reduction) noexcept {
    return rt::tensor([&] {
        Borrow x(input);
        Borrow y(target);
        Borrow w(weight);
        Borrow p(positive);
        return at::binary_cross_entropy_with_logits(*x, *y, w.optional(), p.optional(), reduction);
    });
}
RT_EXPORT Handle rt_kl_div(Handle input, Handle target, int64_t reduction, int log_target) noexcept {
    return rt::tensor([&] {
        Borrow x(input);
        Borrow y(target);
        return at::kl_div(*x, *y, reduction, log_target != 0);
    });
}
