// What the fused operations share: argument checks and the skeleton of their autograd nodes.
#pragma once

#include "shim.h"

#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/functions/utils.h>

#include <memory>

namespace rt {

// The kernels read raw memory: float32 on the CPU, row-major without gaps.
inline bool is_plain(const at::Tensor& t) {
    return t.defined() && t.device().is_cpu() && t.scalar_type() == at::kFloat && t.layout() == at::kStrided && t.is_contiguous() && !t.is_neg();
}

inline void check_plain(const at::Tensor& t, const char* name) {
    TORCH_CHECK(t.defined(), "The tensor '", name, "' is missing.");
    TORCH_CHECK(t.device().is_cpu() && t.scalar_type() == at::kFloat && t.layout() == at::kStrided, "The fused operation needs '", name,
                "' as a dense Float32 tensor on the CPU; it is ", t.scalar_type(), " on ", t.device(), ". Set FusedOptions.Enabled to false for other kinds.");
}

inline void check_sizes(const at::Tensor& t, const char* name, at::IntArrayRef expected) {
    TORCH_CHECK(t.sizes() == expected, "The tensor '", name, "' has shape ", t.sizes(), ", expected ", expected, ".");
}

inline at::Tensor plain(const at::Tensor& t, const char* name) {
    check_plain(t, name);
    return t.contiguous();
}

inline const float* floats(const at::Tensor& t) { return t.data_ptr<float>(); }
inline float* mutable_floats(const at::Tensor& t) { return t.data_ptr<float>(); }

// Tells autograd and the other holders of a tensor that its memory was written.
inline void mark_written(const at::Tensor& t) {
    if (!t.is_inference()) {
        t.unsafeGetTensorImpl()->bump_version();
    }
}

// A tensor that a node needs later, and the proof that nobody wrote to it in between.
class Kept {
public:
    Kept() = default;
    explicit Kept(const at::Tensor& t) : tensor_(t), version_(t.is_inference() ? 0 : t._version()) {}
    const at::Tensor& get(const char* name) const {
        TORCH_CHECK(tensor_.defined(), "The graph of a fused operation was freed by its first backward pass; call backward with retain_graph to run it twice.");
        TORCH_CHECK(tensor_.is_inference() || tensor_._version() == version_, "'", name,
                    "' was changed in place between the forward and the backward pass of a fused operation, so its gradient would be wrong. "
                    "Run backward before the optimiser step.");
        return tensor_;
    }
    void release() { tensor_.reset(); }

private:
    at::Tensor tensor_;
    int64_t version_ = 0;
};

class FusedNode : public torch::autograd::Node {
protected:
    // The gradients are written by hand, so they have no graph of their own.
    void refuse_second_order() const {
        TORCH_CHECK(!at::GradMode::is_enabled(), name(),
                    " has no second derivative (backward was called with create_graph). Set FusedOptions.Enabled to false for gradient penalties.");
    }
};

template <typename N>
inline std::shared_ptr<N> make_node() {
    return std::shared_ptr<N>(new N(), torch::autograd::deleteNode);
}

inline bool wants_graph(std::initializer_list<const at::Tensor*> inputs) {
    if (!at::GradMode::is_enabled()) {
        return false;
    }
    for (const at::Tensor* t : inputs) {
        if (t->defined() && t->requires_grad()) {
            return true;
        }
    }
    return false;
}

}  // namespace rt
