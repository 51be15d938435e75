// The multi-layer perceptron (or an ensemble of them) as one autograd node over one flat parameter.
#include "fused.h"

#include "mlp.h"
#include "narrow.h"
#include "team.h"

namespace kernels = roboirl::kernels;
using kernels::MlpShape;
using rt::Borrow;

namespace {

// How the shape travels; widths has layers + 1 entries.
MlpShape shape_of(int64_t members, int relu, const int64_t* widths, int layers) {
    TORCH_CHECK(layers >= 1 && layers <= MlpShape::MaxLayers, "An MLP has 1 to ", MlpShape::MaxLayers, " layers, not ", layers, ".");
    TORCH_CHECK(members >= 1, "An MLP has at least 1 member, not ", members, ".");
    MlpShape s;
    s.members = members;
    s.layers = layers;
    s.relu = relu != 0;
    s.narrow = kernels::isNarrow();
    for (int i = 0; i <= layers; i++) {
        TORCH_CHECK(widths[i] >= 1, "Layer ", i, " of an MLP has width ", widths[i], ", expected at least 1.");
        s.widths[i] = widths[i];
    }
    return s;
}

at::Tensor input_of(const MlpShape& s, const at::Tensor& x, const at::Tensor& packed) {
    TORCH_CHECK(x.dim() == 2 && x.size(1) == s.inputs(), "The MLP's input has shape ", x.sizes(), ", expected [batch, ", s.inputs(), "].");
    TORCH_CHECK(rt::is_plain(packed) && packed.numel() == s.parameters(), "The MLP's packed parameter must be a contiguous Float32 CPU tensor of ",
                s.parameters(), " elements; it has ", packed.numel(), " of ", packed.scalar_type(), " on ", packed.device(), ".");
    return rt::plain(x, "x");
}

struct MlpNode final : rt::FusedNode {
    MlpShape shape;
    rt::Kept x, packed;
    kernels::Buffer kept;

    std::string name() const override { return "FusedMlpBackward"; }

    void release_variables() override {
        x.release();
        packed.release();
        kept.release();
    }

    torch::autograd::variable_list apply(torch::autograd::variable_list&& grads) override {
        refuse_second_order();
        torch::autograd::variable_list result(num_outputs());
        if (!grads[0].defined()) {
            return result;
        }
        const at::Tensor& input = x.get("x");
        const at::Tensor& weights = packed.get("packed");
        at::Tensor dy = rt::plain(grads[0], "gradient");
        const bool wants_x = task_should_compute_output(0);
        const bool wants_weights = num_outputs() > 1 && task_should_compute_output(1);
        if (wants_x) {
            result[0] = at::empty(input.sizes(), input.options());
        }
        if (wants_weights) {
            result[1] = at::empty(weights.sizes(), weights.options());
        }
        if (wants_x || wants_weights) {
            kernels::mlpBackward(shape, rt::floats(weights), rt::floats(input), input.size(0), kept.data(), rt::floats(dy),
                                 wants_x ? rt::mutable_floats(result[0]) : nullptr, wants_weights ? rt::mutable_floats(result[1]) : nullptr);
        }
        return result;
    }
};

struct MlpMinimumNode final : rt::FusedNode {
    MlpShape shape;
    rt::Kept x, packed;
    kernels::Buffer kept;
    std::vector<int32_t> member;

    std::string name() const override { return "FusedMlpMinimumBackward"; }

    void release_variables() override {
        x.release();
        packed.release();
        kept.release();
    }

    torch::autograd::variable_list apply(torch::autograd::variable_list&& grads) override {
        refuse_second_order();
        torch::autograd::variable_list result(1);
        if (grads[0].defined() && task_should_compute_output(0)) {
            const at::Tensor& input = x.get("x");
            at::Tensor dq = rt::plain(grads[0], "gradient");
            result[0] = at::empty(input.sizes(), input.options());
            kernels::mlpMinimumBackward(shape, rt::floats(packed.get("packed")), input.size(0), kept.data(), member.data(), rt::floats(dq),
                                        rt::mutable_floats(result[0]));
        }
        return result;
    }
};

template <typename N>
std::shared_ptr<N> node_for(const MlpShape& s, const at::Tensor& x, const at::Tensor& packed, bool frozen) {
    auto node = rt::make_node<N>();
    node->set_next_edges(frozen ? torch::autograd::collect_next_edges(x) : torch::autograd::collect_next_edges(x, packed));
    node->shape = s;
    node->packed = rt::Kept(packed);
    return node;
}

}  // namespace

// [batch, outputs], with several members [members, batch, outputs]. A frozen pass sends no gradient to the parameter.
RT_EXPORT Handle rt_fused_mlp_forward(Handle x_handle, Handle packed_handle, int64_t members, int relu, const int64_t* widths, int layers, int frozen) noexcept {
    return rt::tensor([&] {
        Borrow x(x_handle), packed(packed_handle);
        const MlpShape s = shape_of(members, relu, widths, layers);
        at::Tensor input = input_of(s, *x, *packed);
        const int64_t rows = input.size(0);
        at::Tensor y = members == 1 ? at::empty({rows, s.outputs()}, input.options().requires_grad(false))
                                    : at::empty({members, rows, s.outputs()}, input.options().requires_grad(false));
        const at::Tensor nothing;
        const bool graph = rt::wants_graph({&*x, frozen ? &nothing : &*packed});
        std::shared_ptr<MlpNode> node;
        if (graph) {
            node = node_for<MlpNode>(s, *x, *packed, frozen != 0);
            node->x = rt::Kept(input);
            node->kept = kernels::Buffer(s.keptSize(rows));
        }
        kernels::mlpForward(s, rt::floats(*packed), rt::floats(input), rows, rt::mutable_floats(y), graph ? node->kept.data() : nullptr);
        if (graph) {
            torch::autograd::set_history(y, node);
        }
        return y;
    });
}

// Minimum over members of output 0, [batch]; the gradient goes to x alone, through the chosen member of each row.
RT_EXPORT Handle rt_fused_mlp_minimum(Handle x_handle, Handle packed_handle, int64_t members, int relu, const int64_t* widths, int layers) noexcept {
    return rt::tensor([&] {
        Borrow x(x_handle), packed(packed_handle);
        const MlpShape s = shape_of(members, relu, widths, layers);
        at::Tensor input = input_of(s, *x, *packed);
        const int64_t rows = input.size(0);
        at::Tensor q = at::empty({rows}, input.options().requires_grad(false));
        const bool graph = rt::wants_graph({&*x});
        std::shared_ptr<MlpMinimumNode> node;
        if (graph) {
            node = node_for<MlpMinimumNode>(s, *x, *packed, true);
            node->x = rt::Kept(input);
            node->kept = kernels::Buffer(s.keptSize(rows));
            node->member.resize(static_cast<size_t>(rows));
        }
        kernels::Buffer y(members * rows * s.outputs());
        kernels::mlpForward(s, rt::floats(*packed), rt::floats(input), rows, y.data(), graph ? node->kept.data() : nullptr);
        kernels::mlpMinimum(s, y.data(), rows, rt::mutable_floats(q), graph ? node->member.data() : nullptr);
        if (graph) {
            torch::autograd::set_history(q, node);
        }
        return q;
    });
}

// Outputs of one member for a few rows; no autograd, no tensors, no allocation after the first call of a thread.
RT_EXPORT int rt_fused_mlp_infer(Handle packed_handle, int64_t members, int64_t member, int relu, const int64_t* widths, int layers, const float* x, int64_t rows, float* y) noexcept {
    return rt::status([&] {
        Borrow packed(packed_handle);
        const MlpShape s = shape_of(members, relu, widths, layers);
        TORCH_CHECK(member >= 0 && member < members, "The MLP has ", members, " members, there is no member ", member, ".");
        TORCH_CHECK(rt::is_plain(*packed) && packed->numel() == s.parameters(), "The MLP's packed parameter must be a contiguous Float32 CPU tensor of ",
                    s.parameters(), " elements.");
        kernels::mlpInfer(s, member, rt::floats(*packed), x, rows, y);
    });
}

RT_EXPORT int rt_fused_set_threads(int count) noexcept {
    return rt::status([&] { kernels::setThreads(count); });
}
RT_EXPORT int rt_fused_get_threads() noexcept { return kernels::threads(); }

// Whether products between hidden layers are taken in bfloat16; 1 if this processor has no such products.
RT_EXPORT int rt_fused_set_narrow(int narrow) noexcept { return kernels::setNarrow(narrow != 0) ? 0 : 1; }

// The instruction set in use; a name to choose one of those the processor has (for comparisons), 1 for an unknown one.
RT_EXPORT const char* rt_fused_instruction_set() noexcept { return kernels::table().name; }
RT_EXPORT int rt_fused_select_instruction_set(const char* name) noexcept { return kernels::selectTable(name) ? 0 : 1; }
