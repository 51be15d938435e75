// What a tensor says about itself, element access, moves, and automatic differentiation.
#include "shim.h"

using rt::Borrow;

RT_EXPORT int64_t rt_dim(Handle t) noexcept { return t->dim(); }
RT_EXPORT int64_t rt_numel(Handle t) noexcept { return t->numel(); }
RT_EXPORT int rt_dtype(Handle t) noexcept { return static_cast<int>(c10::typeMetaToScalarType(t->dtype())); }
RT_EXPORT int rt_device(Handle t) noexcept {
    at::Device device = t->device();
    return (static_cast<int>(device.type()) << 8) | (static_cast<int>(device.index()) & 255);
}
RT_EXPORT void rt_sizes(Handle t, int64_t* sizes) noexcept {
    auto from = t->sizes();
    std::copy(from.begin(), from.end(), sizes);
}
RT_EXPORT void rt_strides(Handle t, int64_t* strides) noexcept {
    auto from = t->strides();
    std::copy(from.begin(), from.end(), strides);
}
RT_EXPORT int64_t rt_storage_offset(Handle t) noexcept { return t->storage_offset(); }
RT_EXPORT int rt_is_contiguous(Handle t) noexcept { return t->is_contiguous() ? 1 : 0; }
RT_EXPORT int64_t rt_element_size(Handle t) noexcept { return static_cast<int64_t>(t->itemsize()); }
RT_EXPORT int rt_requires_grad(Handle t) noexcept { return Borrow(t)->requires_grad() ? 1 : 0; }
RT_EXPORT int rt_is_leaf(Handle t) noexcept { return Borrow(t)->is_leaf() ? 1 : 0; }
RT_EXPORT int rt_is_sparse(Handle t) noexcept { return Borrow(t)->is_sparse() ? 1 : 0; }

// First element, or null where the tensor has no storage on the host.
RT_EXPORT void* rt_data_ptr(Handle tensor) noexcept {
    try {
        Borrow t(tensor);
        return t->data_ptr();
    } catch (...) {
        rt::store_current_exception();
        return nullptr;
    }
}

RT_EXPORT int rt_set_requires_grad(Handle tensor, int value) noexcept {
    return rt::status([&] {
        Borrow t(tensor);
        t->set_requires_grad(value != 0);
    });
}

// Copies the single element's bytes (of any device) into value, at most 16.
RT_EXPORT int rt_item(Handle tensor, void* value) noexcept {
    return rt::status([&] {
        Borrow t(tensor);
        TORCH_CHECK(t->numel() == 1, "item needs one element, the tensor has ", t->numel());
        if (t->device().is_cpu() && t->layout() == at::kStrided && !t->is_conj() && !t->is_neg()) {
            __builtin_memcpy(value, t->data_ptr(), t->element_size());
            return;
        }
        at::Tensor host = t->detach().to(at::kCPU).resolve_conj().resolve_neg().contiguous();
        __builtin_memcpy(value, host.data_ptr(), host.element_size());
    });
}

// The gradient, or null (with no message change) when there is none.
RT_EXPORT Handle rt_grad(Handle tensor) noexcept {
    Borrow t(tensor);
    try {
        at::Tensor grad = t->grad();
        return rt::release(std::move(grad));
    } catch (...) {
        rt::store_current_exception();
        return nullptr;
    }
}
RT_EXPORT int rt_set_grad(Handle tensor, Handle gradient) noexcept {
    return rt::status([&] {
        Borrow t(tensor);
        Borrow g(gradient);
        t->mutable_grad() = *g;
    });
}

RT_EXPORT int rt_backward(const Handle* roots, int64_t count, const Handle* gradients, int64_t gradient_count, int retain_graph,
                          int create_graph, const Handle* inputs, int64_t input_count) noexcept {
    return rt::status([&] {
        c10::optional<bool> retain = retain_graph < 0 ? c10::nullopt : c10::optional<bool>(retain_graph != 0);
        torch::autograd::backward(rt::borrow_list(roots, count), rt::borrow_list(gradients, gradient_count), retain, create_graph != 0,
                                  rt::borrow_list(inputs, input_count));
    });
}

// Gradients of the outputs for each input into results (null where unused).
RT_EXPORT int rt_autograd_grad(const Handle* outputs, int64_t output_count, const Handle* inputs, int64_t input_count, const Handle* gradients,
                               int64_t gradient_count, int retain_graph, int create_graph, int allow_unused, Handle* results) noexcept {
    return rt::status([&] {
        auto list = torch::autograd::grad(rt::borrow_list(outputs, output_count), rt::borrow_list(inputs, input_count),
                                          rt::borrow_list(gradients, gradient_count), c10::optional<bool>(retain_graph != 0),
                                          create_graph != 0, allow_unused != 0);
        for (int64_t i = 0; i < input_count; i++) {
            results[i] = rt::release(std::move(list[static_cast<size_t>(i)]));
        }
    });
}

// Another name for the same storage; also the way to a second handle of one tensor.
RT_EXPORT Handle rt_alias(Handle tensor) noexcept {
    return rt::tensor([&] {
        Borrow t(tensor);
        return at::alias(*t);
    });
}
RT_EXPORT Handle rt_clone(Handle tensor) noexcept {
    return rt::tensor([&] {
        Borrow t(tensor);
        return t->clone();
    });
}
RT_EXPORT Handle rt_detach(Handle tensor) noexcept {
    return rt::tensor([&] {
        Borrow t(tensor);
        return t->detach();
    });
}
RT_EXPORT int rt_detach_(Handle tensor) noexcept {
    return rt::status([&] {
        Borrow t(tensor);
        t->detach_();
    });
}
// A reference to the very same tensor when it is contiguous already.
RT_EXPORT Handle rt_contiguous(Handle tensor) noexcept {
    return rt::tensor([&] {
        Borrow t(tensor);
        return t->contiguous();
    });
}
RT_EXPORT int rt_copy_(Handle tensor, Handle source, int non_blocking) noexcept {
    return rt::status([&] {
        Borrow t(tensor);
        Borrow s(source);
        t->copy_(*s, non_blocking != 0);
    });
}
RT_EXPORT int rt_set_data(Handle tensor, Handle source) noexcept {
    return rt::status([&] {
        Borrow t(tensor);
        Borrow s(source);
        t->set_data(*s);
    });
}
// dtype and device may be -1 (unchanged).
RT_EXPORT Handle rt_to(Handle tensor, int dtype, int device, int non_blocking, int copy) noexcept {
    return rt::tensor([&] {
        Borrow t(tensor);
        at::TensorOptions options;
        options = options.dtype(dtype < 0 ? t->scalar_type() : static_cast<at::ScalarType>(dtype));
        options = options.device(device < 0 ? t->device() : rt::device(device));
        return t->to(options, non_blocking != 0, copy != 0);
    });
}
