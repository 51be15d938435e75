namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module whose <c>forward</c> takes one argument.</summary>
        /// <typeparam name="T">Argument.</typeparam>
        /// <typeparam name="TResult">Result.</typeparam>
        public abstract class Module<T, TResult>
            : HookableModule<Func<Module<T, TResult>, T, T>, Func<Module<T, TResult>, T, TResult, TResult>>
        {
            /// <summary>Starts an empty module.</summary>
            /// <param name="name">A name for messages; by custom the name of the type.</param>
            protected Module(string name) : base(name)
            {
            }

            /// <summary>What the module computes. Callers use <see cref="call"/>, which also runs the hooks.</summary>
            /// <param name="input">The argument.</param>
            /// <returns>The result; it belongs to the caller's scope.</returns>
            public abstract TResult forward(T input);

            /// <summary>Runs the hooks before, <see cref="forward"/>, and the hooks after it.</summary>
            /// <param name="input">The argument.</param>
            /// <returns>The result; it belongs to the caller's scope.</returns>
            public TResult call(T input)
            {
                foreach (Func<Module<T, TResult>, T, T> hook in PreHooks)
                {
                    input = hook(this, input) ?? input;
                }

                TResult result = forward(input);
                foreach (Func<Module<T, TResult>, T, TResult, TResult> hook in PostHooks)
                {
                    result = hook(this, input, result) ?? result;
                }

                return result;
            }
        }
    }
}
