namespace SalesAlign.Web.Hosting;

/// <summary>Where the installation keeps its files: uploads, keys, logs and the private database. Configured as <c>Storage:Folder</c>.</summary>
internal static class StorageFolder
{
    public static string Of(IConfiguration configuration)
    {
        var folder = configuration["Storage:Folder"] is { Length: > 0 } chosen
            ? chosen
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "SalesAlign");
        folder = Path.GetFullPath(folder);
        Directory.CreateDirectory(folder);
        return folder;
    }
}
