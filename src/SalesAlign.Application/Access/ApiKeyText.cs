using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SalesAlign.Application.Access;

/// <summary>How an API key looks, and its fingerprint. 32 random bytes cannot be guessed, so a plain hash suffices.</summary>
internal static class ApiKeyText
{
    private const string Start = "sa_";

    public static string New() => Start + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string Prefix(string key) => key[..(Start.Length + 6)];

    public static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
