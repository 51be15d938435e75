namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Fills with 0.</summary>
        public Tensor zero_() => Done(NativeMethods.rt_zero_(Handle));

        /// <summary>Fills with a number.</summary>
        public Tensor fill_(Scalar value) => Done(NativeMethods.rt_fill_(Handle, value));

        /// <summary>Fills with normally distributed numbers.</summary>
        public Tensor normal_(double mean = 0.0, double std = 1.0, Generator? generator = null)
        {
            Done(NativeMethods.rt_normal_(Handle, mean, std, Generator.HandleOf(generator)));
            GC.KeepAlive(generator);
            return this;
        }

        /// <summary>Fills with uniform numbers of [from, to).</summary>
        public Tensor uniform_(double from = 0.0, double to = 1.0, Generator? generator = null)
        {
            Done(NativeMethods.rt_uniform_(Handle, from, to, Generator.HandleOf(generator)));
            GC.KeepAlive(generator);
            return this;
        }

        /// <summary>Fills with exponentially distributed numbers.</summary>
        public Tensor exponential_(double lambda = 1.0, Generator? generator = null)
        {
            Done(NativeMethods.rt_exponential_(Handle, lambda, Generator.HandleOf(generator)));
            GC.KeepAlive(generator);
            return this;
        }

        /// <summary>Fills with 1 with probability p and 0 otherwise.</summary>
        public Tensor bernoulli_(double p = 0.5, Generator? generator = null)
        {
            Done(NativeMethods.rt_bernoulli_(Handle, p, Generator.HandleOf(generator)));
            GC.KeepAlive(generator);
            return this;
        }

        /// <summary>Fills with whole numbers of [from, to).</summary>
        public Tensor random_(long from, long to, Generator? generator = null)
        {
            Done(NativeMethods.rt_random_(Handle, from, to, Generator.HandleOf(generator)));
            GC.KeepAlive(generator);
            return this;
        }

        /// <summary>1 with the probability that each element names, else 0.</summary>
        public Tensor bernoulli(Generator? generator = null)
        {
            Tensor result = Wrap(NativeMethods.rt_bernoulli(Handle, Generator.HandleOf(generator)), this);
            GC.KeepAlive(generator);
            return result;
        }

        /// <summary>Indices drawn with the weights of each row.</summary>
        public Tensor multinomial(long num_samples, bool replacement = false, Generator? generator = null)
        {
            Tensor result = Wrap(NativeMethods.rt_multinomial(Handle, num_samples, replacement ? 1 : 0, Generator.HandleOf(generator)), this);
            GC.KeepAlive(generator);
            return result;
        }

        /// <summary>Counts drawn from Poisson distributions with the given rates.</summary>
        public Tensor poisson(Generator? generator = null)
        {
            Tensor result = Wrap(NativeMethods.rt_poisson(Handle, Generator.HandleOf(generator)), this);
            GC.KeepAlive(generator);
            return result;
        }

        /// <summary>Standard gamma samples with the given shapes; differentiable. For distributions.</summary>
        internal Tensor StandardGamma(Generator? generator = null)
        {
            Tensor result = Wrap(NativeMethods.rt_standard_gamma(Handle, Generator.HandleOf(generator)), this);
            GC.KeepAlive(generator);
            return result;
        }

        /// <summary>Dirichlet samples with the given concentrations; differentiable. For distributions.</summary>
        internal Tensor SampleDirichlet(Generator? generator = null)
        {
            Tensor result = Wrap(NativeMethods.rt_sample_dirichlet(Handle, Generator.HandleOf(generator)), this);
            GC.KeepAlive(generator);
            return result;
        }
    }
}
