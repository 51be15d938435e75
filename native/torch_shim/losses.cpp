// Losses of torch.nn.functional; reduction is 0 none, 1 mean, 2 sum.
#include "shim.h"

using rt::Borrow;

RT_EXPORT Handle rt_mse_loss(Handle input, Handle target, int64_t reduction) noexcept {
    return rt::tensor([&] {
        Borrow x(input);
        Borrow y(target);
        return at::mse_loss(*x, *y, reduction);
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
