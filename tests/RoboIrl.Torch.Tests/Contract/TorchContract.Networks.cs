using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace RoboIrl.Torch.Tests.Contract;

internal static partial class TorchContract
{
    private static readonly string[] ActorNames =
        ["logStd", "body.fc1.weight", "body.fc1.bias", "body.ln.weight", "body.ln.bias", "body.fc2.weight", "body.fc2.bias", "meanHead.weight", "meanHead.bias"];

    static partial void RunNetworks()
    {
        Critic critic;
        using (torch.NewDisposeScope())
        {
            var al = torch.ones(1);
            Use(al);
            critic = new Critic(5, 2);
        }

        var actor = new Actor(5, 2);
        Listing(actor, critic);
        Layers();
        Losses();
        Optimisers(actor, critic);
        Distributions();
        State(actor, critic);
    }

    private static void Listing(Actor actor, Critic critic)
    {
        Device dev = s_device;
        Ok(actor.named_parameters().Select(p => p.name).SequenceEqual(ActorNames), "names " + string.Join(" ", actor.named_parameters().Select(p => p.name)));
        Ok(actor.state_dict().Keys.SequenceEqual(["logStd", "scale", .. ActorNames[1..]]), "state_dict " + string.Join(" ", actor.state_dict().Keys));
        Ok(actor.named_buffers().Single().name == "scale", "buffers");
        Ok(critic.named_parameters().All(p => !p.parameter.IsInvalid), "weights made in a scope outlive it");
        Ok(critic.named_modules().Any(m => m.name == "l1"), "named_modules");
        Ok(actor.training, "training");
        actor.eval();
        Ok(!actor.training && !actor.children().First().training, "eval");
        actor.train();
        actor.to(dev);
        actor.to(torch.CPU);
        actor.cpu();
        actor.to(float32);
        foreach (var p in actor.parameters())
        {
            Ok(p.requires_grad && p.is_leaf, "leaf");
        }

        actor.apply(m =>
        {
            if (m is Linear l)
            {
                init.orthogonal_(l.weight, Math.Sqrt(2));
                init.zeros_(l.bias!);
            }
        });
    }

    private static void Layers()
    {
        var rn = torch.randn(4, 3);
        var t5 = torch.tensor(new long[] { 0, 1, 2 });
        var conv = Conv2d(3, 8, 3, stride: 2, padding: 1);
        var img = conv.forward(torch.randn(2, 3, 16, 16));
        Ok(img.shape.SequenceEqual(new long[] { 2, 8, 8, 8 }), "conv");
        var lstm = LSTM(8, 16, numLayers: 2, batchFirst: true);
        var (lo, lh, lc) = lstm.forward(torch.randn(4, 5, 8));
        (lo, lh, lc) = lstm.forward(torch.randn(4, 5, 8), (lh, lc));
        var gru = GRU(8, 16, batchFirst: true);
        var (go, gh) = gru.forward(torch.randn(4, 5, 8));
        Use(lo, lh, lc, go, gh, Embedding(10, 4).forward(t5));
        var enc = TransformerEncoder(TransformerEncoderLayer(32, 4, 64, 0.1, Activations.GELU), 2);
        var eo = enc.call(torch.randn(5, 2, 32));
        eo = enc.forward(torch.randn(5, 2, 32), null, null);
        var mha = MultiheadAttention(32, 4);
        var qk = torch.randn(5, 2, 32);
        var (ao, aw) = mha.call(qk, qk, qk);
        Use(eo, ao, aw, BatchNorm1d(3).forward(rn));
        var seq = Sequential(Linear(3, 4), ELU(), GELU(), SiLU(), Softplus(), LeakyReLU(0.1), Sigmoid(), Flatten(), Dropout(0.1));
        Use(seq.forward(rn), ModuleDict(("a", Linear(1, 1))));
    }

    private static void Losses()
    {
        var pred = torch.randn(4, 3, requires_grad: true);
        var tgt = torch.randn(4, 3);
        var classes = torch.tensor(new long[] { 0, 1, 2, 0 });
        var loss = F.mse_loss(pred, tgt) + F.mse_loss(pred, tgt, Reduction.Sum) + F.l1_loss(pred, tgt) + F.smooth_l1_loss(pred, tgt)
            + F.huber_loss(pred, tgt, 1.0) + F.cross_entropy(pred, classes) + F.binary_cross_entropy_with_logits(pred, torch.ones(4, 3))
            + F.mse_loss(pred, tgt, reduction: Reduction.None).mean() + MSELoss().forward(pred, tgt) + CrossEntropyLoss().forward(pred, classes)
            + F.nll_loss(F.log_softmax(pred, 1), classes);
        loss.backward();
        Ok(pred.grad is not null && pred.grad.shape.SequenceEqual(pred.shape), "grad");
        pred.grad!.zero_();
        pred.grad = null;
        Ok(pred.grad is null, "grad null");
        var gr = torch.autograd.grad(new[] { F.mse_loss(pred, tgt) }, new[] { pred }, retain_graph: true, create_graph: true);
        Ok(gr.Count == 1 && gr[0].requires_grad, "autograd.grad");
    }

    private static void Optimisers(Actor actor, Critic critic)
    {
        var opt = torch.optim.Adam(actor.parameters(), lr: 3e-4, beta1: 0.9, beta2: 0.999, eps: 1e-5, weight_decay: 0, amsgrad: false);
        var optw = torch.optim.AdamW(critic.parameters(), 1e-3, weight_decay: 1e-4);
        var sgd = torch.optim.SGD(critic.parameters(), 0.1, momentum: 0.9);
        var sgd2 = torch.optim.SGD(critic.parameters(), learningRate: 0.1);
        var rms = torch.optim.RMSProp(critic.parameters(), 1e-3);
        var grp = torch.optim.Adam(new[] { new Adam.ParamGroup(actor.parameters(), lr: 1e-4), new Adam.ParamGroup(critic.parameters(), lr: 1e-3) });
        Use(optw, rms, grp);
        var lamb = torch.optim.lr_scheduler.LambdaLR(opt, ep => 1.0 - ep / 10.0);
        var x = torch.randn(16, 5);
        for (int i = 0; i < 5; i++)
        {
            using var d = torch.NewDisposeScope();
            opt.zero_grad();
            var (m, logStd) = actor.call(x);
            var dist = torch.distributions.Normal(m, logStd.exp());
            var act = dist.rsample();
            var lp = dist.log_prob(act).sum(-1, keepdim: true);
            var ent = dist.entropy().sum(-1).mean();
            var loss = lp.mean() * 0.1 - ent + m.pow(2).mean();
            loss.backward();
            double norm = torch.nn.utils.clip_grad_norm_(actor.parameters(), 0.5);
            Ok(norm > 0, "gradient norm");
            opt.step();
            lamb.step();
            Ok(double.IsFinite(loss.ToDouble()), "loss");
        }

        Ok(Math.Abs(opt.ParamGroups.First().LearningRate - 3e-4 * 0.5) < 1e-9, "lr " + opt.ParamGroups.First().LearningRate + " last " + lamb.get_last_lr().First());
        foreach (var pg in opt.ParamGroups)
        {
            pg.LearningRate = 1e-4;
        }

        var sch = new[]
        {
            torch.optim.lr_scheduler.StepLR(sgd, 2), torch.optim.lr_scheduler.CosineAnnealingLR(sgd, 10), torch.optim.lr_scheduler.LinearLR(sgd, 1.0, 0.1, 10),
            torch.optim.lr_scheduler.ExponentialLR(sgd, 0.9), torch.optim.lr_scheduler.OneCycleLR(sgd2, 0.1, total_steps: 10),
        };
        sgd.step();
        sch[0].step();
        string path = TemporaryPath();
        var osd = opt.state_dict();
        opt.load_state_dict(osd);
        opt.save_state_dict(path);
        opt.load_state_dict(path);
        File.Delete(path);
    }

    private static void Distributions()
    {
        var cat = torch.distributions.Categorical(logits: torch.randn(4, 3));
        var cs = cat.sample();
        var cpr = cat.probs;
        Use(cat.log_prob(cs), cat.entropy(), cpr);
        var nrm = torch.distributions.Normal(torch.zeros(3), torch.ones(3));
        var ind = torch.distributions.Independent(nrm, 1);
        Ok(ind.log_prob(nrm.sample()).ndim == 0, "independent");
        Ok(nrm.sample(5, 2).shape.SequenceEqual(new long[] { 5, 2, 3 }), "sample shape");
        Ok(cs.dtype == int64, "cat dtype");
        Use(nrm.mean, nrm.stddev, torch.distributions.Bernoulli(torch.tensor(new float[] { .5f })), torch.multinomial(cpr, 2, true));
        Use(torch.distributions.Uniform(torch.zeros(1), torch.ones(1)).sample());
    }

    private static void State(Actor actor, Critic critic)
    {
        string path = TemporaryPath();
        var x = torch.randn(16, 5);
        actor.save(path);
        var a2 = new Actor(5, 2);
        a2.load(path);
        File.Delete(path);
        Ok(torch.allclose(a2.call(x).mean, actor.call(x).mean), "load");
        var (mk, uk) = a2.load_state_dict(actor.state_dict());
        Ok(mk.Count == 0 && uk.Count == 0, "load_state_dict");
        using (var ms = new MemoryStream())
        {
            actor.save(ms);
            Ok(ms.Length > 0, "save to a stream");
        }

        using (torch.no_grad())
        {
            foreach (var (tp, sp) in a2.parameters().Zip(actor.parameters()))
            {
                tp.mul_(0.995).add_(sp, alpha: 0.005);
                tp.copy_(sp);
            }
        }

        a2.zero_grad();
        Use(critic.get_parameter("l1.weight"));
        Ok(critic.state_dict().Count == 4, "sd count " + critic.state_dict().Count);
    }
}
