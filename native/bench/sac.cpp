// Soft actor-critic (Haarnoja et al. 2018) as single-file implementations write it: separate layers, two critic modules,
// autograd everywhere, gradients of the critics computed (and dropped) in the actor's step, a third actor pass for the
// temperature.
#include "reference.h"

namespace {

constexpr int64_t Observations = 17, Actions = 6, Width = 256, Batch = 256;

struct ActorImpl : torch::nn::Module {
    torch::nn::Linear fc1{nullptr}, fc2{nullptr}, mean{nullptr}, log_std{nullptr};
    torch::Tensor scale = torch::ones({Actions}), bias = torch::zeros({Actions});

    ActorImpl() {
        fc1 = register_module("fc1", torch::nn::Linear(Observations, Width));
        fc2 = register_module("fc2", torch::nn::Linear(Width, Width));
        mean = register_module("mean", torch::nn::Linear(Width, Actions));
        log_std = register_module("log_std", torch::nn::Linear(Width, Actions));
    }

    std::pair<torch::Tensor, torch::Tensor> sample(const torch::Tensor& observation) {
        torch::Tensor h = torch::relu(fc1(observation));
        h = torch::relu(fc2(h));
        torch::Tensor mu = mean(h);
        torch::Tensor raw = torch::tanh(log_std(h));
        torch::Tensor l = -5 + 0.5 * 7.0 * (raw + 1);
        torch::Tensor std = l.exp();
        torch::Tensor u = mu + std * torch::randn_like(mu);
        torch::Tensor y = torch::tanh(u);
        torch::Tensor action = y * scale + bias;
        torch::Tensor log_prob = -((u - mu).pow(2)) / (2 * std.pow(2)) - std.log() - 0.91893853320467274;
        log_prob = log_prob - torch::log(scale * (1 - y.pow(2)) + 1e-6);
        torch::Tensor mode = torch::tanh(mu) * scale + bias;
        return {action, log_prob.sum(1, true)};
    }
};
TORCH_MODULE(Actor);

struct CriticImpl : torch::nn::Module {
    torch::nn::Linear fc1{nullptr}, fc2{nullptr}, fc3{nullptr};

    CriticImpl() {
        fc1 = register_module("fc1", torch::nn::Linear(Observations + Actions, Width));
        fc2 = register_module("fc2", torch::nn::Linear(Width, Width));
        fc3 = register_module("fc3", torch::nn::Linear(Width, 1));
    }

    torch::Tensor forward(const torch::Tensor& observation, const torch::Tensor& action) {
        torch::Tensor h = torch::cat({observation, action}, 1);
        h = torch::relu(fc1(h));
        h = torch::relu(fc2(h));
        return fc3(h);
    }
};
TORCH_MODULE(Critic);

std::vector<torch::Tensor> both(Critic& a, Critic& b) {
    std::vector<torch::Tensor> all = a->parameters();
    for (const torch::Tensor& p : b->parameters()) {
        all.push_back(p);
    }
    return all;
}

struct Sac {
    Actor actor;
    Critic q1, q2, target1, target2;
    torch::Tensor log_alpha = torch::zeros({1}, torch::requires_grad());
    torch::optim::Adam critic_adam{both(q1, q2), torch::optim::AdamOptions(1e-3)};
    torch::optim::Adam actor_adam{actor->parameters(), torch::optim::AdamOptions(3e-4)};
    torch::optim::Adam alpha_adam{std::vector<torch::Tensor>{log_alpha}, torch::optim::AdamOptions(1e-3)};
    torch::Tensor observations = torch::randn({Batch, Observations}), next = torch::randn({Batch, Observations}), actions = torch::rand({Batch, Actions}) * 2 - 1,
                  rewards = torch::randn({Batch}), dones = torch::zeros({Batch});
    double alpha = 1;
    int64_t updates = 0;

    void update() {
        torch::Tensor target;
        {
            torch::NoGradGuard guard;
            auto [action, log_prob] = actor->sample(next);
            torch::Tensor smallest = torch::min(target1(next, action), target2(next, action)) - alpha * log_prob;
            target = rewards.flatten() + (1 - dones.flatten()) * 0.99 * smallest.view(-1);
        }
        torch::Tensor critic_loss = torch::mse_loss(q1(observations, actions).view(-1), target) + torch::mse_loss(q2(observations, actions).view(-1), target);
        critic_adam.zero_grad();
        critic_loss.backward();
        critic_adam.step();

        if (updates % 2 == 0) {
            for (int i = 0; i < 2; i++) {
                actor_update();
            }
        }
        {
            torch::NoGradGuard guard;
            polyak(q1, target1);
            polyak(q2, target2);
        }
        updates++;
    }

    void actor_update() {
        auto [action, log_prob] = actor->sample(observations);
        torch::Tensor smallest = torch::min(q1(observations, action), q2(observations, action));
        torch::Tensor actor_loss = (alpha * log_prob - smallest).mean();
        actor_adam.zero_grad();
        actor_loss.backward();
        actor_adam.step();

        torch::Tensor again;
        {
            torch::NoGradGuard guard;
            again = actor->sample(observations).second;
        }
        torch::Tensor alpha_loss = (-log_alpha.exp() * (again - static_cast<double>(Actions))).mean();
        alpha_adam.zero_grad();
        alpha_loss.backward();
        alpha_adam.step();
        alpha = log_alpha.exp().item<double>();
    }

    static void polyak(Critic& source, Critic& target) {
        auto from = source->parameters(), to = target->parameters();
        for (size_t i = 0; i < from.size(); i++) {
            to[i].copy_(0.005 * from[i] + 0.995 * to[i]);
        }
    }
};

}  // namespace

// Updates come in pairs (two actor updates every second critic update), so count should be even.
RB_EXPORT double rb_sac_update_us(int count) {
    static Sac* job = new Sac;
    return rb::time_us(count, [] { job->update(); });
}

// An action for one observation: forward of a 17-256-256-12 network and a sample, no gradient, from and to host memory.
RB_EXPORT double rb_act_us(int count) {
    static Actor* actor = new Actor;
    static float observation[Observations] = {0.1f, -0.2f, 0.3f};
    static float result[Actions];
    return rb::time_us(count, [] {
        torch::NoGradGuard guard;
        torch::Tensor x = torch::from_blob(observation, {1, Observations}).clone();
        torch::Tensor action = (*actor)->sample(x).first;
        std::memcpy(result, action.data_ptr<float>(), sizeof result);
    });
}
