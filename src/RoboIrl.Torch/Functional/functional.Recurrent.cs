namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static unsafe partial class functional
        {
            /// <summary>The recurrence of <c>LSTM</c> layers. Parameters per layer and direction: w_ih, w_hh and, with bias, b_ih, b_hh.</summary>
            internal static (Tensor output, Tensor h, Tensor c) LstmForward(Tensor input, Tensor h0, Tensor c0, IList<Tensor> parameters, bool bias, long layers, double dropout, bool training, bool bidirectional, bool batchFirst)
            {
                nint output, h, c;
                fixed (nint* list = HandleList.Of(parameters))
                {
                    NativeErrors.Check(NativeMethods.rt_lstm(input.Handle, h0.Handle, c0.Handle, list, parameters.Count, bias ? 1 : 0, layers, dropout, training ? 1 : 0, bidirectional ? 1 : 0, batchFirst ? 1 : 0, &output, &h, &c));
                }

                GC.KeepAlive(input);
                GC.KeepAlive(h0);
                GC.KeepAlive(c0);
                GC.KeepAlive(parameters);
                return (new Tensor(output), new Tensor(h), new Tensor(c));
            }

            /// <summary>The recurrence of <c>GRU</c> layers. Parameters per layer and direction: w_ih, w_hh and, with bias, b_ih, b_hh.</summary>
            internal static (Tensor output, Tensor h) GruForward(Tensor input, Tensor h0, IList<Tensor> parameters, bool bias, long layers, double dropout, bool training, bool bidirectional, bool batchFirst)
            {
                nint output, h;
                fixed (nint* list = HandleList.Of(parameters))
                {
                    NativeErrors.Check(NativeMethods.rt_gru(input.Handle, h0.Handle, list, parameters.Count, bias ? 1 : 0, layers, dropout, training ? 1 : 0, bidirectional ? 1 : 0, batchFirst ? 1 : 0, &output, &h));
                }

                GC.KeepAlive(input);
                GC.KeepAlive(h0);
                GC.KeepAlive(parameters);
                return (new Tensor(output), new Tensor(h));
            }
        }
    }
}
