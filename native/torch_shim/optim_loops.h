// Optimiser arithmetic on raw float32 arrays. No torch here: the loops choose AVX-512, AVX2 or plain code at
// run time, and all three do the same fused multiply-adds per element, so that results do not depend on the choice.
#pragma once

#include <cstdint>

namespace rt_optim {

// One Adam step with its constants worked out once per tensor (in double).
struct AdamConstants {
    float sign;         // -1 maximises
    float l2;           // added to the gradient: l2 * parameter
    float decay;        // decoupled weight decay: parameter *= decay
    float beta1;
    float one_minus_beta1;
    float beta2;
    float one_minus_beta2;
    float inverse_root; // 1 / sqrt(1 - beta2^t)
    float eps;
    float step;         // lr / (1 - beta1^t)
};

// v_max is null without AMSGrad.
void adam(const AdamConstants& c, float* p, const float* g, float* m, float* v, float* v_max, int64_t n) noexcept;

struct SgdConstants {
    float sign;
    float l2;
    float momentum;
    float one_minus_dampening;
    float lr;
    bool nesterov;
    bool first; // the momentum buffer starts as the gradient itself
};

// buffer is null without momentum.
void sgd(const SgdConstants& c, float* p, const float* g, float* buffer, int64_t n) noexcept;

// Sum of squares: float lanes over blocks, blocks added in double.
double sum_of_squares(const float* x, int64_t n) noexcept;

void scale(float* x, float factor, int64_t n) noexcept;

}  // namespace rt_optim
