// Backward of the MLP: first the chain of row gradients, rows independent of each other; then the parameter gradients,
// outputs independent of each other. No sum is ever cut between threads.
#include <algorithm>
#include <vector>

#include "mlp.h"
#include "mlp_blocks.h"
#include "team.h"

namespace roboirl::kernels {

namespace {

Epilogue slopeOf(const MlpShape& s) { return s.relu ? Epilogue::TimesReluSlope : Epilogue::TimesTanhSlope; }

// dz of hidden layer l (l = layers - 1 .. 1) and, if wanted, dx for rows [row0, row1) of one member.
void chainBlock(const MlpShape& s, const float* params, int64_t member, int64_t row0, int64_t row1, int64_t rows, const float* kept, const float* dy, float* dz, float* dx) {
    const int64_t count = row1 - row0;
    const float* upper = dy + (member * rows + row0) * s.outputs();
    for (int l = s.layers - 1; l >= (dx != nullptr ? 0 : 1); l--) {
        const int64_t k = s.widths[l + 1], n = s.widths[l];
        Gemm g;
        g.a = upper;
        g.rowStrideA = k;
        g.b = params + s.weightOffset(member, l);
        g.rowStrideB = n;
        g.k = k;
        g.rowStrideC = n;
        if (l > 0) {
            const int64_t offset = s.keptOffset(member, l - 1, rows) + row0 * n;
            g.c = dz != nullptr ? dz + offset : threadScratch(l % 2, count * s.widest());
            g.epilogue = slopeOf(s);
            g.activation = kept + offset;
            g.rowStrideActivation = n;
        } else {
            g.c = dx + row0 * n;
            g.epilogue = member == 0 ? Epilogue::Store : Epilogue::Accumulate;
        }
        product(s.isNarrow(l), g, 0, count, n);
        upper = g.c;
    }
}

struct WeightTask {
    int64_t member;
    int layer;
    int64_t first, last;  // outputs
};

// Vectors of sixteen that a product of rows x columns results occupies; a few columns beyond a multiple of sixteen waste most of one.
int64_t vectors(int64_t rows, int64_t columns) { return rows * ((columns + 15) / 16); }

void weightBlock(const MlpShape& s, const WeightTask& w, const float* x, int64_t rows, const float* kept, const float* dy, const float* dz, float* dparams) {
    const KernelTable& t = table();
    const int64_t k = s.widths[w.layer], n = s.widths[w.layer + 1], count = w.last - w.first;
    const float* upper = w.layer + 1 == s.layers ? dy + w.member * rows * n : dz + s.keptOffset(w.member, w.layer, rows);
    const float* lower = w.layer == 0 ? x : kept + s.keptOffset(w.member, w.layer - 1, rows);
    float* out = dparams + s.weightOffset(w.member, w.layer);
    Gemm g;
    g.transposedA = true;
    g.k = rows;
    if (vectors(k, count) * 5 < vectors(count, k) * 4) {
        // Narrow inputs: the transposed product fills its vectors. Each sum has the same terms in the same order.
        g.a = lower;
        g.rowStrideA = k;
        g.b = upper + w.first;
        g.rowStrideB = n;
        g.c = threadScratch(0, k * count);
        g.rowStrideC = count;
        product(s.isNarrow(w.layer), g, 0, k, count);
        for (int64_t o = 0; o < count; o++) {
            for (int64_t i = 0; i < k; i++) { out[(w.first + o) * k + i] = g.c[i * count + o]; }
        }
    } else {
        g.a = upper;
        g.rowStrideA = n;
        g.b = lower;
        g.rowStrideB = k;
        g.c = out;
        g.rowStrideC = k;
        product(s.isNarrow(w.layer), g, w.first, w.last, k);
    }
    t.columnSums(upper, n, rows, w.first, w.last, dparams + s.biasOffset(w.member, w.layer));
}

std::vector<WeightTask> weightTasks(const MlpShape& s, int64_t rows) {
    std::vector<WeightTask> tasks;
    const int team = threads();
    for (int l = s.layers - 1; l >= 0; l--) {
        const int64_t n = s.widths[l + 1];
        int64_t chunk = n;
        if (team > 1) {
            const int64_t smallest = MacsWorthATask / (rows * s.widths[l] + 1) + 1;
            chunk = std::min(n, std::max(smallest, (n * s.members + 2 * team - 1) / (2 * team)));
        }
        for (int64_t o = 0; o < n; o += chunk) {
            for (int64_t e = 0; e < s.members; e++) { tasks.push_back({e, l, o, std::min(n, o + chunk)}); }
        }
    }
    if (team > 1) {
        std::stable_sort(tasks.begin(), tasks.end(), [&](const WeightTask& a, const WeightTask& b) {
            return (a.last - a.first) * s.widths[a.layer] > (b.last - b.first) * s.widths[b.layer];
        });
    }
    return tasks;
}

}  // namespace

void mlpBackward(const MlpShape& s, const float* params, const float* x, int64_t rows, const float* kept, const float* dy, float* dx, float* dparams) {
    if (rows == 0) {
        if (dparams != nullptr) { std::fill_n(dparams, s.parameters(), 0.0f); }
        return;
    }
    Buffer dz = dparams != nullptr ? Buffer(s.keptSize(rows)) : Buffer();
    if (s.layers > 1 || dx != nullptr) {
        const int64_t block = rowsPerTask(rows, dx != nullptr ? 1 : s.members, macsPerRow(s));
        const int64_t blocks = (rows + block - 1) / block;
        // dx sums over members, so one task takes all members of its rows; otherwise members are tasks of their own.
        parallelFor(dx != nullptr ? blocks : blocks * s.members, [&](int64_t task) {
            const int64_t row0 = (dx != nullptr ? task : task / s.members) * block, row1 = std::min(rows, row0 + block);
            const int64_t firstMember = dx != nullptr ? 0 : task % s.members, lastMember = dx != nullptr ? s.members : firstMember + 1;
            for (int64_t e = firstMember; e < lastMember; e++) { chainBlock(s, params, e, row0, row1, rows, kept, dy, dz.data(), dx); }
        });
    }
    if (dparams != nullptr) {
        const auto run = [&](const WeightTask& task) { weightBlock(s, task, x, rows, kept, dy, dz.data(), dparams); };
        const std::vector<WeightTask> tasks = weightTasks(s, rows);
        if (rows * s.members * macsPerRow(s) < 2 * MacsWorthATask) {
            std::for_each(tasks.begin(), tasks.end(), run);
        } else {
            parallelFor(static_cast<int64_t>(tasks.size()), [&](int64_t task) { run(tasks[task]); });
        }
    }
}

void mlpMinimumBackward(const MlpShape& s, const float* params, int64_t rows, const float* kept, const int32_t* member, const float* dq, float* dx) {
    std::vector<int32_t> order(rows);
    std::vector<int64_t> start(s.members + 1, 0);
    for (int64_t e = 0, filled = 0; e < s.members; e++) {
        start[e] = filled;
        for (int64_t r = 0; r < rows; r++) {
            if (member[r] == e) { order[filled++] = static_cast<int32_t>(r); }
        }
        start[e + 1] = filled;
    }
    struct Task { int64_t member, first, last; };
    std::vector<Task> tasks;
    const int64_t block = rowsPerTask(rows, 1, macsPerRow(s));
    for (int64_t e = 0; e < s.members; e++) {
        for (int64_t i = start[e]; i < start[e + 1]; i += block) { tasks.push_back({e, i, std::min(start[e + 1], i + block)}); }
    }
    parallelFor(static_cast<int64_t>(tasks.size()), [&](int64_t task) {
        const Task& w = tasks[task];
        const int64_t count = w.last - w.first;
        const int32_t* chosen = order.data() + w.first;
        float* upper = threadScratch(0, count * s.widest());
        int slot = 1;
        for (int64_t i = 0; i < count; i++) { upper[i] = dq[chosen[i]]; }
        for (int l = s.layers - 1; l >= 0; l--) {
            const int64_t n = s.widths[l];
            Gemm g;
            g.a = upper;
            g.k = l == s.layers - 1 ? 1 : s.widths[l + 1];  // of the output layer only output 0 takes part
            g.rowStrideA = g.k;
            g.b = params + s.weightOffset(w.member, l);
            g.rowStrideB = n;
            g.rowStrideC = n;
            if (l > 0) {
                g.c = threadScratch(slot, count * s.widest());
                g.epilogue = slopeOf(s);
                g.activation = kept + s.keptOffset(w.member, l - 1, rows);
                g.rowStrideActivation = n;
                g.activationRows = chosen;
            } else {
                g.c = dx;
                g.outputRows = chosen;
            }
            product(s.isNarrow(l), g, 0, count, n);
            upper = g.c;
            slot = 1 - slot;
        }
    });
}

}  // namespace roboirl::kernels
