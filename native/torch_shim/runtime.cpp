// Errors, ownership, gradient modes, threads and devices.
#include "shim.h"

#include <ATen/Context.h>
#include <ATen/Version.h>
#include <ATen/detail/CUDAHooksInterface.h>
#include <c10/core/impl/VirtualGuardImpl.h>
#include <malloc.h>

#include <exception>

namespace rt {

static thread_local std::string last_error;

void set_error(const char* message) noexcept {
    try {
        last_error = message;
    } catch (...) {
    }
}

void store_current_exception() noexcept {
    try {
        throw;
    } catch (const c10::Error& e) {
        set_error(e.what_without_backtrace());
    } catch (const std::exception& e) {
        set_error(e.what());
    } catch (...) {
        set_error("The native library threw something that is not an exception.");
    }
}

Handle* release_list(std::vector<at::Tensor>&& list, int64_t* count) {
    *count = static_cast<int64_t>(list.size());
    auto* handles = new Handle[list.size() + 1];
    for (size_t i = 0; i < list.size(); i++) {
        handles[i] = release(std::move(list[i]));
    }
    return handles;
}

}  // namespace rt

using rt::Borrow;

// Returning freed memory to the kernel costs a page fault per page on the next use, which dominates
// small training steps: keep it.
__attribute__((constructor)) static void keep_freed_memory() {
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TOP_PAD, 64 << 20);
}

RT_EXPORT const char* rt_last_error() noexcept { return rt::last_error.c_str(); }

RT_EXPORT const char* rt_version() noexcept { return TORCH_VERSION; }

RT_EXPORT void rt_free(Handle tensor) noexcept {
    if (tensor != nullptr) {
        at::Tensor owned(c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim(tensor));
    }
}

RT_EXPORT void rt_free_n(const Handle* tensors, int64_t count) noexcept {
    for (int64_t i = 0; i < count; i++) {
        rt_free(tensors[i]);
    }
}

RT_EXPORT void rt_free_array(Handle* tensors) noexcept { delete[] tensors; }

// Bytes that freeing this tensor would give back: 0 when its storage is shared.
RT_EXPORT int64_t rt_owned_bytes(Handle tensor) noexcept {
    Borrow t(tensor);
    if (!t->has_storage() || t->storage().use_count() > 1) {
        return 0;
    }
    return static_cast<int64_t>(t->storage().nbytes());
}

RT_EXPORT int rt_grad_enabled() noexcept { return at::GradMode::is_enabled() ? 1 : 0; }
RT_EXPORT void rt_set_grad_enabled(int enabled) noexcept { at::GradMode::set_enabled(enabled != 0); }
RT_EXPORT void* rt_inference_mode_enter(int enabled) noexcept { return new c10::InferenceMode(enabled != 0); }
RT_EXPORT void rt_inference_mode_leave(void* guard) noexcept { delete static_cast<c10::InferenceMode*>(guard); }
RT_EXPORT int rt_inference_mode_enabled() noexcept { return c10::InferenceMode::is_enabled() ? 1 : 0; }

RT_EXPORT int rt_set_num_threads(int count) noexcept {
    return rt::status([&] { at::set_num_threads(count); });
}
RT_EXPORT int rt_get_num_threads() noexcept { return at::get_num_threads(); }
RT_EXPORT int rt_set_num_interop_threads(int count) noexcept {
    return rt::status([&] { at::set_num_interop_threads(count); });
}
RT_EXPORT int rt_get_num_interop_threads() noexcept { return at::get_num_interop_threads(); }

// Through the guard interface: the same in every libtorch, and no CUDA header is needed.
RT_EXPORT int rt_cuda_device_count() noexcept {
    try {
        return at::globalContext().hasCUDA() ? static_cast<int>(c10::impl::VirtualGuardImpl(at::kCUDA).deviceCount()) : 0;
    } catch (...) {
        return 0;
    }
}
RT_EXPORT int rt_cuda_is_available() noexcept { return rt_cuda_device_count() > 0 ? 1 : 0; }
RT_EXPORT int rt_cudnn_is_available() noexcept {
    try {
        return rt_cuda_device_count() > 0 && at::globalContext().hasCuDNN() ? 1 : 0;
    } catch (...) {
        return 0;
    }
}
RT_EXPORT int rt_cuda_synchronize(int index) noexcept {
    return rt::status([&] {
        TORCH_CHECK(rt_cuda_device_count() > 0, "There is no CUDA device to wait for; torch.cuda.is_available() tells beforehand.");
        int current = index >= 0 ? index : static_cast<int>(c10::impl::VirtualGuardImpl(at::kCUDA).getDevice().index());
        at::detail::getCUDAHooks().deviceSynchronize(static_cast<c10::DeviceIndex>(current));
    });
}

RT_EXPORT int rt_set_default_dtype(int dtype) noexcept {
    return rt::status([&] { c10::set_default_dtype(c10::scalarTypeToTypeMeta(static_cast<at::ScalarType>(dtype))); });
}
RT_EXPORT int rt_get_default_dtype() noexcept {
    return static_cast<int>(c10::get_default_dtype_as_scalartype());
}

// Benchmarks and doctor report what the BLAS underneath is.
RT_EXPORT const char* rt_show_config() noexcept {
    static thread_local std::string text;
    try {
        text = at::show_config();
    } catch (...) {
        rt::store_current_exception();
        text.clear();
    }
    return text.c_str();
}
