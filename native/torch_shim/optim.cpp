// Stochastic gradient descent over all parameters of a group in one call. Float32 on the CPU is one pass over raw
// arrays, everything else the same formula in tensor operations.
#include "fused.h"

using rt::Borrow;

// The loop below is plain enough for the compiler to vectorise; it is compiled once per instruction set and the
// loader picks. At -O2 alone it would stay scalar and lose to four tensor operations.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define RT_VECTORISED __attribute__((optimize("O3"), target_clones("avx512f", "avx2", "default")))
#else
#define RT_VECTORISED
#endif

struct RtSgdOptions {
    double lr, momentum, dampening, weight_decay;
    int64_t nesterov, maximize;
};

namespace {

RT_VECTORISED void sgd_loop(const RtSgdOptions& o, bool first, float* __restrict p, const float* __restrict g, float* __restrict buffer, int64_t n) {
    const float sign = o.maximize != 0 ? -1.0f : 1.0f, l2 = static_cast<float>(o.weight_decay), lr = static_cast<float>(o.lr);
    if (buffer == nullptr) {
        for (int64_t i = 0; i < n; i++) {
            p[i] -= lr * (sign * g[i] + l2 * p[i]);
        }
        return;
    }
    // The first step takes the gradient itself: nothing kept, nothing dampened.
    const float kept = first ? 0.0f : static_cast<float>(o.momentum), fresh = first ? 1.0f : static_cast<float>(1 - o.dampening);
    const float momentum = static_cast<float>(o.momentum);
    const float own = o.nesterov != 0 ? 1.0f : 0.0f, moved = o.nesterov != 0 ? momentum : 1.0f;
    for (int64_t i = 0; i < n; i++) {
        const float gradient = sign * g[i] + l2 * p[i];
        const float b = kept * buffer[i] + fresh * gradient;
        buffer[i] = b;
        p[i] -= lr * (own * gradient + moved * b);
    }
}

void sgd_plain(const RtSgdOptions& o, bool first, const at::Tensor& p, at::Tensor g, const at::Tensor& buffer) {
    if (o.maximize != 0) {
        g = -g;
    }
    if (o.weight_decay != 0) {
        g = g.add(p, o.weight_decay);
    }
    if (buffer.defined()) {
        if (first) {
            buffer.copy_(g);
        } else {
            buffer.mul_(o.momentum).add_(g, 1 - o.dampening);
        }
        g = o.nesterov != 0 ? g.add(buffer, o.momentum) : buffer;
    }
    p.add_(g, -o.lr);
}

}  // namespace

// buffers is null without momentum; started[i] says whether buffer i holds a gradient yet, and is set here.
RT_EXPORT int rt_sgd_step(const Handle* parameters, const Handle* buffers, uint8_t* started, int64_t count, const RtSgdOptions* o) noexcept {
    return rt::status([&] {
        at::NoGradGuard guard;
        for (int64_t i = 0; i < count; i++) {
            Borrow p(parameters[i]), buffer(buffers != nullptr ? buffers[i] : nullptr);
            const at::Tensor& g = p->grad();
            if (!g.defined()) {
                continue;
            }
            TORCH_CHECK(g.sizes() == p->sizes(), "SGD: parameter ", i, " has shape ", p->sizes(), ", its gradient ", g.sizes(), "; both must be equal.");
            const bool first = buffer.defined() && started[i] == 0;
            if (rt::is_plain(*p) && rt::is_plain(g) && (!buffer.defined() || rt::is_plain(*buffer))) {
                sgd_loop(*o, first, rt::mutable_floats(*p), rt::floats(g), buffer.defined() ? rt::mutable_floats(*buffer) : nullptr, p->numel());
                rt::mark_written(*p);
            } else {
                sgd_plain(*o, first, *p, g, *buffer);
            }
            if (buffer.defined()) {
                started[i] = 1;
            }
        }
    });
}
