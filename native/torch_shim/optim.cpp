// One call per parameter group: optimiser steps, clearing of gradients, clipping.
// Only CPU float32 contiguous tensors are taken; anything else answers kNotTaken before a single value is
// changed, and the caller goes through ordinary operations.
#include "shim.h"

#include <cmath>
#include <cstring>

#include "optim_loops.h"

using rt::Borrow;

namespace {

constexpr int kDone = 0;
constexpr int kNotTaken = 2;

bool plain_floats(const at::Tensor& t) {
    return t.defined() && t.layout() == at::kStrided && t.device().is_cpu() && t.scalar_type() == at::kFloat && t.is_contiguous();
}

// Raw writes must be seen by autograd's check for values changed behind a saved tensor.
void mark_written(const at::Tensor& t) { t.unsafeGetTensorImpl()->bump_version(); }

float* floats(const at::Tensor& t) { return static_cast<float*>(t.data_ptr()); }

// Whether the gradient of p (if any) and the state that goes with it can be walked as one array.
bool taken(const at::Tensor& p, const at::Tensor& state) {
    const at::Tensor& grad = p.grad();
    if (!grad.defined()) {
        return true;
    }
    return plain_floats(p) && plain_floats(grad) && grad.numel() == p.numel() && (!state.defined() || (plain_floats(state) && state.numel() == p.numel()));
}

bool all_taken(int64_t count, const Handle* parameters, const Handle* state) {
    for (int64_t i = 0; i < count; i++) {
        Borrow p(parameters[i]);
        Borrow s(state == nullptr ? nullptr : state[i]);
        if (!taken(*p, *s)) {
            return false;
        }
    }
    return true;
}

void clear(const at::Tensor& parameter) {
    at::Tensor& grad = parameter.mutable_grad();
    if (!grad.defined()) {
        return;
    }
    if (grad.grad_fn()) {
        grad.detach_();
    } else if (grad.requires_grad()) {
        grad.requires_grad_(false);
    }
    if (plain_floats(grad)) {
        std::memset(grad.data_ptr(), 0, grad.nbytes());
        mark_written(grad);
    } else {
        at::NoGradGuard off;
        grad.zero_();
    }
}

}  // namespace

// Numbers of an Adam step, in the order of the C# side.
struct RtAdamOptions {
    double lr, beta1, beta2, eps, weight_decay;
    int64_t decoupled, maximize;
};

// steps[i] counts the steps of parameter i and is advanced where it has a gradient.
// max_exp_avg_sq is null without AMSGrad.
RT_EXPORT int rt_adam_step(int64_t count, const Handle* parameters, const Handle* exp_avg, const Handle* exp_avg_sq, const Handle* max_exp_avg_sq, int64_t* steps, const RtAdamOptions* o) noexcept {
    int result = kDone;
    const int failed = rt::status([&] {
        if (!all_taken(count, parameters, exp_avg) || !all_taken(count, parameters, exp_avg_sq) || (max_exp_avg_sq != nullptr && !all_taken(count, parameters, max_exp_avg_sq))) {
            result = kNotTaken;
            return;
        }
        for (int64_t i = 0; i < count; i++) {
            Borrow p(parameters[i]), m(exp_avg[i]), v(exp_avg_sq[i]), v_max(max_exp_avg_sq == nullptr ? nullptr : max_exp_avg_sq[i]);
            const at::Tensor& grad = p->grad();
            if (!grad.defined()) {
                continue;
            }
            const double t = static_cast<double>(++steps[i]);
            rt_optim::AdamConstants c;
            c.sign = o->maximize != 0 ? -1.0f : 1.0f;
            c.l2 = o->decoupled != 0 ? 0.0f : static_cast<float>(o->weight_decay);
            c.decay = o->decoupled != 0 ? static_cast<float>(1 - o->lr * o->weight_decay) : 1.0f;
            c.beta1 = static_cast<float>(o->beta1);
            c.one_minus_beta1 = static_cast<float>(1 - o->beta1);
            c.beta2 = static_cast<float>(o->beta2);
            c.one_minus_beta2 = static_cast<float>(1 - o->beta2);
            c.inverse_root = static_cast<float>(1 / std::sqrt(1 - std::pow(o->beta2, t)));
            c.eps = static_cast<float>(o->eps);
            c.step = static_cast<float>(o->lr / (1 - std::pow(o->beta1, t)));
            rt_optim::adam(c, floats(*p), floats(grad), floats(*m), floats(*v), v_max.defined() ? floats(*v_max) : nullptr, p->numel());
            mark_written(*p);
        }
    });
    return failed != 0 ? failed : result;
}

struct RtSgdOptions {
    double lr, momentum, dampening, weight_decay;
    int64_t nesterov, maximize;
};

// buffers is null without momentum; started[i] says whether buffer i holds a value yet, and is set.
RT_EXPORT int rt_sgd_step(int64_t count, const Handle* parameters, const Handle* buffers, uint8_t* started, const RtSgdOptions* o) noexcept {
    int result = kDone;
    const int failed = rt::status([&] {
        if (!all_taken(count, parameters, buffers)) {
            result = kNotTaken;
            return;
        }
        for (int64_t i = 0; i < count; i++) {
            Borrow p(parameters[i]), buffer(buffers == nullptr ? nullptr : buffers[i]);
            const at::Tensor& grad = p->grad();
            if (!grad.defined()) {
                continue;
            }
            rt_optim::SgdConstants c;
            c.sign = o->maximize != 0 ? -1.0f : 1.0f;
            c.l2 = static_cast<float>(o->weight_decay);
            c.momentum = static_cast<float>(o->momentum);
            c.one_minus_dampening = static_cast<float>(1 - o->dampening);
            c.lr = static_cast<float>(o->lr);
            c.nesterov = o->nesterov != 0;
            c.first = buffer.defined() && started[i] == 0;
            rt_optim::sgd(c, floats(*p), floats(grad), buffer.defined() ? floats(*buffer) : nullptr, p->numel());
            if (buffer.defined()) {
                started[i] = 1;
            }
            mark_written(*p);
        }
    });
    return failed != 0 ? failed : result;
}

// set_to_none drops the gradients, otherwise they are filled with zeros in place.
RT_EXPORT int rt_zero_grad(int64_t count, const Handle* parameters, int set_to_none) noexcept {
    return rt::status([&] {
        for (int64_t i = 0; i < count; i++) {
            Borrow p(parameters[i]);
            if (set_to_none != 0) {
                p->mutable_grad().reset();
            } else {
                clear(*p);
            }
        }
    });
}

// Scales all gradients so that their common 2-norm is at most max_norm; *total is the norm before.
RT_EXPORT int rt_clip_grad_norm(int64_t count, const Handle* parameters, double max_norm, double* total) noexcept {
    int result = kDone;
    const int failed = rt::status([&] {
        if (!all_taken(count, parameters, nullptr)) {
            result = kNotTaken;
            return;
        }
        double squares = 0;
        for (int64_t i = 0; i < count; i++) {
            Borrow p(parameters[i]);
            const at::Tensor& grad = p->grad();
            if (grad.defined()) {
                squares += rt_optim::sum_of_squares(floats(grad), grad.numel());
            }
        }
        *total = std::sqrt(squares);
        const double factor = max_norm / (*total + 1e-6);
        if (factor >= 1) {
            return; // a NaN goes on and spreads, as it does in the composed form
        }
        for (int64_t i = 0; i < count; i++) {
            Borrow p(parameters[i]);
            const at::Tensor& grad = p->grad();
            if (grad.defined()) {
                rt_optim::scale(floats(grad), static_cast<float>(factor), grad.numel());
                mark_written(grad);
            }
        }
    });
    return failed != 0 ? failed : result;
}
