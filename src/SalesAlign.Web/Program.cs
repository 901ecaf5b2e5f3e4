using SalesAlign.Web.Hosting;

return await SalesAlignHost.RunAsync(args);
