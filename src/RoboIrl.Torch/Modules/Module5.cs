namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module whose <c>forward</c> takes five arguments.</summary>
        /// <typeparam name="T1">Argument 1.</typeparam>
        /// <typeparam name="T2">Argument 2.</typeparam>
        /// <typeparam name="T3">Argument 3.</typeparam>
        /// <typeparam name="T4">Argument 4.</typeparam>
        /// <typeparam name="T5">Argument 5.</typeparam>
        /// <typeparam name="TResult">Result.</typeparam>
        public abstract class Module<T1, T2, T3, T4, T5, TResult>
            : HookableModule<Func<Module<T1, T2, T3, T4, T5, TResult>, T1, T2, T3, T4, T5, (T1, T2, T3, T4, T5)?>, Func<Module<T1, T2, T3, T4, T5, TResult>, T1, T2, T3, T4, T5, TResult, TResult>>
        {
            /// <summary>Starts an empty module.</summary>
            /// <param name="name">A name for messages; by custom the name of the type.</param>
            protected Module(string name) : base(name)
            {
            }

            /// <summary>What the module computes. Callers use <see cref="call"/>, which also runs the hooks.</summary>
            /// <param name="input1">Argument 1.</param>
            /// <param name="input2">Argument 2.</param>
            /// <param name="input3">Argument 3.</param>
            /// <param name="input4">Argument 4.</param>
            /// <param name="input5">Argument 5.</param>
            /// <returns>The result; it belongs to the caller's scope.</returns>
            public abstract TResult forward(T1 input1, T2 input2, T3 input3, T4 input4, T5 input5);

            /// <summary>Runs the hooks before, <see cref="forward"/>, and the hooks after it.</summary>
            /// <param name="input1">Argument 1.</param>
            /// <param name="input2">Argument 2.</param>
            /// <param name="input3">Argument 3.</param>
            /// <param name="input4">Argument 4.</param>
            /// <param name="input5">Argument 5.</param>
            /// <returns>The result; it belongs to the caller's scope.</returns>
            public TResult call(T1 input1, T2 input2, T3 input3, T4 input4, T5 input5)
            {
                foreach (Func<Module<T1, T2, T3, T4, T5, TResult>, T1, T2, T3, T4, T5, (T1, T2, T3, T4, T5)?> hook in PreHooks)
                {
                    if (hook(this, input1, input2, input3, input4, input5) is { } changed)
                    {
                        (input1, input2, input3, input4, input5) = changed;
                    }
                }

                TResult result = forward(input1, input2, input3, input4, input5);
                foreach (Func<Module<T1, T2, T3, T4, T5, TResult>, T1, T2, T3, T4, T5, TResult, TResult> hook in PostHooks)
                {
                    result = hook(this, input1, input2, input3, input4, input5, result) ?? result;
                }

                return result;
            }
        }
    }
}
