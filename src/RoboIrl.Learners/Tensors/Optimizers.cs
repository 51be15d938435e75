using TorchSharp;
using TorchSharp.Modules;

namespace RoboIrl.Learners.Tensors;

/// <summary>What learners do with their optimisers beside stepping them.</summary>
internal static class Optimizers
{
    /// <summary>Adam with the decay rates of its paper, stated because versions of TorchSharp differ in the default of beta2.</summary>
    public static Adam CreateAdam(IEnumerable<Parameter> parameters, double learningRate) => torch.optim.Adam(parameters, lr: learningRate, beta1: 0.9, beta2: 0.999);

    /// <summary>Sets the step size from now on.</summary>
    public static void SetLearningRate(this Adam optimizer, double learningRate)
    {
        foreach (var group in optimizer.ParamGroups)
        {
            group.LearningRate = learningRate;
        }
    }

    /// <summary>One gradient step down a loss.</summary>
    /// <param name="optimizer">Of the parameters that move.</param>
    /// <param name="loss">Scalar; its graph is used up.</param>
    public static void Minimize(this Adam optimizer, torch.Tensor loss)
    {
        optimizer.zero_grad();
        loss.backward();
        optimizer.step();
    }
}
