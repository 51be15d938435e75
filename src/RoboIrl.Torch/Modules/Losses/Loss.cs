namespace TorchSharp;

/// <summary>A module that compares a prediction with a target.</summary>
/// <typeparam name="T1">Type of the prediction.</typeparam>
/// <typeparam name="T2">Type of the target.</typeparam>
/// <typeparam name="TResult">Type of the loss.</typeparam>
public abstract class Loss<T1, T2, TResult> : torch.nn.Module<T1, T2, TResult>
{
    private protected Loss(string name) : base(name)
    {
    }
}
