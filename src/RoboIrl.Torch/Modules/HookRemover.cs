namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Takes a hook off the module that it was registered with.</summary>
        public sealed class HookRemover
        {
            private readonly Action _remove;

            internal HookRemover(Action remove) => _remove = remove;

            /// <summary>Removes the hook. Calling it twice is allowed.</summary>
            public void remove() => _remove();
        }
    }
}
