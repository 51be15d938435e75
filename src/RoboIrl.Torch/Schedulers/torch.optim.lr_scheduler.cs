namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Schedules of learning rates.</summary>
        public static partial class lr_scheduler
        {
            /// <summary>The kinds of schedules.</summary>
            public static partial class impl
            {
            }
        }
    }
}
