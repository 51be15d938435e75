namespace TorchSharp;

/// <summary>Whether optimiser steps and clipping use one native call per group.</summary>
internal static class FusedSteps
{
    internal static bool Enabled { get; set; } = true;
}
