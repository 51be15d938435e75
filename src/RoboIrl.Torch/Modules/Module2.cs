namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module whose <c>forward</c> takes two arguments.</summary>
        /// <typeparam name="T1">Argument 1.</typeparam>
        /// <typeparam name="T2">Argument 2.</typeparam>
        /// <typeparam name="TResult">Result.</typeparam>
        public abstract class Module<T1, T2, TResult>
            : HookableModule<Func<Module<T1, T2, TResult>, T1, T2, (T1, T2)?>, Func<Module<T1, T2, TResult>, T1, T2, TResult, TResult>>
        {
            /// <summary>Starts an empty module.</summary>
            /// <param name="name">A name for messages; by custom the name of the type.</param>
            protected Module(string name) : base(name)
            {
            }

            /// <summary>What the module computes. Callers use <see cref="call"/>, which also runs the hooks.</summary>
            /// <param name="input1">Argument 1.</param>
            /// <param name="input2">Argument 2.</param>
            /// <returns>The result; it belongs to the caller's scope.</returns>
            public abstract TResult forward(T1 input1, T2 input2);

            /// <summary>Runs the hooks before, <see cref="forward"/>, and the hooks after it.</summary>
            /// <param name="input1">Argument 1.</param>
            /// <param name="input2">Argument 2.</param>
            /// <returns>The result; it belongs to the caller's scope.</returns>
            public TResult call(T1 input1, T2 input2)
            {
                foreach (Func<Module<T1, T2, TResult>, T1, T2, (T1, T2)?> hook in PreHooks)
                {
                    if (hook(this, input1, input2) is { } changed)
                    {
                        (input1, input2) = changed;
                    }
                }

                TResult result = forward(input1, input2);
                foreach (Func<Module<T1, T2, TResult>, T1, T2, TResult, TResult> hook in PostHooks)
                {
                    result = hook(this, input1, input2, result) ?? result;
                }

                return result;
            }
        }
    }
}
