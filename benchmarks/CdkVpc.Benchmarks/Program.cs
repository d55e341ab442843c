using System.Globalization;
using BenchmarkDotNet.Running;
using CdkVpc.Benchmarks;

if (args is ["--smoke", .. var sizes])
    Smoke.Run(sizes.Length == 0 ? [20, 100, 300] : [.. sizes.Select(static size => int.Parse(size, CultureInfo.InvariantCulture))]);
else if (args is ["--generator", .. var projects])
    Smoke.RunGenerator(projects.Length == 0 ? [20, 100, 300] : [.. projects.Select(static size => int.Parse(size, CultureInfo.InvariantCulture))]);
else if (args is ["--build", .. var builds])
    CompilerServer.Measure(builds.Length == 0 ? 100 : int.Parse(builds[0], CultureInfo.InvariantCulture), warm: 30, rounds: 20);
else if (args is ["--write", var stacks, var folder])
    SyntheticApp.Write(int.Parse(stacks, CultureInfo.InvariantCulture), folder);
else
    BenchmarkSwitcher.FromAssembly(typeof(Smoke).Assembly).Run(args);
