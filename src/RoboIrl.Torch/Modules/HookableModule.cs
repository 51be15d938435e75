namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module whose calls can be watched and changed.</summary>
        /// <typeparam name="TPreHook">Delegate that runs before <c>forward</c>.</typeparam>
        /// <typeparam name="TPostHook">Delegate that runs after <c>forward</c>.</typeparam>
        public abstract class HookableModule<TPreHook, TPostHook> : Module
            where TPreHook : Delegate
            where TPostHook : Delegate
        {
            // Copied on change: a hook may remove itself while the hooks run.
            private protected TPreHook[] PreHooks = [];
            private protected TPostHook[] PostHooks = [];

            private protected HookableModule(string name) : base(name)
            {
            }

            /// <summary>Registers a delegate that runs before <c>forward</c> and may replace its arguments.</summary>
            /// <param name="hook">The delegate; it runs after those registered before it.</param>
            /// <returns>An object that removes the hook.</returns>
            public HookRemover register_forward_pre_hook(TPreHook hook)
            {
                ArgumentNullException.ThrowIfNull(hook);
                PreHooks = [.. PreHooks, hook];
                return new HookRemover(() => PreHooks = [.. PreHooks.Where(other => !ReferenceEquals(other, hook))]);
            }

            /// <summary>Registers a delegate that runs after <c>forward</c> and may replace its result.</summary>
            /// <param name="hook">The delegate; it runs after those registered before it.</param>
            /// <returns>An object that removes the hook.</returns>
            public HookRemover register_forward_hook(TPostHook hook)
            {
                ArgumentNullException.ThrowIfNull(hook);
                PostHooks = [.. PostHooks, hook];
                return new HookRemover(() => PostHooks = [.. PostHooks.Where(other => !ReferenceEquals(other, hook))]);
            }
        }
    }
}
