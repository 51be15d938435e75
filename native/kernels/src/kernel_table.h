// What one instruction set offers; dispatch.cpp picks a table by cpuid. Every routine gives the same bits on AVX2 and
// AVX-512, and for any partition of its outputs over threads: a sum is always taken in ascending order of k by FMA
// (matrix products) or over sixteen lanes and one fixed tree (dot products, norms).
#pragma once
#include <cstdint>

namespace roboirl::kernels {

enum class Epilogue : int32_t { Store, Bias, BiasRelu, BiasTanh, TimesReluSlope, TimesTanhSlope, Accumulate };

// C[i, j] = epilogue(sum_k A(i, k) B(k, j)).
struct Gemm {
    const float* a = nullptr;  // A(i, k) = a[i * rowStrideA + k] or, transposed, a[k * rowStrideA + i]
    int64_t rowStrideA = 0;
    bool transposedA = false;
    const float* b = nullptr;  // packed panels of panelWidth columns, or rows of length rowStrideB
    int64_t rowStrideB = 0;
    bool packedB = false;
    float* c = nullptr;
    int64_t rowStrideC = 0;
    int64_t k = 0;
    Epilogue epilogue = Epilogue::Store;
    const float* bias = nullptr;        // [columns]
    const float* activation = nullptr;  // values whose slope multiplies the result
    int64_t rowStrideActivation = 0;
    const int32_t* activationRows = nullptr;  // row i takes its slope from this row; null: row i
    const int32_t* outputRows = nullptr;      // row i is written to this row; null: row i
};

struct Adam {
    float beta1, beta2, oneMinusBeta1, oneMinusBeta2;
    float stepSize;            // lr / (1 - beta1^t)
    float inverseSqrtBias2;    // 1 / sqrt(1 - beta2^t)
    float epsilon;
    float gradientDecay;       // L2 term added to the gradient (Adam), else 0
    float weightFactor;        // decoupled decay 1 - lr * weight_decay (AdamW), else 1
    float gradientSign;        // -1 to maximise
};

struct SquashedRow {
    float logStdMin, logStdMax;
    const float* scale;  // [actions]
    const float* bias;   // [actions]
    int64_t actions;
};

constexpr int64_t SquashedKept = 4;

struct KernelTable {
    const char* name;
    int panelWidth;
    int rowBlock;
    void (*packTransposed)(const float* w, int64_t ldw, int64_t n, int64_t k, float* panels, int64_t firstPanel, int64_t lastPanel);
    void (*gemm)(const Gemm& g, int64_t row0, int64_t row1, int64_t column0, int64_t column1);
    // Y[i, o] = act(X[i, :] . W[o, :] + b[o]), a row's result independent of the other rows.
    void (*dotRows)(const float* x, int64_t ldx, int64_t rows, const float* w, const float* bias, int64_t outputs, int64_t k, Epilogue e, float* y, int64_t ldy);
    void (*columnSums)(const float* x, int64_t ldx, int64_t rows, int64_t column0, int64_t column1, float* out);
    void (*adam)(const Adam& a, int64_t n, float* p, const float* g, float* m, float* v, float* vMax);
    void (*polyak)(float tau, int64_t n, float* target, const float* source);
    double (*squaredNorm)(int64_t n, const float* x);
    void (*scale)(float factor, int64_t n, float* x);
    void (*tanh)(int64_t n, const float* x, float* y);
    void (*exp)(int64_t n, const float* x, float* y);
    void (*log)(int64_t n, const float* x, float* y);
    // One row of the squashed Gaussian; kept = [squashed log-std | std * noise | squashed sample |
    // slope of the action in the sample], SquashedKept * actions floats.
    float (*squashedForward)(const SquashedRow& s, const float* head, const float* noise, float* action, float* kept);
    void (*squashedBackward)(const SquashedRow& s, const float* kept, const float* gradAction, float gradLogProb, float* gradHead);
};

// The table in use. Never null.
const KernelTable& table();

// The tables this processor can run, best first; returns how many were written (at most 3).
int availableTables(const KernelTable** out);

// Makes one of the available tables the one in use (for tests and comparisons). Returns false for an unknown name.
bool selectTable(const char* name);

}  // namespace roboirl::kernels
