using TorchSharp;
using static TorchSharp.torch;

namespace RoboIrl.Torch.Tests.Contract;

internal static partial class TorchContract
{
    private static void Scopes()
    {
        Tensor outer, det;
        using (var d1 = torch.NewDisposeScope())
        {
            var keep = torch.ones(3);
            Tensor moved;
            using (var d2 = torch.NewDisposeScope())
            {
                var tmp = torch.ones(2);
                moved = (tmp + 1).MoveToOuterDisposeScope();
                det = torch.ones(1).DetachFromDisposeScope();
                Ok(d2.DisposablesCount == 1, "count " + d2.DisposablesCount);
                Ok(d2.Contains(tmp), "contains");
                outer = d2.MoveToOuter(torch.zeros(1));
                tmp.Dispose();
                Ok(tmp.IsInvalid && d2.DisposablesCount == 0, "manual dispose");
            }

            Ok(!moved.IsInvalid && d1.Contains(moved) && d1.Contains(outer), "moved");
            d1.DisposeEverythingBut(moved, outer);
            Ok(keep.IsInvalid, "but");
            d1.Attach(det);
            d1.Detach(det);
        }

        Ok(outer.IsInvalid && !det.IsInvalid, "scopes");
        Ok(Ex(() => _ = outer + 1) == "System.InvalidOperationException", "use after dispose " + Ex(() => _ = outer + 1));
        Ok(Ex(() => outer.ToString()) == "none", "text of a disposed tensor");
        var st = DisposeScopeManager.Statistics;
        long live = st.ThreadTotalLiveCount;
        var wr = torch.WrappedTensorDisposeScope(() => torch.ones(2) + torch.ones(2));
        Ok(!wr.IsInvalid && st.ThreadTotalLiveCount == live + 1, "wrapped");
        wr.Dispose();
        det.Dispose();
        det.Dispose();
        Ok(Tensor.TotalCount >= 0 && Tensor.PeakCount >= Tensor.TotalCount, "counts");
    }

    static partial void RunNetworks();
}
