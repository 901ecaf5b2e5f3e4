using SalesAlign.Application.Common;
using SalesAlign.Application.Incentives;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Web.Api;

internal static class DisputeEndpoints
{
    public sealed record RaiseBody(StatementLineId Line, DisputeType Type, string Question);

    public sealed record MessageBody(string Text);

    public sealed record AssignBody(PersonId? Assignee, DateOnly DueOn);

    /// <summary>What is owed is paid by the first period that is open. If-Match says which version was read.</summary>
    public sealed record ResolveBody(bool Accepted, string Decision, decimal? Adjustment, OwnershipRuling? Ruling = null);

    /// <summary>What a calculation found about who owns a deal: the person and deal of the finding, its code, and what is to be decided.</summary>
    public sealed record ConflictBody(PersonId Person, string Deal, string Code, string Question);

    public static void Map(RouteGroupBuilder incentives)
    {
        var group = incentives.MapGroup("/disputes");
        incentives.MapPost("/periods/{id:guid}/conflicts", async (Guid id, ConflictBody body, OpenConflictCase action, HttpContext context) =>
                (await action.RunAsync(context.Actor(), new(new(id), body.Person, body.Deal, body.Code, body.Question), context.RequestAborted))
                .ToHttp(context, dispute => Results.Created($"/api/v1/incentives/disputes/{dispute}", new { id = dispute })))
            .WithSummary("Opens a case about who owns a deal, from a finding; everybody credited is a party to it.").Produces(StatusCodes.Status201Created);
        group.MapGet("/", (bool? open, string? period, bool? conflicts, int? page, int? pageSize, ListDisputes action, HttpContext context) =>
                action.RunAsync(context, new ListDisputes.Request(open, period, new PageRequest(page ?? 1, pageSize ?? 50), conflicts)))
            .WithSummary("Disputes that the caller may see, those due first on top, with statistics of their causes.").Produces<ListDisputes.Response>();
        group.MapPost("/", async (RaiseBody body, RaiseDispute action, HttpContext context) =>
                (await action.RunAsync(context.Actor(), new(body.Line, body.Type, body.Question), context.RequestAborted))
                .ToHttp(context, id => Results.Created($"/api/v1/incentives/disputes/{id}", new { id })))
            .WithSummary("Doubts a line of a statement that the caller may see.").Produces(StatusCodes.Status201Created);
        group.MapGet("/{id:guid}", async (Guid id, GetDispute action, HttpContext context) =>
                (await action.RunAsync(context.Actor(), new(new(id)), context.RequestAborted)).ToHttp(context, dispute => context.WithETag(dispute, dispute.Version)))
            .WithSummary("A dispute with its line, messages, files and outcome; a conflict of ownership with its parties; earlier cases of the same kind as precedents.").Produces<GetDispute.Response>();
        group.MapPost("/{id:guid}/messages", (Guid id, MessageBody body, AnswerDispute action, HttpContext context) => action.RunAsync(context, new AnswerDispute.Request(new(id), body.Text)))
            .WithSummary("Says something; everybody concerned is notified.").Produces(StatusCodes.Status204NoContent);
        group.MapPost("/{id:guid}/assign", (Guid id, AssignBody body, AssignDispute action, HttpContext context) =>
                action.RunAsync(context, new AssignDispute.Request(new(id), body.Assignee, body.DueOn)))
            .WithSummary("Says who answers, by which day.").Produces(StatusCodes.Status204NoContent);
        group.MapPost("/{id:guid}/resolve", (Guid id, ResolveBody body, ResolveDispute action, HttpContext context) =>
                action.RunAsync(context, new ResolveDispute.Request(new(id), body.Accepted, body.Decision, body.Adjustment, context.ExpectedVersion(), body.Ruling)))
            .WithSummary("Accepts or rejects it with a reason, and with an amount that is owed; a conflict of ownership needs a ruling. Not by whoever raised it or is a party.").Produces(StatusCodes.Status204NoContent);
        group.MapPost("/{id:guid}/withdraw", (Guid id, WithdrawDispute action, HttpContext context) => action.RunAsync(context, new WithdrawDispute.Request(new(id))))
            .WithSummary("Takes the caller's own dispute back.").Produces(StatusCodes.Status204NoContent);
        group.MapPost("/{id:guid}/files", AttachAsync)
            .WithSummary("Adds a file of up to 5 MB (form field \"file\").").Accepts<IFormFile>("multipart/form-data").Produces(StatusCodes.Status204NoContent);
        group.MapGet("/{id:guid}/files/{file:guid}", async (Guid id, Guid file, GetDisputeFile action, HttpContext context) =>
                (await action.RunAsync(context.Actor(), new(new(id), file), context.RequestAborted))
                // Always as a download: what people upload is never shown as a page of ours.
                .ToHttp(context, found => Results.Bytes(found.Content, "application/octet-stream", found.Name)))
            .WithSummary("A file of a dispute.").Produces(StatusCodes.Status200OK, contentType: "application/octet-stream");
    }

    private static async Task<IResult> AttachAsync(Guid id, AttachToDispute action, HttpContext context)
    {
        if (!context.Request.HasFormContentType) return Results.Problem(statusCode: StatusCodes.Status415UnsupportedMediaType, title: "Send the file as multipart/form-data.");
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form.Files is not [var file, ..]) return Results.Problem(statusCode: StatusCodes.Status422UnprocessableEntity, title: "The form has no file.");
        if (file.Length > DisputeAttachment.MostBytes) return ApiResults.Refused(context, [new Problem("dispute.attachment_size", "file", null, DisputeAttachment.MostBytes / 1_048_576)]);
        using var content = new MemoryStream();
        await file.CopyToAsync(content, context.RequestAborted);
        return await action.RunAsync(context, new AttachToDispute.Request(
            new(id), file.FileName, string.IsNullOrWhiteSpace(file.ContentType) ? "application/octet-stream" : file.ContentType, content.ToArray()));
    }
}
