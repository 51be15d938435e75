namespace RoboIrl.Envs.MetaWorld.Experts;

/// <summary>A scripted policy: from what is observed to what the hand shall do. No memory, no chance.</summary>
/// <param name="view">The observation by its names.</param>
public delegate Command ExpertRule(in ExpertView view);
