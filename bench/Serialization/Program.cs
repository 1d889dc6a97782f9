using BenchmarkDotNet.Running;
using PartnerCarts.Bench.Serialization;

BenchmarkSwitcher.FromAssembly(typeof(CartSerialization).Assembly).Run(args);
