using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Organization;

/// <summary>Somebody who works for the company. The account to sign in with, if any, is linked by its id.</summary>
public sealed class Person
{
    private readonly List<Membership> _memberships = [];

    private Person()
    {
        Name = "";
    }

    public Person(PersonId id, string name, string? email = null, string? externalId = null, DateOnly? hiredOn = null)
    {
        Id = id;
        Name = name;
        Email = email;
        ExternalId = externalId;
        HiredOn = hiredOn;
    }

    public PersonId Id { get; private set; }

    /// <summary>The person's key in the system they were imported from.</summary>
    public string? ExternalId { get; private set; }

    public string Name { get; private set; }

    public string? Email { get; private set; }

    public DateOnly? HiredOn { get; private set; }

    public DateOnly? LeftOn { get; private set; }

    /// <summary>The sign-in account; without one the person is known but cannot sign in.</summary>
    public Guid? SignInId { get; private set; }

    /// <summary>Chosen language (en or zh-Hans); the company's where nothing was chosen.</summary>
    public string? Language { get; private set; }

    public IReadOnlyList<Membership> Memberships => _memberships;

    public void Rename(string name) => Name = name;

    public void ReachAt(string? email) => Email = email;

    public void HiredFrom(DateOnly? day) => HiredOn = day;

    public void LinkSignIn(Guid signIn)
    {
        RuleViolation.Unless(SignInId is null || SignInId == signIn, "person.already_signs_in");
        SignInId = signIn;
    }

    public void Speak(string? language) => Language = language;

    /// <summary>Puts the person into a unit in a role from a day on. An open membership in another unit or role ends the day before.</summary>
    /// <exception cref="RuleViolation">A later membership is already known, or the person has left by then.</exception>
    public void Join(UnitId unit, MembershipRole role, DateOnly from)
    {
        RuleViolation.Unless(LeftOn is null || from <= LeftOn, "person.has_left", LeftOn ?? from);
        foreach (var membership in _memberships.Where(membership => membership.To is null).ToList())
        {
            if (membership.UnitId == unit && membership.Role == role) return;
            RuleViolation.Unless(from >= membership.From, "person.membership_known_later", membership.From);
            if (from == membership.From)
            {
                _memberships.Remove(membership);
            }
            else
            {
                membership.End(from.AddDays(-1));
            }
        }
        _memberships.Add(new Membership(Id, unit, role, from));
    }

    /// <summary>Ends all that is open on the person's last day.</summary>
    public void Leave(DateOnly lastDay)
    {
        LeftOn = lastDay;
        foreach (var membership in _memberships.Where(membership => membership.To is null || membership.To > lastDay).ToList())
        {
            if (membership.From > lastDay)
            {
                _memberships.Remove(membership);
            }
            else
            {
                membership.End(lastDay);
            }
        }
    }
}
