using BenchmarkDotNet.Running;
using PartnerCarts.Bench.Serialization;

BenchmarkSwitcher.FromAssembly(typeof(StoredCartBenchmark).Assembly).Run(args);
