// Supervised step of a small network, and the optimiser step alone.
#include "reference.h"

namespace {

torch::nn::Sequential make_mlp() {
    return torch::nn::Sequential(torch::nn::Linear(17, 256), torch::nn::ReLU(), torch::nn::Linear(256, 256), torch::nn::ReLU(), torch::nn::Linear(256, 6));
}

struct Regression {
    torch::nn::Sequential net = make_mlp();
    torch::optim::Adam adam{net->parameters(), torch::optim::AdamOptions(1e-3)};
    torch::Tensor x = torch::randn({256, 17}), y = torch::randn({256, 6});

    void step() {
        adam.zero_grad();
        torch::Tensor loss = torch::mse_loss(net->forward(x), y);
        loss.backward();
        adam.step();
    }
};

}  // namespace

// 17-256-256-6, batch 256: zero_grad, forward, mean squared error, backward, Adam.
RB_EXPORT double rb_mlp_step_us(int count) {
    static Regression* job = new Regression;
    return rb::time_us(count, [] { job->step(); });
}

// Adam alone on the same 72k parameters in 6 tensors.
RB_EXPORT double rb_adam_step_us(int count) {
    static Regression* job = [] {
        auto* made = new Regression;
        made->step();
        return made;
    }();
    return rb::time_us(count, [] { job->adam.step(); });
}

// Threads of libtorch and of its BLAS.
RB_EXPORT void rb_set_threads(int count) { at::set_num_threads(count); }
