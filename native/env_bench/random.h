// xoshiro256++ (Blackman and Vigna, 2019), the same generator as the suite's.
#ifndef ROBOIRL_ENV_BENCH_RANDOM_H
#define ROBOIRL_ENV_BENCH_RANDOM_H

#include <math.h>
#include <stdint.h>

static inline uint64_t rotate_left(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }

static inline uint64_t next_bits(uint64_t s[4]) {
    const uint64_t result = rotate_left(s[0] + s[3], 23) + s[0];
    const uint64_t t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate_left(s[3], 45);
    return result;
}

static inline double uniform(uint64_t s[4], double low, double high) {
    return low + (high - low) * ((double)(next_bits(s) >> 11) * (1.0 / 9007199254740992.0));
}

static inline double normal(uint64_t s[4]) {
    for (;;) {
        const double u = uniform(s, -1, 1), v = uniform(s, -1, 1), r = u * u + v * v;
        if (r > 0 && r < 1) {
            return u * sqrt(-2 * log(r) / r);
        }
    }
}

// Adds uniform noise to n values.
static inline void add_uniform(uint64_t s[4], double* values, int n, double scale) {
    for (int i = 0; i < n; i++) {
        values[i] += uniform(s, -scale, scale);
    }
}

// Adds normal noise to n values.
static inline void add_normal(uint64_t s[4], double* values, int n, double scale) {
    for (int i = 0; i < n; i++) {
        values[i] += scale * normal(s);
    }
}

// Fills a generator from a seed and a stream (split-mix).
static inline void seed_stream(uint64_t s[4], uint64_t seed, uint64_t stream) {
    uint64_t x = seed + 0xD1342543DE82EF95u * stream;
    for (int k = 0; k < 4; k++) {
        uint64_t z = x += 0x9E3779B97F4A7C15u;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        s[k] = z ^ (z >> 31);
    }
}

#endif
