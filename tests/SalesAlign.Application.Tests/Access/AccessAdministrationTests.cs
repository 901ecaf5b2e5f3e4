using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Organization;
using SalesAlign.Application.Tests.Common;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Tests.Access;

public sealed class AccessAdministrationTests : IAsyncLifetime
{
    private readonly StaffedCompany _company = new();

    public Task InitializeAsync() => _company.InitializeAsync();

    public Task DisposeAsync() => _company.DisposeAsync();

    [Fact]
    public async Task The_last_administrator_stays_whatever_is_tried()
    {
        Assert.Equal("access.last_administrator", (await RevokeAsync("Ada", "Ada")).Problems[0].Code);
        Assert.Equal("access.last_administrator", (await _company.RunAsync("Olga", p => p.GetRequiredService<RecordLeaving>(), new RecordLeaving.Request(_company["Ada"], StaffedCompany.Today))).Problems[0].Code);
        Assert.Equal("access.own_lock", (await _company.RunAsync("Ada", p => p.GetRequiredService<LockSignIn>(), new LockSignIn.Request(_company["Ada"]))).Problems[0].Code);

        Assert.True((await _company.RunAsync("Ada", p => p.GetRequiredService<GrantRole>(), new GrantRole.Request(_company["Olga"], Role.Administrator))).IsDone);
        Assert.True((await RevokeAsync("Olga", "Ada")).IsDone);
        Assert.Equal(Outcome.Forbidden, (await RevokeAsync("Ada", "Olga")).Outcome);
    }

    [Fact]
    public async Task Two_administrators_cannot_remove_each_other_at_once()
    {
        await _company.RunAsync("Ada", p => p.GetRequiredService<GrantRole>(), new GrantRole.Request(_company["Olga"], Role.Administrator));
        await Task.WhenAll(RevokeAsync("Ada", "Olga"), RevokeAsync("Olga", "Ada"));
        Assert.Equal(1L, await _company.ReadAsync<long>("select count(*) from role_grants where role = 'Administrator'"));
    }

    [Fact]
    public async Task An_invitation_works_once_and_only_the_latest()
    {
        var added = (await _company.RunAsync("Olga", p => p.GetRequiredService<AddPerson>(), new AddPerson.Request("Nora", null, _company.North, MembershipRole.Rep, StaffedCompany.Today))).Value;
        var opened = (await _company.RunAsync("Ada", p => p.GetRequiredService<OpenSignIn>(), new OpenSignIn.Request(added, "nora@small.example", null, [Role.Rep]))).Value;
        var again = (await _company.RunAsync("Ada", p => p.GetRequiredService<ResetSignIn>(), new ResetSignIn.Request(added))).Value;

        Assert.Equal("invitation.not_open", (await AcceptAsync(opened.Secret!, "long enough 1")).Problems[0].Code);
        Assert.Equal("password.PasswordTooShort", (await AcceptAsync(again.Secret!, "short1")).Problems[0].Code);
        Assert.Equal("nora@small.example", (await AcceptAsync(again.Secret!, "long enough 1")).Value.SignsInWith);
        Assert.Equal("invitation.not_open", (await AcceptAsync(again.Secret!, "long enough 2")).Problems[0].Code);

        var trail = await _company.WithAsync(db => db.AuditEntries.Where(entry => entry.Subject == "SignIn").Select(entry => entry.After!).ToListAsync());
        Assert.NotEmpty(trail);
        Assert.DoesNotContain(trail, after => after.Contains("long enough", StringComparison.Ordinal) || after.Contains(again.Secret!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_expired_invitation_does_not_open()
    {
        var reset = (await _company.RunAsync("Ada", p => p.GetRequiredService<ResetSignIn>(), new ResetSignIn.Request(_company["Rita"]))).Value;
        _company.Time.Now = reset.Expires!.Value.AddSeconds(1);
        Assert.Equal(Outcome.Refused, (await AcceptAsync(reset.Secret!, "long enough 1")).Outcome);
    }

    [Fact]
    public async Task A_key_is_told_once_acts_for_its_owner_and_ends_when_revoked_or_locked()
    {
        var made = (await _company.RunAsync("Rita", p => p.GetRequiredService<CreateApiKey>(), new CreateApiKey.Request("CRM", 30))).Value;
        Assert.Equal(_company["Rita"], (await FindAsync(made.Key)).Value.Id);
        Assert.DoesNotContain(made.Key, System.Text.Json.JsonSerializer.Serialize((await _company.RunAsync("Rita", p => p.GetRequiredService<GetOwnAccount>(), new GetOwnAccount.Request())).Value), StringComparison.Ordinal);
        Assert.Equal(Outcome.NotFound, (await _company.RunAsync("Ruben", p => p.GetRequiredService<RevokeApiKey>(), new RevokeApiKey.Request(made.Id))).Outcome);

        await _company.RunAsync("Ada", p => p.GetRequiredService<LockSignIn>(), new LockSignIn.Request(_company["Rita"]));
        Assert.Equal(Outcome.NotFound, (await FindAsync(made.Key)).Outcome);
        await _company.RunAsync("Ada", p => p.GetRequiredService<UnlockSignIn>(), new UnlockSignIn.Request(_company["Rita"]));
        Assert.True((await FindAsync(made.Key)).IsDone);
        await _company.RunAsync("Rita", p => p.GetRequiredService<RevokeApiKey>(), new RevokeApiKey.Request(made.Id));
        Assert.Equal(Outcome.NotFound, (await FindAsync(made.Key)).Outcome);
    }

    [Fact]
    public async Task The_trail_shows_before_and_after_and_its_export_is_safe_to_open()
    {
        await _company.RunAsync("Olga", p => p.GetRequiredService<EditPerson>(), new EditPerson.Request(_company["Rita"], "=cmd|' /C calc'!A0", null));
        var list = (await _company.RunAsync("Ada", p => p.GetRequiredService<ListAuditEntries>(), new ListAuditEntries.Request(new PageRequest(), new AuditFilter(Action: nameof(EditPerson))))).Value;
        var entry = Assert.Single(list.Entries.Items);
        Assert.Equal(("Olga", "Person"), (entry.By, entry.Subject));
        Assert.Contains(new AuditChange("Name", "Rita", "=cmd|' /C calc'!A0"), entry.Changes);

        await _company.RunAsync("Rita", p => p.GetRequiredService<ChooseLanguage>(), new ChooseLanguage.Request("zh-Hans"));
        using var file = new MemoryStream();
        await _company.RunAsync("Ada", p => p.GetRequiredService<ExportAuditEntries>(), new ExportAuditEntries.Request(new AuditFilter(Action: nameof(ChooseLanguage)), file));
        var text = System.Text.Encoding.UTF8.GetString(file.ToArray());
        Assert.Contains("ChooseLanguage", text, StringComparison.Ordinal);
        Assert.Contains("'=cmd", text, StringComparison.Ordinal);
        Assert.DoesNotContain(",=cmd", text, StringComparison.Ordinal);
    }

    private Task<Result<Nothing>> RevokeAsync(string by, string from) =>
        _company.RunAsync(by, p => p.GetRequiredService<RevokeRole>(), new RevokeRole.Request(_company[from], Role.Administrator));

    private Task<Result<AcceptInvitation.Response>> AcceptAsync(string secret, string password) =>
        _company.RunAsync(null, p => p.GetRequiredService<AcceptInvitation>(), new AcceptInvitation.Request(secret, password));

    private Task<Result<FindApiKeyOwner.Response>> FindAsync(string key) =>
        _company.RunAsync(null, p => p.GetRequiredService<FindApiKeyOwner>(), new FindApiKeyOwner.Request(key));
}
