namespace RoboIrl.Envs.MetaWorld;

/// <summary>What a task says of one state.</summary>
/// <param name="Reward">The formula's value, 0 .. 10; the fixed rules replace it by 10 in a successful state, the faithful ones take it as it is.</param>
/// <param name="Success">Whether the task is done in this state.</param>
/// <param name="Distance">What is left between object and target, in the task's own measure.</param>
/// <param name="Grasp">How well the object is held or reached, 0 .. 1 or more; 0 where the task has no such term.</param>
/// <param name="InPlace">How near the object is to its target, 0 .. 1.</param>
public readonly record struct Score(double Reward, bool Success, double Distance, double Grasp, double InPlace);
