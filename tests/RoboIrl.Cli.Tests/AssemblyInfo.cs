using Xunit;

// Trainings in this process share torch's seed, the fused kernels' settings and the registry.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
