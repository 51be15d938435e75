// One minibatch of PPO (Schulman et al. 2017): 64x64 tanh actor and critic, clipped losses, gradient clipping, Adam.
#include <torch/nn/utils/clip_grad.h>

#include "reference.h"

namespace {

constexpr int64_t Observations = 17, Actions = 6, Rows = 64;

torch::nn::Sequential net(int64_t outputs) {
    return torch::nn::Sequential(torch::nn::Linear(Observations, 64), torch::nn::Tanh(), torch::nn::Linear(64, 64), torch::nn::Tanh(), torch::nn::Linear(64, outputs));
}

struct Ppo {
    torch::nn::Sequential actor = net(Actions), critic = net(1);
    torch::Tensor log_std = torch::zeros({1, Actions}, torch::requires_grad());
    std::vector<torch::Tensor> parameters = all();
    torch::optim::Adam adam{parameters, torch::optim::AdamOptions(3e-4).eps(1e-5)};
    torch::Tensor observations = torch::randn({Rows, Observations}), actions = torch::randn({Rows, Actions}), old_log_prob = torch::full({Rows}, -8.5),
                  advantages = torch::randn({Rows}), returns = torch::randn({Rows}), old_values = torch::randn({Rows});
    double kl = 0, clip_fraction = 0;

    std::vector<torch::Tensor> all() {
        std::vector<torch::Tensor> list = critic->parameters();
        for (const torch::Tensor& p : actor->parameters()) {
            list.push_back(p);
        }
        list.push_back(log_std);
        return list;
    }

    void update() {
        torch::Tensor mean = actor->forward(observations);
        torch::Tensor l = log_std.expand_as(mean), std = l.exp();
        torch::Tensor log_prob = (-((actions - mean).pow(2)) / (2 * std.pow(2)) - std.log() - 0.91893853320467274).sum(1);
        torch::Tensor entropy = (0.5 + 0.91893853320467274 + std.log()).sum(1);
        torch::Tensor value = critic->forward(observations);
        torch::Tensor log_ratio = log_prob - old_log_prob, ratio = log_ratio.exp();
        {
            torch::NoGradGuard guard;
            kl = ((ratio - 1) - log_ratio).mean().item<double>();
            clip_fraction = ((ratio - 1).abs() > 0.2).to(torch::kFloat).mean().item<double>();
        }
        torch::Tensor a = (advantages - advantages.mean()) / (advantages.std() + 1e-8);
        torch::Tensor policy_loss = torch::max(-a * ratio, -a * torch::clamp(ratio, 0.8, 1.2)).mean();
        value = value.view(-1);
        torch::Tensor unclipped = (value - returns).pow(2);
        torch::Tensor clipped = old_values + torch::clamp(value - old_values, -0.2, 0.2);
        torch::Tensor value_loss = 0.5 * torch::max(unclipped, (clipped - returns).pow(2)).mean();
        torch::Tensor loss = policy_loss - 0.0 * entropy.mean() + value_loss * 0.5;
        adam.zero_grad();
        loss.backward();
        torch::nn::utils::clip_grad_norm_(parameters, 0.5);
        adam.step();
    }
};

}  // namespace

RB_EXPORT double rb_ppo_minibatch_us(int count) {
    static Ppo* job = new Ppo;
    return rb::time_us(count, [] { job->update(); });
}
