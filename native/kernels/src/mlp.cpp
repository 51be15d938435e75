#include "mlp.h"

#include <algorithm>

#include "mlp_blocks.h"
#include "team.h"

namespace roboirl::kernels {

int64_t MlpShape::weightOffset(int64_t member, int layer) const {
    int64_t perMember = 0, before = 0;
    for (int l = 0; l < layers; l++) {
        if (l == layer) { before = perMember; }
        perMember += (widths[l] + 1) * widths[l + 1];
    }
    return member * perMember + before;
}

int64_t MlpShape::widest() const { return *std::max_element(widths, widths + layers + 1); }

int64_t MlpShape::keptOffset(int64_t member, int layer, int64_t rows) const {
    int64_t perMember = 0, before = 0;
    for (int l = 0; l + 1 < layers; l++) {
        if (l == layer) { before = perMember; }
        perMember += widths[l + 1];
    }
    return (member * perMember + before) * rows;
}

int64_t rowsPerTask(int64_t rows, int64_t members, int64_t macsPerRow) {
    const int64_t block = table().rowBlock;
    const int64_t cap = 112 / block * block;  // the activations of a block stay in the second-level cache
    const int team = threads();
    if (team == 1) { return cap; }
    // Three tasks a thread balance the load; a task below some ten microseconds is not worth handing over.
    const int64_t smallest = (500000 + macsPerRow - 1) / macsPerRow;
    const int64_t share = (rows * members + 3 * team - 1) / (3 * team);
    const int64_t wanted = std::max(share, smallest);
    return std::clamp((wanted + block - 1) / block * block, block, cap);
}

int64_t macsPerRow(const MlpShape& s) {
    int64_t macs = 0;
    for (int l = 0; l < s.layers; l++) { macs += s.widths[l] * s.widths[l + 1]; }
    return macs;
}

namespace {

// Narrow output layers are dot products over the raw weights; all others use packed panels.
bool usesDot(const MlpShape& s, int layer) { return s.widths[layer + 1] <= 12; }

struct Packed {
    Buffer buffer;
    int64_t offset[MlpShape::MaxLayers] = {};
    int64_t perMember = 0;
};

void pack(const MlpShape& s, const float* params, Packed& packed) {
    const KernelTable& t = table();
    int64_t panels[MlpShape::MaxLayers + 1] = {};
    for (int l = 0; l < s.layers; l++) {
        const int64_t count = usesDot(s, l) ? 0 : (s.widths[l + 1] + t.panelWidth - 1) / t.panelWidth;
        packed.offset[l] = packed.perMember;
        packed.perMember += count * t.panelWidth * s.widths[l];
        panels[l + 1] = panels[l] + count;
    }
    packed.buffer = Buffer(packed.perMember * s.members);
    const int64_t perMember = panels[s.layers];
    // One panel a task where several threads share a large packing, else all in one.
    const bool split = threads() > 1 && packed.perMember * s.members > 60000;
    const int64_t chunk = split ? 4 : perMember * s.members;
    const int64_t total = perMember * s.members;
    if (total == 0) { return; }
    parallelFor((total + chunk - 1) / chunk, [&](int64_t task) {
        for (int64_t p = task * chunk; p < std::min(total, (task + 1) * chunk); p++) {
            const int64_t member = p / perMember, q = p % perMember;
            int l = 0;
            while (q >= panels[l + 1]) { l++; }
            t.packTransposed(params + s.weightOffset(member, l), s.widths[l], s.widths[l + 1], s.widths[l],
                             packed.buffer.data() + member * packed.perMember + packed.offset[l], q - panels[l], q - panels[l] + 1);
        }
    });
}

// All layers for rows [row0, row1) of one member.
void forwardBlock(const MlpShape& s, const float* params, const Packed& packed, int64_t member, const float* x, int64_t row0, int64_t row1, int64_t rows, float* y, float* kept) {
    const KernelTable& t = table();
    const int64_t count = row1 - row0;
    const float* input = x + row0 * s.inputs();
    for (int l = 0; l < s.layers; l++) {
        const bool last = l + 1 == s.layers;
        const int64_t k = s.widths[l], n = s.widths[l + 1];
        float* output = last ? y + (member * rows + row0) * n
                      : kept != nullptr ? kept + s.keptOffset(member, l, rows) + row0 * n
                                        : threadScratch(l % 2, count * s.widest());
        const Epilogue e = last ? Epilogue::Bias : s.relu ? Epilogue::BiasRelu : Epilogue::BiasTanh;
        const float* bias = params + s.biasOffset(member, l);
        if (usesDot(s, l)) {
            t.dotRows(input, k, count, params + s.weightOffset(member, l), bias, n, k, e, output, n);
        } else {
            Gemm g;
            g.a = input;
            g.rowStrideA = k;
            g.b = packed.buffer.data() + member * packed.perMember + packed.offset[l];
            g.packedB = true;
            g.c = output;
            g.rowStrideC = n;
            g.k = k;
            g.epilogue = e;
            g.bias = bias;
            t.gemm(g, 0, count, 0, n);
        }
        input = output;
    }
}

}  // namespace

void mlpForward(const MlpShape& s, const float* params, const float* x, int64_t rows, float* y, float* kept) {
    if (rows == 0) { return; }
    Packed packed;
    pack(s, params, packed);
    const int64_t block = rowsPerTask(rows, s.members, macsPerRow(s));
    const int64_t blocks = (rows + block - 1) / block;
    parallelFor(blocks * s.members, [&](int64_t task) {
        const int64_t row0 = task % blocks * block;
        forwardBlock(s, params, packed, task / blocks, x, row0, std::min(rows, row0 + block), rows, y, kept);
    });
}

void mlpMinimum(const MlpShape& s, const float* y, int64_t rows, float* q, int32_t* member) {
    const int64_t n = s.outputs();
    for (int64_t r = 0; r < rows; r++) {
        float best = y[r * n];
        int32_t chosen = 0;
        for (int64_t e = 1; e < s.members; e++) {
            const float value = y[(e * rows + r) * n];
            if (value < best) {
                best = value;
                chosen = static_cast<int32_t>(e);
            }
        }
        q[r] = best;
        if (member != nullptr) { member[r] = chosen; }
    }
}

void mlpInfer(const MlpShape& s, int64_t member, const float* params, const float* x, int64_t rows, float* y) {
    const KernelTable& t = table();
    constexpr int64_t Block = 64;
    const int64_t widest = s.widest();
    for (int64_t row0 = 0; row0 < rows; row0 += Block) {
        const int64_t count = std::min(Block, rows - row0);
        const float* input = x + row0 * s.inputs();
        for (int l = 0; l < s.layers; l++) {
            const bool last = l + 1 == s.layers;
            const int64_t k = s.widths[l], n = s.widths[l + 1];
            float* output = last ? y + row0 * n : threadScratch(l % 2, std::min(Block, rows) * widest);
            const Epilogue e = last ? Epilogue::Bias : s.relu ? Epilogue::BiasRelu : Epilogue::BiasTanh;
            t.dotRows(input, k, count, params + s.weightOffset(member, l), params + s.biasOffset(member, l), n, k, e, output, n);
            input = output;
        }
    }
}

}  // namespace roboirl::kernels
