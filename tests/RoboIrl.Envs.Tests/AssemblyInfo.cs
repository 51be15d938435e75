// Live models and worlds are counted for the whole process: tests run one after another.
[assembly: Xunit.CollectionBehavior(DisableTestParallelization = true)]
