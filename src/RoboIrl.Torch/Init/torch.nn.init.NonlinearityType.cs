namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class init
        {
            /// <summary>The function that follows a layer.</summary>
            public enum NonlinearityType
            {
                /// <summary>None.</summary>
                Linear = 0,

                /// <summary>None, after a 1-d convolution.</summary>
                Conv1D = 1,

                /// <summary>None, after a 2-d convolution.</summary>
                Conv2D = 2,

                /// <summary>None, after a 3-d convolution.</summary>
                Conv3D = 3,

                /// <summary>None, after a transposed 1-d convolution.</summary>
                ConvTranspose1D = 4,

                /// <summary>None, after a transposed 2-d convolution.</summary>
                ConvTranspose2D = 5,

                /// <summary>None, after a transposed 3-d convolution.</summary>
                ConvTranspose3D = 6,

                /// <summary>Logistic function.</summary>
                Sigmoid = 7,

                /// <summary>Hyperbolic tangent.</summary>
                Tanh = 8,

                /// <summary>max(0, x).</summary>
                ReLU = 9,

                /// <summary>x where positive, else a fraction of it.</summary>
                LeakyReLU = 10,
            }
        }
    }
}
