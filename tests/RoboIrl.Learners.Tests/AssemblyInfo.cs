using Xunit;

// Whether kernels are fused and torch's seed are settings of the whole process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
