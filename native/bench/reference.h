// What the yardsticks share. Every function runs its job `count` times and returns microseconds per run; state lives on
// between calls, so a caller can interleave short blocks of these with blocks of its own.
#pragma once
#include <torch/nn.h>
#include <torch/optim/adam.h>
#include <torch/types.h>

#include <chrono>
#include <cmath>

#define RB_EXPORT extern "C" __attribute__((visibility("default")))

namespace rb {

template <typename F>
double time_us(int count, F&& body) {
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < count; i++) {
        body();
    }
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count() / count;
}

}  // namespace rb
