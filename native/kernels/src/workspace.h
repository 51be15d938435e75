// Recycled, 64-byte aligned float buffers: an update's activations live in the same few blocks from step to step.
#pragma once
#include <cstddef>
#include <cstdint>

namespace roboirl::kernels {

class Buffer {
public:
    Buffer() = default;
    explicit Buffer(int64_t floats);  // contents undefined; 64 more floats may be read (not written) beyond the end
    ~Buffer();
    Buffer(Buffer&& other) noexcept : data_(other.data_), bytes_(other.bytes_) { other.data_ = nullptr; }
    Buffer& operator=(Buffer&& other) noexcept;
    Buffer(const Buffer&) = delete;
    Buffer& operator=(const Buffer&) = delete;
    float* data() const { return data_; }
    void release();

private:
    float* data_ = nullptr;
    size_t bytes_ = 0;
};

// Scratch of the calling thread, valid until its next call with the same slot (0 to 4; narrow.cpp has the last two to itself).
float* threadScratch(int slot, int64_t floats);

}  // namespace roboirl::kernels
