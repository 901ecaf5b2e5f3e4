using System.Text;

namespace SalesAlign.Application.Sales.Import.Reading;

/// <summary>Finds out how a text file is written: its encoding and the sign between its columns.</summary>
internal static class TextFormat
{
    public static readonly IReadOnlyList<string> Encodings = ["utf-8", "gb18030", "utf-16", "windows-1252"];

    public static readonly IReadOnlyList<string> Delimiters = [",", ";", "\t"];

    // Enough to meet the first character beyond ASCII in any file that has them at all often.
    private const int LongestLook = 64 << 20;

    static TextFormat() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Encoding EncodingOf(string name) => Encoding.GetEncoding(name);

    public static string GuessEncoding(Stream file)
    {
        var buffer = new byte[1 << 16];
        var strict = new UTF8Encoding(false, true).GetDecoder();
        var characters = new char[(1 << 16) + 1];
        long looked = 0;
        file.Position = 0;
        try
        {
            while (looked < LongestLook && file.Read(buffer) is > 0 and var read)
            {
                if (looked == 0 && read >= 2 && ((buffer[0] == 0xFF && buffer[1] == 0xFE) || (buffer[0] == 0xFE && buffer[1] == 0xFF))) return "utf-16";
                strict.GetChars(buffer, 0, read, characters, 0, flush: false);
                looked += read;
            }
            return "utf-8";
        }
        catch (DecoderFallbackException)
        {
            return LooksLikeGb18030(file) ? "gb18030" : "windows-1252";
        }
        finally
        {
            file.Position = 0;
        }
    }

    /// <summary>The sign that stands outside quotes most often in the header and equally often in the rows after it.</summary>
    public static string GuessDelimiter(Stream file, string encoding)
    {
        file.Position = 0;
        using var reader = new StreamReader(file, EncodingOf(encoding), true, 1 << 16, leaveOpen: true);
        var counts = new List<int[]>();
        var row = new int[Delimiters.Count];
        var quoted = false;
        var buffer = new char[1 << 14];
        int length;
        while (counts.Count < 20 && (length = reader.ReadBlock(buffer)) > 0)
        {
            for (var i = 0; i < length && counts.Count < 20; i++)
            {
                var sign = buffer[i];
                if (sign == '"') quoted = !quoted;
                else if (!quoted && sign == '\n')
                {
                    counts.Add(row);
                    row = new int[Delimiters.Count];
                }
                else if (!quoted)
                {
                    var delimiter = sign switch { ',' => 0, ';' => 1, '\t' => 2, _ => -1 };
                    if (delimiter >= 0) row[delimiter]++;
                }
            }
        }
        file.Position = 0;
        if (counts.Count == 0) counts.Add(row);
        var best = 0;
        for (var i = 1; i < Delimiters.Count; i++)
        {
            if (Score(i) > Score(best)) best = i;
        }
        return Delimiters[best];

        int Score(int delimiter) => counts[0][delimiter] == 0 ? 0 : (counts.Count(count => count[delimiter] == counts[0][delimiter]) * 1000) + counts[0][delimiter];
    }

    // GB18030 writes Chinese in pairs: a byte from 81 to FE before one from 40 to FE. Western text has lone bytes between letters and spaces.
    private static bool LooksLikeGb18030(Stream file)
    {
        file.Position = 0;
        var buffer = new byte[1 << 20];
        var length = file.Read(buffer);
        int pairs = 0, lone = 0;
        for (var i = 0; i < length; i++)
        {
            if (buffer[i] < 0x80) continue;
            if (buffer[i] is >= 0x81 and <= 0xFE && i + 1 < length && (buffer[i + 1] is (>= 0x40 and <= 0xFE and not 0x7F) or (>= 0x30 and <= 0x39)))
            {
                if (buffer[i + 1] >= 0x80) pairs++;
                i++;
            }
            else
            {
                lone++;
            }
        }
        return pairs > lone && lone == 0;
    }
}
