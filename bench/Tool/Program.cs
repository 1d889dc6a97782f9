using PartnerCarts.Bench;

return args switch
{
    ["run", .. var settings] => await RunVerb.Run(BenchSettings.Parse(settings)),
    ["report", .. var settings] => ReportVerb.Run(BenchSettings.Parse(settings)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Started by bench/run.sh; see bench/README.md.");
    return 2;
}
