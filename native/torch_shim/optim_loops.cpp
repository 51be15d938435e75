#include "optim_loops.h"

#include <cmath>

#if defined(__x86_64__)
#include <immintrin.h>
#define RT_AVX2 __attribute__((target("avx2,fma")))
#define RT_AVX512 __attribute__((target("avx512f,avx2,fma")))
#endif

namespace rt_optim {
namespace {

// The plain forms are the definition; the vector forms below repeat them lane by lane.
inline void adam_one(const AdamConstants& c, float& p, float g, float& m, float& v, float* v_max) {
    g = std::fma(c.l2, p, c.sign * g);
    m = std::fma(c.beta1, m, c.one_minus_beta1 * g);
    v = std::fma(c.beta2, v, c.one_minus_beta2 * g * g);
    float second = v;
    if (v_max != nullptr) {
        *v_max = *v_max > v ? *v_max : v;
        second = *v_max;
    }
    float denominator = std::fma(std::sqrt(second), c.inverse_root, c.eps);
    p = std::fma(-c.step, m / denominator, p * c.decay);
}

inline void sgd_one(const SgdConstants& c, float& p, float g, float* buffer) {
    g = std::fma(c.l2, p, c.sign * g);
    if (buffer != nullptr) {
        *buffer = c.first ? g : std::fma(c.momentum, *buffer, c.one_minus_dampening * g);
        g = c.nesterov ? std::fma(c.momentum, *buffer, g) : *buffer;
    }
    p = std::fma(-c.lr, g, p);
}

constexpr int64_t kBlock = 4096; // floats between two additions in double

#if defined(__x86_64__)

RT_AVX512 void adam_avx512(const AdamConstants& c, float* p, const float* g, float* m, float* v, float* v_max, int64_t n) {
    const __m512 sign = _mm512_set1_ps(c.sign), l2 = _mm512_set1_ps(c.l2), decay = _mm512_set1_ps(c.decay);
    const __m512 b1 = _mm512_set1_ps(c.beta1), a1 = _mm512_set1_ps(c.one_minus_beta1);
    const __m512 b2 = _mm512_set1_ps(c.beta2), a2 = _mm512_set1_ps(c.one_minus_beta2);
    const __m512 root = _mm512_set1_ps(c.inverse_root), eps = _mm512_set1_ps(c.eps), step = _mm512_set1_ps(c.step);
    for (int64_t i = 0; i < n; i += 16) {
        const __mmask16 k = n - i >= 16 ? 0xFFFF : static_cast<__mmask16>((1u << (n - i)) - 1);
        const __m512 parameter = _mm512_maskz_loadu_ps(k, p + i);
        const __m512 gradient = _mm512_fmadd_ps(l2, parameter, _mm512_mul_ps(sign, _mm512_maskz_loadu_ps(k, g + i)));
        const __m512 first = _mm512_fmadd_ps(b1, _mm512_maskz_loadu_ps(k, m + i), _mm512_mul_ps(a1, gradient));
        __m512 second = _mm512_fmadd_ps(b2, _mm512_maskz_loadu_ps(k, v + i), _mm512_mul_ps(_mm512_mul_ps(a2, gradient), gradient));
        _mm512_mask_storeu_ps(m + i, k, first);
        _mm512_mask_storeu_ps(v + i, k, second);
        if (v_max != nullptr) {
            second = _mm512_max_ps(_mm512_maskz_loadu_ps(k, v_max + i), second);
            _mm512_mask_storeu_ps(v_max + i, k, second);
        }
        const __m512 denominator = _mm512_fmadd_ps(_mm512_sqrt_ps(second), root, eps);
        _mm512_mask_storeu_ps(p + i, k, _mm512_fnmadd_ps(step, _mm512_div_ps(first, denominator), _mm512_mul_ps(parameter, decay)));
    }
}

RT_AVX2 void adam_avx2(const AdamConstants& c, float* p, const float* g, float* m, float* v, float* v_max, int64_t n) {
    const __m256 sign = _mm256_set1_ps(c.sign), l2 = _mm256_set1_ps(c.l2), decay = _mm256_set1_ps(c.decay);
    const __m256 b1 = _mm256_set1_ps(c.beta1), a1 = _mm256_set1_ps(c.one_minus_beta1);
    const __m256 b2 = _mm256_set1_ps(c.beta2), a2 = _mm256_set1_ps(c.one_minus_beta2);
    const __m256 root = _mm256_set1_ps(c.inverse_root), eps = _mm256_set1_ps(c.eps), step = _mm256_set1_ps(c.step);
    int64_t i = 0;
    for (; i + 8 <= n; i += 8) {
        const __m256 parameter = _mm256_loadu_ps(p + i);
        const __m256 gradient = _mm256_fmadd_ps(l2, parameter, _mm256_mul_ps(sign, _mm256_loadu_ps(g + i)));
        const __m256 first = _mm256_fmadd_ps(b1, _mm256_loadu_ps(m + i), _mm256_mul_ps(a1, gradient));
        __m256 second = _mm256_fmadd_ps(b2, _mm256_loadu_ps(v + i), _mm256_mul_ps(_mm256_mul_ps(a2, gradient), gradient));
        _mm256_storeu_ps(m + i, first);
        _mm256_storeu_ps(v + i, second);
        if (v_max != nullptr) {
            second = _mm256_max_ps(_mm256_loadu_ps(v_max + i), second);
            _mm256_storeu_ps(v_max + i, second);
        }
        const __m256 denominator = _mm256_fmadd_ps(_mm256_sqrt_ps(second), root, eps);
        _mm256_storeu_ps(p + i, _mm256_fnmadd_ps(step, _mm256_div_ps(first, denominator), _mm256_mul_ps(parameter, decay)));
    }
    for (; i < n; i++) {
        adam_one(c, p[i], g[i], m[i], v[i], v_max == nullptr ? nullptr : v_max + i);
    }
}

RT_AVX2 void sgd_avx2(const SgdConstants& c, float* p, const float* g, float* buffer, int64_t n) {
    const __m256 sign = _mm256_set1_ps(c.sign), l2 = _mm256_set1_ps(c.l2), lr = _mm256_set1_ps(c.lr);
    const __m256 momentum = _mm256_set1_ps(c.momentum), fresh = _mm256_set1_ps(c.one_minus_dampening);
    int64_t i = 0;
    for (; i + 8 <= n; i += 8) {
        const __m256 parameter = _mm256_loadu_ps(p + i);
        __m256 gradient = _mm256_fmadd_ps(l2, parameter, _mm256_mul_ps(sign, _mm256_loadu_ps(g + i)));
        if (buffer != nullptr) {
            const __m256 moved = c.first ? gradient : _mm256_fmadd_ps(momentum, _mm256_loadu_ps(buffer + i), _mm256_mul_ps(fresh, gradient));
            _mm256_storeu_ps(buffer + i, moved);
            gradient = c.nesterov ? _mm256_fmadd_ps(momentum, moved, gradient) : moved;
        }
        _mm256_storeu_ps(p + i, _mm256_fnmadd_ps(lr, gradient, parameter));
    }
    for (; i < n; i++) {
        sgd_one(c, p[i], g[i], buffer == nullptr ? nullptr : buffer + i);
    }
}

// Two rows of 8 lanes, summed in the order of the plain form.
RT_AVX2 double block_of_squares_avx2(const float* x, int64_t n) {
    __m256 low = _mm256_setzero_ps(), high = _mm256_setzero_ps();
    int64_t i = 0;
    for (; i + 16 <= n; i += 16) {
        const __m256 a = _mm256_loadu_ps(x + i), b = _mm256_loadu_ps(x + i + 8);
        low = _mm256_fmadd_ps(a, a, low);
        high = _mm256_fmadd_ps(b, b, high);
    }
    float lanes[16];
    _mm256_storeu_ps(lanes, low);
    _mm256_storeu_ps(lanes + 8, high);
    for (; i < n; i++) {
        lanes[i & 15] = std::fma(x[i], x[i], lanes[i & 15]);
    }
    double sum = 0;
    for (float lane : lanes) {
        sum += lane;
    }
    return sum;
}

RT_AVX2 void scale_avx2(float* x, float factor, int64_t n) {
    const __m256 f = _mm256_set1_ps(factor);
    int64_t i = 0;
    for (; i + 8 <= n; i += 8) {
        _mm256_storeu_ps(x + i, _mm256_mul_ps(_mm256_loadu_ps(x + i), f));
    }
    for (; i < n; i++) {
        x[i] *= factor;
    }
}

bool has_avx512() {
    static const bool value = __builtin_cpu_supports("avx512f");
    return value;
}

bool has_avx2() {
    static const bool value = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    return value;
}

#endif

double block_of_squares(const float* x, int64_t n) {
    float lanes[16] = {};
    for (int64_t i = 0; i < n; i++) {
        lanes[i & 15] = std::fma(x[i], x[i], lanes[i & 15]);
    }
    double sum = 0;
    for (float lane : lanes) {
        sum += lane;
    }
    return sum;
}

}  // namespace

void adam(const AdamConstants& c, float* p, const float* g, float* m, float* v, float* v_max, int64_t n) noexcept {
#if defined(__x86_64__)
    if (has_avx512()) {
        return adam_avx512(c, p, g, m, v, v_max, n);
    }
    if (has_avx2()) {
        return adam_avx2(c, p, g, m, v, v_max, n);
    }
#endif
    for (int64_t i = 0; i < n; i++) {
        adam_one(c, p[i], g[i], m[i], v[i], v_max == nullptr ? nullptr : v_max + i);
    }
}

void sgd(const SgdConstants& c, float* p, const float* g, float* buffer, int64_t n) noexcept {
#if defined(__x86_64__)
    if (has_avx2()) {
        return sgd_avx2(c, p, g, buffer, n);
    }
#endif
    for (int64_t i = 0; i < n; i++) {
        sgd_one(c, p[i], g[i], buffer == nullptr ? nullptr : buffer + i);
    }
}

double sum_of_squares(const float* x, int64_t n) noexcept {
    double sum = 0;
    for (int64_t i = 0; i < n; i += kBlock) {
        const int64_t count = n - i < kBlock ? n - i : kBlock;
#if defined(__x86_64__)
        if (has_avx2()) {
            sum += block_of_squares_avx2(x + i, count);
            continue;
        }
#endif
        sum += block_of_squares(x + i, count);
    }
    return sum;
}

void scale(float* x, float factor, int64_t n) noexcept {
#if defined(__x86_64__)
    if (has_avx2()) {
        return scale_avx2(x, factor, n);
    }
#endif
    for (int64_t i = 0; i < n; i++) {
        x[i] *= factor;
    }
}

}  // namespace rt_optim
