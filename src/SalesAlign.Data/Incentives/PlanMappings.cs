using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Simulation;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Data.Incentives;

internal sealed class PlanAcceptanceMapping : IEntityTypeConfiguration<PlanAcceptance>
{
    public void Configure(EntityTypeBuilder<PlanAcceptance> builder)
    {
        builder.ToTable("plan_acceptances");
        builder.Property(acceptance => acceptance.Id).ValueGeneratedNever();
        builder.Property(acceptance => acceptance.TypedName).HasMaxLength(200);
        builder.Property(acceptance => acceptance.Fingerprint).HasMaxLength(64);
        builder.HasOne<PlanVersion>().WithMany().HasForeignKey(acceptance => acceptance.PlanVersionId);
        builder.HasOne<Person>().WithMany().HasForeignKey(acceptance => acceptance.PersonId);
        builder.HasIndex(acceptance => new { acceptance.PlanVersionId, acceptance.PersonId, acceptance.Fingerprint }).IsUnique();
    }
}

internal sealed class ServingDealsMapping : IEntityTypeConfiguration<ServingDeals>
{
    public void Configure(EntityTypeBuilder<ServingDeals> builder)
    {
        builder.ToTable("serving_deals");
        builder.HasKey(serving => serving.ObjectiveId);
        builder.Property(serving => serving.Which).AsJson();
        builder.HasOne<Objective>().WithMany().HasForeignKey(serving => serving.ObjectiveId);
    }
}

internal sealed class SteeringMeasureMapping : IEntityTypeConfiguration<SteeringMeasure>
{
    public void Configure(EntityTypeBuilder<SteeringMeasure> builder)
    {
        builder.ToTable("steering_measures");
        builder.HasKey(measure => new { measure.PlanVersionId, measure.ObjectiveId });
        builder.Property(measure => measure.PeriodKey).HasMaxLength(10);
        builder.Property(measure => measure.Ratio).HasColumnType("numeric(20,6)");
        builder.HasOne<PlanVersion>().WithMany().HasForeignKey(measure => measure.PlanVersionId);
        builder.HasOne<Objective>().WithMany().HasForeignKey(measure => measure.ObjectiveId);
    }
}

internal sealed class PlanSimulationMapping : IEntityTypeConfiguration<PlanSimulation>
{
    public void Configure(EntityTypeBuilder<PlanSimulation> builder)
    {
        builder.ToTable("plan_simulations");
        builder.Property(simulation => simulation.Terms).AsJson();
        builder.Property(simulation => simulation.Result).AsJson();
        builder.Property(simulation => simulation.Problem).HasMaxLength(200);
        builder.HasOne<IncentivePlan>().WithMany().HasForeignKey(simulation => simulation.PlanId);
        builder.HasIndex(simulation => new { simulation.PlanId, simulation.StartedAt });
    }
}
