#include "mlp.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <vector>

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
    // Two equal tasks a thread: enough to absorb a helper that starts late, few enough to stay balanced.
    const int64_t smallest = (MacsWorthATask + macsPerRow - 1) / macsPerRow;
    int64_t blocks = std::max<int64_t>((2 * team + members - 1) / members, (rows + cap - 1) / cap);
    if (blocks > team) { blocks = (blocks + team - 1) / team * team; }
    return std::max((rows + blocks - 1) / blocks, smallest);
}

int64_t macsPerRow(const MlpShape& s) {
    int64_t macs = 0;
    for (int l = 0; l < s.layers; l++) { macs += s.widths[l] * s.widths[l + 1]; }
    return macs;
}

namespace {

// Narrow output layers are dot products over the raw weights; all others use packed panels.
bool usesDot(const MlpShape& s, int layer) { return s.widths[layer + 1] <= 12; }

// Where the panels of a member's layers lie in its packed block.
struct PackedLayout {
    int64_t offset[MlpShape::MaxLayers] = {};
    int64_t perMember = 0;
    uint64_t call = 0;  // names this forward pass among all

    explicit PackedLayout(const MlpShape& s) {
        static std::atomic<uint64_t> calls{0};
        call = ++calls;
        for (int l = 0; l < s.layers; l++) {
            offset[l] = perMember;
            if (!usesDot(s, l)) { perMember += panelsOf(s, l) * table().panelWidth * s.widths[l]; }
        }
    }

    static int64_t panelsOf(const MlpShape& s, int layer) { return (s.widths[layer + 1] + table().panelWidth - 1) / table().panelWidth; }
};

// The packed layers of a member, packed by the calling thread at its first use in this pass. Every thread has a copy of
// its own: fetching panels from another processor's cache takes longer than packing them.
const float* packedMember(const MlpShape& s, const float* params, const PackedLayout& layout, int64_t member) {
    thread_local uint64_t call = 0;
    thread_local std::vector<uint8_t> ready;
    float* block = threadScratch(2, layout.perMember * s.members);
    if (call != layout.call) {
        ready.assign(static_cast<size_t>(s.members), 0);
        call = layout.call;
    }
    float* panels = block + member * layout.perMember;
    if (ready[member] == 0) {
        for (int l = 0; l < s.layers; l++) {
            if (usesDot(s, l)) { continue; }
            const float* w = params + s.weightOffset(member, l);
            if (s.isNarrow(l)) {
                packNarrow(w, s.widths[l], s.widths[l + 1], s.widths[l], panels + layout.offset[l], PackedLayout::panelsOf(s, l));
            } else {
                table().packTransposed(w, s.widths[l], s.widths[l + 1], s.widths[l], panels + layout.offset[l], 0, PackedLayout::panelsOf(s, l));
            }
        }
        ready[member] = 1;
    }
    return panels;
}

// All layers for rows [row0, row1) of one member.
void forwardBlock(const MlpShape& s, const float* params, const PackedLayout& layout, int64_t member, const float* x, int64_t row0, int64_t row1, int64_t rows, float* y, float* kept) {
    const KernelTable& t = table();
    const int64_t count = row1 - row0;
    const float* panels = packedMember(s, params, layout, member);
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
            g.b = panels + layout.offset[l];
            g.packedB = true;
            g.c = output;
            g.rowStrideC = n;
            g.k = k;
            g.epilogue = e;
            g.bias = bias;
            product(s.isNarrow(l), g, 0, count, n);
        }
        input = output;
    }
}

}  // namespace

void mlpForward(const MlpShape& s, const float* params, const float* x, int64_t rows, float* y, float* kept) {
    if (rows == 0) { return; }
    const PackedLayout layout(s);
    const int64_t block = rowsPerTask(rows, s.members, macsPerRow(s));
    const int64_t blocks = (rows + block - 1) / block;
    // Members in turn: two threads on two members keep to one each, here and in the backward pass.
    parallelFor(blocks * s.members, [&](int64_t task) {
        const int64_t row0 = task / s.members * block;
        forwardBlock(s, params, layout, task % s.members, x, row0, std::min(rows, row0 + block), rows, y, kept);
    });
}

void mlpMinimum(const MlpShape& s, const float* y, int64_t rows, float* q, int32_t* member) {
    const int64_t n = s.outputs();
    for (int64_t r = 0; r < rows; r++) {
        float best = y[r * n];
        int32_t chosen = 0;
        for (int64_t e = 1; e < s.members; e++) {
            const float value = y[(e * rows + r) * n];
            if (value < best || std::isnan(value)) {  // as torch's minimum does: one member's NaN is the row's; nothing compares below it
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
