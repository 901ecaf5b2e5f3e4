using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Access;

/// <summary>Whether and how somebody can sign in.</summary>
public enum SignInState
{
    None,

    /// <summary>An account without a password yet: the invitation has not been taken up.</summary>
    Invited,
    Active,
    Locked,
}

/// <summary>Who may sign in and with which roles.</summary>
public sealed class ListAccess(UseCaseContext context) : UseCase<ListAccess.Request, PagedList<ListAccess.Row>>(context)
{
    public sealed record Request(PageRequest Page, string? Search = null, Role? Role = null, SignInState? State = null);

    public sealed record Row(PersonId Id, string Name, string? Email, string? SignsInWith, SignInState State, IReadOnlyList<Role> Roles, DateOnly? LeftOn);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Page).NotNull();
            RuleFor(r => r.Search).MaximumLength(200);
        }
    }

    public override Permission Permission => Permission.ManageAccess;

    protected override async Task<Result<PagedList<Row>>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var db = work.Db;
        var now = work.Now;
        var people = db.People.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(request.Search))
        {
            var pattern = Paging.Containing(request.Search);
            people = people.Where(person => EF.Functions.ILike(person.Name, pattern) || (person.Email != null && EF.Functions.ILike(person.Email, pattern)));
        }
        if (request.Role is { } role) people = people.Where(person => db.RoleGrants.Any(grant => grant.PersonId == person.Id && grant.Role == role));
        people = request.State switch
        {
            SignInState.None => people.Where(person => person.SignInId == null),
            SignInState.Locked => people.Where(person => db.Users.Any(user => user.Id == person.SignInId && user.LockoutEnd > now)),
            SignInState.Invited => people.Where(person => db.Users.Any(user => user.Id == person.SignInId && user.PasswordHash == null && !(user.LockoutEnd > now))),
            SignInState.Active => people.Where(person => db.Users.Any(user => user.Id == person.SignInId && user.PasswordHash != null && !(user.LockoutEnd > now))),
            _ => people,
        };
        var ordered = request.Page.SortColumn switch
        {
            "email" => people.OrderBy(person => person.Email, request.Page.Descending).ThenBy(person => person.Id),
            // Those who can sign in first: with thousands of imported people they would drown otherwise.
            null => people.OrderBy(person => person.SignInId == null).ThenBy(person => person.Name).ThenBy(person => person.Id),
            _ => people.OrderBy(person => person.Name, request.Page.Descending).ThenBy(person => person.Id),
        };
        var page = await ordered
            .Select(person => new
            {
                person.Id,
                person.Name,
                person.Email,
                person.LeftOn,
                User = db.Users.Where(user => user.Id == person.SignInId).Select(user => new { user.Email, user.LockoutEnd, HasPassword = user.PasswordHash != null }).FirstOrDefault(),
                Roles = db.RoleGrants.Where(grant => grant.PersonId == person.Id).Select(grant => grant.Role).ToList(),
            })
            .ToPageAsync(request.Page, cancel);
        var rows = page.Items.Select(person => new Row(
            person.Id,
            person.Name,
            person.Email,
            person.User?.Email,
            person.User is not { } user ? SignInState.None : user.LockoutEnd > now ? SignInState.Locked : user.HasPassword ? SignInState.Active : SignInState.Invited,
            [.. person.Roles.Order()],
            person.LeftOn)).ToList();
        return new PagedList<Row>(rows, page.Total, page.Page, page.PageSize);
    }
}
