// Losses whose gradients are known in closed form: computed in the same pass as the value, in double, and scaled by the
// incoming gradient on the way back.
#include "fused.h"

#include <algorithm>
#include <cmath>

using rt::Borrow;

namespace {

// A scalar of several tensors; keeps d loss / d input for each input that wants it.
struct LossNode final : rt::FusedNode {
    std::vector<at::Tensor> gradients;
    bool released = false;

    std::string name() const override { return "FusedLossBackward"; }

    void release_variables() override {
        gradients.clear();
        released = true;
    }

    torch::autograd::variable_list apply(torch::autograd::variable_list&& grads) override {
        refuse_second_order();
        TORCH_CHECK(!released, "The graph of a fused loss was freed by its first backward pass; call backward with retain_graph to run it twice.");
        torch::autograd::variable_list result(num_outputs());
        if (!grads[0].defined()) {
            return result;
        }
        const double factor = grads[0].item<double>();
        for (size_t i = 0; i < result.size(); i++) {
            if (gradients[i].defined() && task_should_compute_output(i)) {
                result[i] = factor == 1 ? gradients[i] : gradients[i] * factor;
            }
        }
        return result;
    }
};

at::Tensor scalar_loss(double value, bool graph, torch::autograd::edge_list&& edges, std::vector<at::Tensor>&& gradients) {
    at::Tensor loss = at::empty({}, at::TensorOptions().dtype(at::kFloat));
    *rt::mutable_floats(loss) = static_cast<float>(value);
    if (graph) {
        auto node = rt::make_node<LossNode>();
        node->set_next_edges(std::move(edges));
        node->gradients = std::move(gradients);
        torch::autograd::set_history(loss, node);
    }
    return loss;
}

at::Tensor gradient_like(const at::Tensor& t) { return at::empty(t.sizes(), t.options().requires_grad(false)); }

// One number a row: [rows], or [rows, 1] as a value network gives it.
void check_column(const at::Tensor& t, const char* name, int64_t rows) {
    TORCH_CHECK(t.numel() == rows && t.dim() >= 1 && t.size(0) == rows, "The tensor '", name, "' has shape ", t.sizes(), ", expected [", rows, "].");
}

constexpr double HalfLog2Pi = 0.91893853320467274178;

}  // namespace

struct RtPpoOptions {
    double clip_ratio, value_clip, value_coefficient, entropy_coefficient;
    int64_t normalize_advantages;  // to zero mean and unit (sample) deviation within the batch
};

// stats: policy loss, value loss, entropy, approximate KL, clipped fraction. value_clip <= 0: no clipping of values.
RT_EXPORT Handle rt_fused_ppo(Handle mean_handle, Handle log_std_handle, Handle values_handle, Handle actions_handle, Handle old_log_prob_handle,
                              Handle advantages_handle, Handle returns_handle, Handle old_values_handle, const RtPpoOptions* options, double* stats) noexcept {
    return rt::tensor([&] {
        Borrow mean_b(mean_handle), log_std_b(log_std_handle), values_b(values_handle), actions_b(actions_handle), old_log_prob_b(old_log_prob_handle),
            advantages_b(advantages_handle), returns_b(returns_handle), old_values_b(old_values_handle);
        TORCH_CHECK(mean_b->dim() == 2, "PPO: 'mean' has shape ", mean_b->sizes(), ", expected [batch, actions].");
        const int64_t rows = mean_b->size(0), actions = mean_b->size(1);
        TORCH_CHECK(rows > 0, "PPO: the batch is empty.");
        at::Tensor mean = rt::plain(*mean_b, "mean"), log_std = rt::plain(*log_std_b, "logStd"), values = rt::plain(*values_b, "values"),
                   taken = rt::plain(*actions_b, "actions"), old_log_prob = rt::plain(*old_log_prob_b, "oldLogProbs"),
                   advantages = rt::plain(*advantages_b, "advantages"), returns = rt::plain(*returns_b, "returns"), old_values = rt::plain(*old_values_b, "oldValues");
        rt::check_sizes(log_std, "logStd", {actions});
        rt::check_sizes(taken, "actions", {rows, actions});
        for (auto& [t, name] : {std::pair<const at::Tensor&, const char*>{values, "values"}, {old_log_prob, "oldLogProbs"}, {advantages, "advantages"},
                                {returns, "returns"}, {old_values, "oldValues"}}) {
            check_column(t, name, rows);
        }

        const bool graph = rt::wants_graph({&*mean_b, &*log_std_b, &*values_b});
        at::Tensor g_mean = gradient_like(mean), g_log_std = gradient_like(log_std), g_values = gradient_like(values);
        std::vector<double> inverse_std(static_cast<size_t>(actions)), log_std_sum(static_cast<size_t>(actions), 0.0);
        double constant = 0, entropy = 0;
        for (int64_t a = 0; a < actions; a++) {
            const double l = rt::floats(log_std)[a];
            inverse_std[a] = std::exp(-l);
            constant -= l + HalfLog2Pi;
            entropy += 0.5 + HalfLog2Pi + l;
        }
        double shift = 0, scale = 1;
        const float* raw = rt::floats(advantages);
        if (options->normalize_advantages != 0 && rows > 1) {
            for (int64_t i = 0; i < rows; i++) { shift += raw[i]; }
            shift /= static_cast<double>(rows);
            double square = 0;
            for (int64_t i = 0; i < rows; i++) {
                const double d = raw[i] - shift;
                square += d * d;
            }
            scale = 1 / (std::sqrt(square / static_cast<double>(rows - 1)) + 1e-8);
        }

        const float *mean_p = rt::floats(mean), *taken_p = rt::floats(taken), *old_log_prob_p = rt::floats(old_log_prob),
                    *values_p = rt::floats(values), *returns_p = rt::floats(returns), *old_values_p = rt::floats(old_values);
        float *g_mean_p = rt::mutable_floats(g_mean), *g_values_p = rt::mutable_floats(g_values), *g_log_std_p = rt::mutable_floats(g_log_std);
        const double n = static_cast<double>(rows), clip = options->clip_ratio, value_clip = options->value_clip;
        double policy_loss = 0, value_loss = 0, kl = 0, clipped = 0;
        std::vector<double> z(static_cast<size_t>(actions));
        for (int64_t i = 0; i < rows; i++) {
            double log_prob = constant;
            for (int64_t a = 0; a < actions; a++) {
                z[a] = (static_cast<double>(taken_p[i * actions + a]) - mean_p[i * actions + a]) * inverse_std[a];
                log_prob -= 0.5 * z[a] * z[a];
            }
            const double log_ratio = log_prob - old_log_prob_p[i], ratio = std::exp(log_ratio);
            const double advantage = (raw[i] - shift) * scale;
            const double bounded = std::clamp(ratio, 1 - clip, 1 + clip);
            const bool inside = bounded == ratio;
            const double first = -advantage * ratio, second = -advantage * bounded;
            policy_loss += std::max(first, second);
            kl += ratio - 1 - log_ratio;
            clipped += std::abs(ratio - 1) > clip ? 1 : 0;
            // d max / d log-prob; where the clipped branch is the larger one it does not depend on the policy.
            const double slope = first > second || inside ? first / n : 0;
            for (int64_t a = 0; a < actions; a++) {
                g_mean_p[i * actions + a] = static_cast<float>(slope * z[a] * inverse_std[a]);
                log_std_sum[a] += slope * (z[a] * z[a] - 1);
            }

            const double value = values_p[i], target = returns_p[i], error = value - target;
            double loss = error * error, value_slope = error;
            if (value_clip > 0) {
                const double old = old_values_p[i], moved = std::clamp(value - old, -value_clip, value_clip);
                const double clipped_error = old + moved - target;
                if (clipped_error * clipped_error > loss) {
                    loss = clipped_error * clipped_error;
                    value_slope = moved == value - old ? clipped_error : 0;
                }
            }
            value_loss += 0.5 * loss;
            g_values_p[i] = static_cast<float>(options->value_coefficient * value_slope / n);
        }
        for (int64_t a = 0; a < actions; a++) {
            g_log_std_p[a] = static_cast<float>(log_std_sum[a] - options->entropy_coefficient);
        }
        stats[0] = policy_loss / n;
        stats[1] = value_loss / n;
        stats[2] = entropy;
        stats[3] = kl / n;
        stats[4] = clipped / n;
        const double total = stats[0] - options->entropy_coefficient * entropy + options->value_coefficient * stats[1];
        return scalar_loss(total, graph, graph ? torch::autograd::collect_next_edges(*mean_b, *log_std_b, *values_b) : torch::autograd::edge_list(),
                           {g_mean, g_log_std, g_values});
    });
}

// sum_e mean_b (q[e, b] - target[b])^2.
RT_EXPORT Handle rt_fused_sum_of_mean_squares(Handle q_handle, Handle target_handle) noexcept {
    return rt::tensor([&] {
        Borrow q_b(q_handle), target_b(target_handle);
        at::Tensor q = rt::plain(*q_b, "q"), target = rt::plain(*target_b, "target");
        TORCH_CHECK(target.dim() == 1 && target.size(0) > 0, "'target' has shape ", target.sizes(), ", expected [batch] with at least one row.");
        const int64_t rows = target.size(0), members = q.numel() / rows;
        TORCH_CHECK(members * rows == q.numel() && q.dim() >= 1 && (q.dim() == 1 || q.size(0) == members), "'q' has shape ", q.sizes(),
                    ", expected [members, ", rows, "] (a last dimension of 1 is allowed).");
        const bool graph = rt::wants_graph({&*q_b});
        at::Tensor gradient = gradient_like(q);
        double total = 0;
        const double n = static_cast<double>(rows);
        const float *q_p = rt::floats(q), *target_p = rt::floats(target);
        float* gradient_p = rt::mutable_floats(gradient);
        for (int64_t e = 0; e < members; e++) {
            double sum = 0;
            for (int64_t b = 0; b < rows; b++) {
                const double d = static_cast<double>(q_p[e * rows + b]) - target_p[b];
                sum += d * d;
                gradient_p[e * rows + b] = static_cast<float>(2 * d / n);
            }
            total += sum / n;
        }
        return scalar_loss(total, graph, graph ? torch::autograd::collect_next_edges(*q_b) : torch::autograd::edge_list(), {gradient});
    });
}

// reward + discount * continuation * (minimum - alpha * logProb), [batch], without a graph.
RT_EXPORT Handle rt_fused_sac_target(Handle minimum_handle, Handle log_prob_handle, Handle rewards_handle, Handle continuation_handle, double alpha, double discount) noexcept {
    return rt::tensor([&] {
        Borrow minimum_b(minimum_handle), log_prob_b(log_prob_handle), rewards_b(rewards_handle), continuation_b(continuation_handle);
        at::Tensor minimum = rt::plain(*minimum_b, "targetMin"), log_prob = rt::plain(*log_prob_b, "nextLogProb"), rewards = rt::plain(*rewards_b, "rewards"),
                   open = rt::plain(*continuation_b, "continuation");
        const int64_t rows = minimum.numel();
        rt::check_sizes(minimum, "targetMin", {rows});
        rt::check_sizes(log_prob, "nextLogProb", {rows});
        rt::check_sizes(rewards, "rewards", {rows});
        rt::check_sizes(open, "continuation", {rows});
        at::Tensor target = gradient_like(minimum);
        const float *minimum_p = rt::floats(minimum), *log_prob_p = rt::floats(log_prob), *rewards_p = rt::floats(rewards), *open_p = rt::floats(open);
        float* target_p = rt::mutable_floats(target);
        for (int64_t b = 0; b < rows; b++) {
            target_p[b] = static_cast<float>(rewards_p[b] + discount * open_p[b] * (minimum_p[b] - alpha * log_prob_p[b]));
        }
        return target;
    });
}

// mean_b (alpha * logProb[b] - minQ[b]).
RT_EXPORT Handle rt_fused_sac_policy(Handle log_prob_handle, Handle minimum_handle, double alpha) noexcept {
    return rt::tensor([&] {
        Borrow log_prob_b(log_prob_handle), minimum_b(minimum_handle);
        at::Tensor log_prob = rt::plain(*log_prob_b, "logProb"), minimum = rt::plain(*minimum_b, "minQ");
        const int64_t rows = log_prob.numel();
        TORCH_CHECK(rows > 0, "The batch of the SAC policy loss is empty.");
        rt::check_sizes(log_prob, "logProb", {rows});
        rt::check_sizes(minimum, "minQ", {rows});
        const bool graph = rt::wants_graph({&*log_prob_b, &*minimum_b});
        const double n = static_cast<double>(rows);
        double total = 0;
        const float *log_prob_p = rt::floats(log_prob), *minimum_p = rt::floats(minimum);
        for (int64_t b = 0; b < rows; b++) { total += alpha * log_prob_p[b] - minimum_p[b]; }
        at::Tensor g_log_prob = gradient_like(log_prob), g_minimum = gradient_like(minimum);
        std::fill_n(rt::mutable_floats(g_log_prob), rows, static_cast<float>(alpha / n));
        std::fill_n(rt::mutable_floats(g_minimum), rows, static_cast<float>(-1 / n));
        return scalar_loss(total / n, graph, graph ? torch::autograd::collect_next_edges(*log_prob_b, *minimum_b) : torch::autograd::edge_list(), {g_log_prob, g_minimum});
    });
}
