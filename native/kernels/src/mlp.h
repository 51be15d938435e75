// Forward and backward of a multi-layer perceptron, or of several of one shape side by side ("members"), over one flat
// parameter block: member by member, layer by layer, weight [out, in] then bias [out].
#pragma once
#include <cstdint>

#include "kernel_table.h"
#include "workspace.h"

namespace roboirl::kernels {

struct MlpShape {
    static constexpr int MaxLayers = 16;
    int64_t members = 1;
    int layers = 0;                      // linear layers: hidden ones plus the output layer
    int64_t widths[MaxLayers + 1] = {};  // inputs, hidden widths, outputs
    bool relu = false;                   // activation of the hidden layers: ReLU, else tanh
    bool narrow = false;                 // products between hidden layers in bfloat16 (see narrow.h)

    // The first layer reads observations and the last one gives values and actions: their products stay in float32.
    bool isNarrow(int layer) const { return narrow && layer > 0 && layer + 1 < layers; }

    int64_t inputs() const { return widths[0]; }
    int64_t outputs() const { return widths[layers]; }
    int64_t weightOffset(int64_t member, int layer) const;
    int64_t biasOffset(int64_t member, int layer) const { return weightOffset(member, layer) + widths[layer] * widths[layer + 1]; }
    int64_t parameters() const { return weightOffset(members, 0); }
    int64_t widest() const;
    // Kept activations of hidden layer `layer` (0-based) of a member: [rows, widths[layer + 1]].
    int64_t keptOffset(int64_t member, int layer, int64_t rows) const;
    int64_t keptSize(int64_t rows) const { return keptOffset(members, 0, rows); }
};

// x [rows, inputs] -> y [members, rows, outputs]; hidden activations go to kept unless it is null.
void mlpForward(const MlpShape& s, const float* params, const float* x, int64_t rows, float* y, float* kept);

// dy [members, rows, outputs] -> dx [rows, inputs] (sum over members) and dparams, each skipped when null.
void mlpBackward(const MlpShape& s, const float* params, const float* x, int64_t rows, const float* kept, const float* dy, float* dx, float* dparams);

// Minimum over members of output 0: q [rows] and the member it came from.
void mlpMinimum(const MlpShape& s, const float* y, int64_t rows, float* q, int32_t* member);

// dq [rows] through the chosen member of each row alone -> dx [rows, inputs].
void mlpMinimumBackward(const MlpShape& s, const float* params, int64_t rows, const float* kept, const int32_t* member, const float* dq, float* dx);

// A member's outputs for a few rows straight from the parameters; safe to call from several threads at once.
void mlpInfer(const MlpShape& s, int64_t member, const float* params, const float* x, int64_t rows, float* y);

}  // namespace roboirl::kernels
