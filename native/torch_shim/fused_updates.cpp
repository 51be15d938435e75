// Passes over parameters in one call for all of them: optimiser step, clipping, zeroing, Polyak averaging. Float32 on the
// CPU takes the kernels, everything else the same formula in tensor operations.
#include "fused.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "kernel_table.h"
#include "team.h"

#if defined(__x86_64__)
#include <xmmintrin.h>
#endif

namespace kernels = roboirl::kernels;
using rt::Borrow;

namespace {

constexpr int64_t Chunk = 16384;

// body(start, count) over [0, n) in chunks that the team shares; elements are independent of each other.
template <typename F>
void over_chunks(int64_t n, F&& body) {
    if (n < 2 * Chunk) {
        body(0, n);
        return;
    }
    kernels::parallelFor((n + Chunk - 1) / Chunk, [&](int64_t c) { body(c * Chunk, std::min(Chunk, n - c * Chunk)); });
}

// The moments of a weight without gradients (behind a dead rectifier) decay into the denormal numbers and stay there,
// where every operation takes a slow path: within the step such numbers count as zero, on every thread alike.
class FlushDenormals {
public:
#if defined(__x86_64__)
    FlushDenormals() : saved_(_mm_getcsr()) { _mm_setcsr(saved_ | 0x8040); }
    ~FlushDenormals() { _mm_setcsr(saved_); }
    FlushDenormals(const FlushDenormals&) = delete;
    FlushDenormals& operator=(const FlushDenormals&) = delete;

private:
    unsigned saved_;
#else
    FlushDenormals() {}
#endif
};

struct AdamOptions {
    double lr, beta1, beta2, epsilon, weight_decay;
    bool decoupled, maximize;
};

void adam_fused(const AdamOptions& o, int64_t step, const at::Tensor& p, const at::Tensor& g, const at::Tensor& m, const at::Tensor& v, const at::Tensor& v_max) {
    kernels::Adam a;
    a.beta1 = static_cast<float>(o.beta1);
    a.beta2 = static_cast<float>(o.beta2);
    a.oneMinusBeta1 = static_cast<float>(1 - o.beta1);
    a.oneMinusBeta2 = static_cast<float>(1 - o.beta2);
    a.stepSize = static_cast<float>(o.lr / (1 - std::pow(o.beta1, static_cast<double>(step))));
    a.inverseSqrtBias2 = static_cast<float>(1 / std::sqrt(1 - std::pow(o.beta2, static_cast<double>(step))));
    a.epsilon = static_cast<float>(o.epsilon);
    a.gradientDecay = o.decoupled ? 0.0f : static_cast<float>(o.weight_decay);
    a.weightFactor = o.decoupled ? static_cast<float>(1 - o.lr * o.weight_decay) : 1.0f;
    a.gradientSign = o.maximize ? -1.0f : 1.0f;
    float* x = v_max.defined() ? rt::mutable_floats(v_max) : nullptr;
    over_chunks(p.numel(), [&](int64_t start, int64_t count) {
        FlushDenormals flush;
        kernels::table().adam(a, count, rt::mutable_floats(p) + start, rt::floats(g) + start, rt::mutable_floats(m) + start, rt::mutable_floats(v) + start,
                              x != nullptr ? x + start : nullptr);
    });
    for (const at::Tensor* t : {&p, &m, &v}) {
        rt::mark_written(*t);
    }
    if (v_max.defined()) {
        rt::mark_written(v_max);
    }
}

void adam_plain(const AdamOptions& o, int64_t step, const at::Tensor& p, at::Tensor g, const at::Tensor& m, const at::Tensor& v, const at::Tensor& v_max) {
    if (o.maximize) {
        g = -g;
    }
    if (o.weight_decay != 0 && o.decoupled) {
        p.mul_(1 - o.lr * o.weight_decay);
    } else if (o.weight_decay != 0) {
        g = g.add(p, o.weight_decay);
    }
    m.mul_(o.beta1).add_(g, 1 - o.beta1);
    v.mul_(o.beta2).addcmul_(g, g, 1 - o.beta2);
    if (v_max.defined()) {
        at::maximum_out(const_cast<at::Tensor&>(v_max), v_max, v);
    }
    const at::Tensor& second = v_max.defined() ? v_max : v;
    at::Tensor denominator = (second.sqrt() / std::sqrt(1 - std::pow(o.beta2, static_cast<double>(step)))).add_(o.epsilon);
    p.addcdiv_(m, denominator, -o.lr / (1 - std::pow(o.beta1, static_cast<double>(step))));
}

}  // namespace

// One step of Adam (decoupled = 0, weight decay as an L2 term) or AdamW (decoupled = 1) on every parameter that has a
// gradient. steps[i] counts the steps of parameter i and is advanced here. max_exp_avg_sq is null without AMSGrad.
RT_EXPORT int rt_adam_step(const Handle* params, const Handle* exp_avg, const Handle* exp_avg_sq, const Handle* max_exp_avg_sq, int64_t* steps, int64_t count,
                           double lr, double beta1, double beta2, double epsilon, double weight_decay, int decoupled, int maximize) noexcept {
    return rt::status([&] {
        at::NoGradGuard guard;
        const AdamOptions o{lr, beta1, beta2, epsilon, weight_decay, decoupled != 0, maximize != 0};
        for (int64_t i = 0; i < count; i++) {
            Borrow p(params[i]), m(exp_avg[i]), v(exp_avg_sq[i]), x(max_exp_avg_sq != nullptr ? max_exp_avg_sq[i] : nullptr);
            const at::Tensor& g = p->grad();
            if (!g.defined()) {
                continue;
            }
            TORCH_CHECK(g.sizes() == p->sizes() && m->sizes() == p->sizes() && v->sizes() == p->sizes(), "Adam: parameter ", i, " has shape ", p->sizes(),
                        ", its gradient ", g.sizes(), ", its moments ", m->sizes(), " and ", v->sizes(), "; all must be equal.");
            const int64_t step = ++steps[i];
            if (rt::is_plain(*p) && rt::is_plain(g) && rt::is_plain(*m) && rt::is_plain(*v) && (!x.defined() || rt::is_plain(*x))) {
                adam_fused(o, step, *p, g, *m, *v, *x);
            } else {
                adam_plain(o, step, *p, g, *m, *v, *x);
            }
        }
    });
}

// Scales all gradients so that their common norm is at most max_norm; *total gets the norm before.
RT_EXPORT int rt_clip_grad_norm(const Handle* params, int64_t count, double max_norm, double norm_type, double* total) noexcept {
    return rt::status([&] {
        at::NoGradGuard guard;
        std::vector<at::Tensor> grads;
        grads.reserve(static_cast<size_t>(count));
        bool plain = norm_type == 2;
        for (int64_t i = 0; i < count; i++) {
            Borrow p(params[i]);
            if (p->grad().defined()) {
                grads.push_back(p->grad());
                plain = plain && rt::is_plain(grads.back());
            }
        }
        if (plain) {
            double sum = 0;
            for (const at::Tensor& g : grads) {
                sum += kernels::table().squaredNorm(g.numel(), rt::floats(g));
            }
            *total = std::sqrt(sum);
        } else {
            std::vector<at::Tensor> norms;
            for (const at::Tensor& g : grads) {
                norms.push_back(g.detach().norm(norm_type).to(at::kCPU, at::kDouble));
            }
            *total = norms.empty() ? 0 : std::isinf(norm_type) ? at::stack(norms).max().item<double>() : at::stack(norms).norm(norm_type).item<double>();
        }
        const double factor = max_norm / (*total + 1e-6);
        if (!(factor < 1) && !std::isnan(factor)) {
            return;
        }
        for (const at::Tensor& g : grads) {
            if (plain) {
                kernels::table().scale(static_cast<float>(factor), g.numel(), rt::mutable_floats(g));
                rt::mark_written(g);
            } else {
                g.mul_(factor);
            }
        }
    });
}

// Zeroes every gradient in place; parameters without one are left without.
RT_EXPORT int rt_zero_grad(const Handle* params, int64_t count) noexcept {
    return rt::status([&] {
        at::NoGradGuard guard;
        for (int64_t i = 0; i < count; i++) {
            Borrow p(params[i]);
            at::Tensor& g = p->mutable_grad();
            if (!g.defined()) {
                continue;
            }
            if (g.grad_fn()) {
                g.detach_();
            } else {
                g.set_requires_grad(false);
            }
            if (rt::is_plain(g)) {
                std::memset(g.data_ptr(), 0, static_cast<size_t>(g.nbytes()));
                rt::mark_written(g);
            } else {
                g.zero_();
            }
        }
    });
}

// target = (1 - tau) target + tau source.
RT_EXPORT int rt_fused_polyak(Handle target_handle, Handle source_handle, double tau) noexcept {
    return rt::status([&] {
        at::NoGradGuard guard;
        Borrow target(target_handle), source(source_handle);
        TORCH_CHECK(target->sizes() == source->sizes(), "Polyak: the target has shape ", target->sizes(), ", the source ", source->sizes(), ".");
        if (rt::is_plain(*target) && rt::is_plain(*source)) {
            over_chunks(target->numel(), [&](int64_t start, int64_t count) {
                kernels::table().polyak(static_cast<float>(tau), count, rt::mutable_floats(*target) + start, rt::floats(*source) + start);
            });
            rt::mark_written(*target);
        } else {
            target->mul_(1 - tau).add_(*source, tau);
        }
    });
}
