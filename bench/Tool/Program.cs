using PartnerCarts.Bench;

return args switch
{
    ["run", .. var settings] => await RunCommand.Run(BenchSettings.Parse(settings)),
    ["report", .. var settings] => ReportCommand.Run(BenchSettings.Parse(settings)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Started by bench/run.sh; see bench/README.md.");
    return 2;
}
