using SalesAlign.LocalPostgres;

// Test runners load this assembly and never come here; a test of what survives kill -9 starts it as the process to kill.
if (args is not ["hold", var folder]) return 2;
await using var server = await LocalPostgresServer.StartAsync(new LocalPostgresOptions { Folder = folder }, Console.Error.WriteLine);
Console.WriteLine($"{server.ServerProcessId} {server.WatchProcessId}");
await Task.Delay(Timeout.Infinite);
return 0;
