using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace SalesAlign.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    external_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    sector = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    year_established = table.Column<int>(type: "integer", nullable: true),
                    revenue = table.Column<decimal>(type: "numeric(20,4)", nullable: true),
                    employees = table.Column<int>(type: "integer", nullable: true),
                    location = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    import_batch_id = table.Column<Guid>(type: "uuid", nullable: true),
                    import_row = table.Column<int>(type: "integer", nullable: true),
                    entered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts", x => x.id);
                    table.ForeignKey(
                        name: "fk_accounts_accounts_parent_id",
                        column: x => x.parent_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: true),
                    action = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    subject = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    subject_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    before = table.Column<string>(type: "jsonb", nullable: true),
                    after = table.Column<string>(type: "jsonb", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "calendar_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    first = table.Column<DateOnly>(type: "date", nullable: false),
                    last = table.Column<DateOnly>(type: "date", nullable: false),
                    uplift_percent = table.Column<decimal>(type: "numeric(7,4)", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_events", x => x.id);
                    table.CheckConstraint("ck_calendar_events_days", "last >= first");
                });

            migrationBuilder.CreateTable(
                name: "company",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    currency_code = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: false),
                    fiscal_start_month = table.Column<int>(type: "integer", nullable: false),
                    time_zone = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    quiet_from = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    quiet_to = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    language = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    is_demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_company", x => x.id);
                    table.CheckConstraint("ck_company_only_one", "id = 1");
                });

            migrationBuilder.CreateTable(
                name: "exchange_rates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    currency = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    rate = table.Column<decimal>(type: "numeric(20,8)", nullable: false),
                    import_batch_id = table.Column<Guid>(type: "uuid", nullable: true),
                    import_row = table.Column<int>(type: "integer", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_exchange_rates", x => x.id);
                    table.CheckConstraint("ck_exchange_rates_positive", "rate > 0");
                });

            migrationBuilder.CreateTable(
                name: "honour_worths",
                columns: table => new
                {
                    reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    points = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_honour_worths", x => x.reason);
                });

            migrationBuilder.CreateTable(
                name: "ideal_customer_profiles",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ideal_customer_profiles", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "import_changes",
                columns: table => new
                {
                    batch_id = table.Column<Guid>(type: "uuid", nullable: false),
                    table_name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    row_id = table.Column<Guid>(type: "uuid", nullable: false),
                    before = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_changes", x => new { x.batch_id, x.table_name, x.row_id });
                });

            migrationBuilder.CreateTable(
                name: "import_mappings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    headers = table.Column<string>(type: "text", nullable: false),
                    setup = table.Column<string>(type: "jsonb", nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_mappings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "incentive_periods",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    first = table.Column<DateOnly>(type: "date", nullable: false),
                    last = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    calculated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    calculated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reviewed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    reviewed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    approved_by = table.Column<Guid>(type: "uuid", nullable: true),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_incentive_periods", x => x.id);
                    table.CheckConstraint("ck_incentive_periods_range", "last >= first");
                });

            migrationBuilder.CreateTable(
                name: "incentive_plans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    currency_code = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_incentive_plans", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "kept_metric_values",
                columns: table => new
                {
                    metric_id = table.Column<Guid>(type: "uuid", nullable: false),
                    grain = table.Column<short>(type: "smallint", nullable: false),
                    first = table.Column<DateOnly>(type: "date", nullable: false),
                    last = table.Column<DateOnly>(type: "date", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    tree_on = table.Column<DateOnly>(type: "date", nullable: true),
                    numerator = table.Column<decimal>(type: "numeric", nullable: false),
                    denominator = table.Column<decimal>(type: "numeric", nullable: false),
                    count = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                });

            migrationBuilder.CreateTable(
                name: "kept_metrics",
                columns: table => new
                {
                    metric_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fingerprint = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    seen = table.Column<string>(type: "text", nullable: false),
                    data_through = table.Column<DateOnly>(type: "date", nullable: true),
                    kept_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kept_metrics", x => x.metric_id);
                });

            migrationBuilder.CreateTable(
                name: "kpi_policies",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    most_per_person = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kpi_policies", x => x.id);
                    table.CheckConstraint("ck_kpi_policies_only_one", "id = 1");
                });

            migrationBuilder.CreateTable(
                name: "metric_touches",
                columns: table => new
                {
                    xact = table.Column<ulong>(type: "xid8", nullable: false, defaultValueSql: "pg_current_xact_id()"),
                    dataset = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    month = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                });

            migrationBuilder.CreateTable(
                name: "metrics",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    description = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    direction = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    cadence_days = table.Column<int>(type: "integer", nullable: false),
                    is_retired = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_metrics", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "nightly_rounds",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    task = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    failure = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_nightly_rounds", x => new { x.day, x.task });
                });

            migrationBuilder.CreateTable(
                name: "objectives",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    strategy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_objectives", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payroll_formats",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    columns = table.Column<string>(type: "jsonb", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payroll_formats", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "people",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    external_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    hired_on = table.Column<DateOnly>(type: "date", nullable: true),
                    left_on = table.Column<DateOnly>(type: "date", nullable: true),
                    sign_in_id = table.Column<Guid>(type: "uuid", nullable: true),
                    language = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "pipeline_stages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    actions = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    exit_criteria = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    required_output = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    usual_days = table.Column<int>(type: "integer", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pipeline_stages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "products",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    external_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    series = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    tier = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    list_price = table.Column<decimal>(type: "numeric(20,4)", nullable: true),
                    import_batch_id = table.Column<Guid>(type: "uuid", nullable: true),
                    import_row = table.Column<int>(type: "integer", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_products", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sign_ins",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    phone_number = table.Column<string>(type: "text", nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sign_ins", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "statement_lines",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    statement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    period_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    component_id = table.Column<Guid>(type: "uuid", nullable: false),
                    component_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    amount = table.Column<decimal>(type: "numeric(20,4)", nullable: false),
                    held = table.Column<decimal>(type: "numeric(20,4)", nullable: false),
                    deal_id = table.Column<Guid>(type: "uuid", nullable: true),
                    deal_key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    part = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    credited = table.Column<decimal>(type: "numeric(24,8)", nullable: false),
                    would_have_paid = table.Column<decimal>(type: "numeric(20,4)", nullable: true),
                    objectives = table.Column<string>(type: "jsonb", nullable: false),
                    derivation = table.Column<string>(type: "jsonb", nullable: false),
                    corrects_line_id = table.Column<Guid>(type: "uuid", nullable: true),
                    corrects_period = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_statement_lines", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "units",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    external_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    function = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_units", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ideal_customer_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    profile_id = table.Column<Guid>(type: "uuid", nullable: false),
                    criteria = table.Column<string>(type: "jsonb", nullable: false),
                    weighted = table.Column<string>(type: "jsonb", nullable: false),
                    threshold = table.Column<decimal>(type: "numeric(5,2)", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ideal_customer_versions", x => x.id);
                    table.CheckConstraint("ck_ideal_customer_versions_range", "\"to\" is null or \"to\" >= \"from\"");
                    table.ForeignKey(
                        name: "fk_ideal_customer_versions_ideal_customer_profiles_profile_id",
                        column: x => x.profile_id,
                        principalTable: "ideal_customer_profiles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "calculation_runs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    period_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    requested_by = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    participants = table.Column<int>(type: "integer", nullable: false),
                    participants_done = table.Column<int>(type: "integer", nullable: false),
                    kept = table.Column<int>(type: "integer", nullable: false),
                    started_over = table.Column<bool>(type: "boolean", nullable: false),
                    lines = table.Column<long>(type: "bigint", nullable: false),
                    total = table.Column<decimal>(type: "numeric(20,4)", nullable: false),
                    previous_total = table.Column<decimal>(type: "numeric(20,4)", nullable: true),
                    findings = table.Column<int>(type: "integer", nullable: false),
                    cancel_requested = table.Column<bool>(type: "boolean", nullable: false),
                    problem = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calculation_runs", x => x.id);
                    table.ForeignKey(
                        name: "fk_calculation_runs_incentive_periods_period_id",
                        column: x => x.period_id,
                        principalTable: "incentive_periods",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_clawbacks",
                columns: table => new
                {
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    share = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    window_days = table.Column<int>(type: "integer", nullable: false),
                    percent = table.Column<decimal>(type: "numeric(7,4)", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_clawbacks", x => x.plan_id);
                    table.ForeignKey(
                        name: "fk_plan_clawbacks_incentive_plans_plan_id",
                        column: x => x.plan_id,
                        principalTable: "incentive_plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_simulations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    requested_by = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    terms = table.Column<string>(type: "jsonb", nullable: false),
                    result = table.Column<string>(type: "jsonb", nullable: true),
                    participants = table.Column<int>(type: "integer", nullable: false),
                    participants_done = table.Column<int>(type: "integer", nullable: false),
                    cancel_requested = table.Column<bool>(type: "boolean", nullable: false),
                    problem = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_simulations", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_simulations_incentive_plans_plan_id",
                        column: x => x.plan_id,
                        principalTable: "incentive_plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    effective_from = table.Column<DateOnly>(type: "date", nullable: false),
                    effective_to = table.Column<DateOnly>(type: "date", nullable: true),
                    components = table.Column<string>(type: "jsonb", nullable: false),
                    pay_mixes = table.Column<string>(type: "jsonb", nullable: false),
                    waivers = table.Column<string>(type: "jsonb", nullable: false),
                    written_by = table.Column<Guid>(type: "uuid", nullable: true),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    approved_by = table.Column<Guid>(type: "uuid", nullable: true),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    published_by = table.Column<Guid>(type: "uuid", nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_versions", x => x.id);
                    table.CheckConstraint("ck_plan_versions_range", "effective_to is null or effective_to >= effective_from");
                    table.ForeignKey(
                        name: "fk_plan_versions_incentive_plans_plan_id",
                        column: x => x.plan_id,
                        principalTable: "incentive_plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "serving_deals",
                columns: table => new
                {
                    objective_id = table.Column<Guid>(type: "uuid", nullable: false),
                    which = table.Column<string>(type: "jsonb", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_serving_deals", x => x.objective_id);
                    table.ForeignKey(
                        name: "fk_serving_deals_objectives_objective_id",
                        column: x => x.objective_id,
                        principalTable: "objectives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "api_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    prefix = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_api_keys", x => x.id);
                    table.ForeignKey(
                        name: "fk_api_keys_people_owner_id",
                        column: x => x.owner_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "finding_waivers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    period_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_finding_waivers", x => x.id);
                    table.ForeignKey(
                        name: "fk_finding_waivers_incentive_periods_period_id",
                        column: x => x.period_id,
                        principalTable: "incentive_periods",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_finding_waivers_people_by",
                        column: x => x.by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_finding_waivers_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "honours",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    points = table.Column<int>(type: "integer", nullable: false),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    given_by = table.Column<Guid>(type: "uuid", nullable: true),
                    objective_id = table.Column<Guid>(type: "uuid", nullable: true),
                    period_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_honours", x => x.id);
                    table.CheckConstraint("ck_honours_by_person_or_rule", "(given_by is null) <> (period_id is null)");
                    table.ForeignKey(
                        name: "fk_honours_incentive_periods_period_id",
                        column: x => x.period_id,
                        principalTable: "incentive_periods",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_honours_people_given_by",
                        column: x => x.given_by,
                        principalTable: "people",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_honours_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "import_batches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    file_name = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: false),
                    file_size = table.Column<long>(type: "bigint", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    setup = table.Column<string>(type: "jsonb", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    phase = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    rows_read = table.Column<int>(type: "integer", nullable: false),
                    bytes_read = table.Column<long>(type: "bigint", nullable: false),
                    heartbeat_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cancel_requested = table.Column<bool>(type: "boolean", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    inserted = table.Column<int>(type: "integer", nullable: false),
                    updated = table.Column<int>(type: "integer", nullable: false),
                    unchanged = table.Column<int>(type: "integer", nullable: false),
                    failed = table.Column<int>(type: "integer", nullable: false),
                    failure = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_batches", x => x.id);
                    table.ForeignKey(
                        name: "fk_import_batches_people_created_by",
                        column: x => x.created_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "invitations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invitations", x => x.id);
                    table.ForeignKey(
                        name: "fk_invitations_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "kpis",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    formula = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    lever = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    chinese = table.Column<string>(type: "jsonb", nullable: true),
                    type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    unit = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    direction = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    cadence = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    level = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    units_of = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    reporter = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    due_days = table.Column<int>(type: "integer", nullable: false),
                    metric_id = table.Column<Guid>(type: "uuid", nullable: true),
                    objective_id = table.Column<Guid>(type: "uuid", nullable: true),
                    target = table.Column<decimal>(type: "numeric(20,6)", precision: 20, scale: 6, nullable: true),
                    is_strategic = table.Column<bool>(type: "boolean", nullable: false),
                    is_revenue = table.Column<bool>(type: "boolean", nullable: false),
                    expected_from = table.Column<DateOnly>(type: "date", nullable: false),
                    is_retired = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kpis", x => x.id);
                    table.CheckConstraint("ck_kpis_computed_by_metric", "(source = 'Computed') = (metric_id is not null)");
                    table.CheckConstraint("ck_kpis_units_have_kind", "(level = 'Unit') = (units_of is not null)");
                    table.ForeignKey(
                        name: "fk_kpis_metrics_metric_id",
                        column: x => x.metric_id,
                        principalTable: "metrics",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_kpis_objectives_objective_id",
                        column: x => x.objective_id,
                        principalTable: "objectives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_kpis_people_owner_id",
                        column: x => x.owner_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "metric_versions",
                columns: table => new
                {
                    metric_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    definition = table.Column<string>(type: "jsonb", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    why = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    made_by = table.Column<Guid>(type: "uuid", nullable: true),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_metric_versions", x => new { x.metric_id, x.number });
                    table.CheckConstraint("ck_metric_versions_later_has_day", "number = 1 or (\"from\" is not null and why is not null)");
                    table.ForeignKey(
                        name: "fk_metric_versions_metrics_metric_id",
                        column: x => x.metric_id,
                        principalTable: "metrics",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_metric_versions_people_made_by",
                        column: x => x.made_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "notifications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    arguments = table.Column<string[]>(type: "text[]", nullable: false),
                    link = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notifications", x => x.id);
                    table.ForeignKey(
                        name: "fk_notifications_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "pay_disputes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    period_id = table.Column<Guid>(type: "uuid", nullable: false),
                    period_key = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line = table.Column<string>(type: "jsonb", nullable: false),
                    type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    raised_by = table.Column<Guid>(type: "uuid", nullable: false),
                    raised_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    assignee_id = table.Column<Guid>(type: "uuid", nullable: true),
                    resolved_by = table.Column<Guid>(type: "uuid", nullable: true),
                    resolved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decision = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    ruling = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    adjustment = table.Column<decimal>(type: "numeric(20,4)", nullable: true),
                    posted_in = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pay_disputes", x => x.id);
                    table.ForeignKey(
                        name: "fk_pay_disputes_incentive_periods_period_id",
                        column: x => x.period_id,
                        principalTable: "incentive_periods",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_pay_disputes_incentive_periods_posted_in",
                        column: x => x.posted_in,
                        principalTable: "incentive_periods",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_pay_disputes_incentive_plans_plan_id",
                        column: x => x.plan_id,
                        principalTable: "incentive_plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_pay_disputes_people_assignee_id",
                        column: x => x.assignee_id,
                        principalTable: "people",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_pay_disputes_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_pay_disputes_people_raised_by",
                        column: x => x.raised_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_pay_disputes_people_resolved_by",
                        column: x => x.resolved_by,
                        principalTable: "people",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "pay_team_reviews",
                columns: table => new
                {
                    period_id = table.Column<Guid>(type: "uuid", nullable: false),
                    manager_id = table.Column<Guid>(type: "uuid", nullable: false),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pay_team_reviews", x => new { x.period_id, x.manager_id });
                    table.ForeignKey(
                        name: "fk_pay_team_reviews_incentive_periods_period_id",
                        column: x => x.period_id,
                        principalTable: "incentive_periods",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_pay_team_reviews_people_manager_id",
                        column: x => x.manager_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_participants",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    quotas = table.Column<string>(type: "jsonb", nullable: false),
                    target_incentives = table.Column<string>(type: "jsonb", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_participants", x => x.id);
                    table.CheckConstraint("ck_plan_participants_range", "\"to\" is null or \"to\" >= \"from\"");
                    table.ForeignKey(
                        name: "fk_plan_participants_incentive_plans_plan_id",
                        column: x => x.plan_id,
                        principalTable: "incentive_plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_plan_participants_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "record_checks",
                columns: table => new
                {
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_record_checks", x => new { x.kind, x.record_id });
                    table.ForeignKey(
                        name: "fk_record_checks_people_by",
                        column: x => x.by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "role_grants",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_role_grants", x => new { x.person_id, x.role });
                    table.ForeignKey(
                        name: "fk_role_grants_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "statements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    period_id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    currency_code = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: false),
                    total = table.Column<decimal>(type: "numeric(20,4)", nullable: false),
                    held = table.Column<decimal>(type: "numeric(20,4)", nullable: false),
                    line_count = table.Column<int>(type: "integer", nullable: false),
                    standings = table.Column<string>(type: "jsonb", nullable: false),
                    accumulators = table.Column<string>(type: "jsonb", nullable: false),
                    findings = table.Column<string>(type: "jsonb", nullable: false),
                    fingerprint = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    opening = table.Column<string>(type: "jsonb", nullable: false),
                    awards = table.Column<string>(type: "jsonb", nullable: false),
                    metrics = table.Column<string>(type: "jsonb", nullable: false),
                    previous_total = table.Column<decimal>(type: "numeric(20,4)", nullable: true),
                    changes = table.Column<string>(type: "jsonb", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_statements", x => x.id);
                    table.ForeignKey(
                        name: "fk_statements_incentive_periods_period_id",
                        column: x => x.period_id,
                        principalTable: "incentive_periods",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_statements_incentive_plans_plan_id",
                        column: x => x.plan_id,
                        principalTable: "incentive_plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_statements_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "strategy_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    strategy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    narrative = table.Column<string>(type: "character varying(10000)", maxLength: 10000, nullable: false),
                    rationale = table.Column<string>(type: "character varying(10000)", maxLength: 10000, nullable: false),
                    type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    horizon_from = table.Column<DateOnly>(type: "date", nullable: false),
                    horizon_to = table.Column<DateOnly>(type: "date", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    published_by = table.Column<Guid>(type: "uuid", nullable: true),
                    amendment_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    amendment_trigger = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    amendment_path = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_strategy_versions", x => x.id);
                    table.CheckConstraint("ck_strategy_versions_amendment", "number = 1 or amendment_reason is not null");
                    table.CheckConstraint("ck_strategy_versions_horizon", "horizon_to > horizon_from");
                    table.ForeignKey(
                        name: "fk_strategy_versions_people_published_by",
                        column: x => x.published_by,
                        principalTable: "people",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "certifications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    topic = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: true),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    expires_on = table.Column<DateOnly>(type: "date", nullable: true),
                    result = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    score = table.Column<decimal>(type: "numeric(7,4)", nullable: true),
                    import_batch_id = table.Column<Guid>(type: "uuid", nullable: true),
                    import_row = table.Column<int>(type: "integer", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_certifications", x => x.id);
                    table.CheckConstraint("ck_certifications_expires", "expires_on >= \"on\"");
                    table.CheckConstraint("ck_certifications_score", "score between 0 and 100");
                    table.ForeignKey(
                        name: "fk_certifications_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_certifications_products_product_id",
                        column: x => x.product_id,
                        principalTable: "products",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "deals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    external_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    product_id = table.Column<Guid>(type: "uuid", nullable: true),
                    stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    amount = table.Column<decimal>(type: "numeric(20,4)", nullable: true),
                    currency_code = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: false),
                    quantity = table.Column<decimal>(type: "numeric(20,4)", nullable: false),
                    engaged_on = table.Column<DateOnly>(type: "date", nullable: true),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    cost = table.Column<decimal>(type: "numeric(20,4)", nullable: true),
                    expected_close_on = table.Column<DateOnly>(type: "date", nullable: true),
                    cancelled_on = table.Column<DateOnly>(type: "date", nullable: true),
                    lead_source = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    channel = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    is_custom = table.Column<bool>(type: "boolean", nullable: false),
                    lost_reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    entered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    import_batch_id = table.Column<Guid>(type: "uuid", nullable: true),
                    import_row = table.Column<int>(type: "integer", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deals", x => x.id);
                    table.CheckConstraint("ck_deals_cancelled_after_won", "cancelled_on is null or (stage = 'Won' and cancelled_on >= closed_on)");
                    table.CheckConstraint("ck_deals_closed_after_engaged", "closed_on is null or engaged_on is null or closed_on >= engaged_on");
                    table.CheckConstraint("ck_deals_closed_has_day", "stage not in ('Won', 'Lost') or closed_on is not null");
                    table.CheckConstraint("ck_deals_won_has_amount", "stage <> 'Won' or amount is not null");
                    table.ForeignKey(
                        name: "fk_deals_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_deals_people_owner_id",
                        column: x => x.owner_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_deals_products_product_id",
                        column: x => x.product_id,
                        principalTable: "products",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "sign_in_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sign_in_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_sign_in_claims_sign_ins_user_id",
                        column: x => x.user_id,
                        principalTable: "sign_ins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sign_in_logins",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    provider_key = table.Column<string>(type: "text", nullable: false),
                    provider_display_name = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sign_in_logins", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_sign_in_logins_sign_ins_user_id",
                        column: x => x.user_id,
                        principalTable: "sign_ins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sign_in_tokens",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sign_in_tokens", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_sign_in_tokens_sign_ins_user_id",
                        column: x => x.user_id,
                        principalTable: "sign_ins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "alert_rules",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    watch = table.Column<string>(type: "jsonb", nullable: false),
                    scope_unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    owner = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    cadence = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    is_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    evaluated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_findings = table.Column<int>(type: "integer", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alert_rules", x => x.id);
                    table.ForeignKey(
                        name: "fk_alert_rules_units_scope_unit_id",
                        column: x => x.scope_unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "goals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    objective_id = table.Column<Guid>(type: "uuid", nullable: false),
                    metric_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    period_key = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    period_first = table.Column<DateOnly>(type: "date", nullable: false),
                    period_last = table.Column<DateOnly>(type: "date", nullable: false),
                    shape = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    target_value = table.Column<decimal>(type: "numeric(20,4)", nullable: false),
                    target_denominator = table.Column<decimal>(type: "numeric(20,4)", nullable: true),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    over_assignment_percent = table.Column<decimal>(type: "numeric(7,4)", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    counter_value = table.Column<decimal>(type: "numeric(20,4)", nullable: true),
                    counter_denominator = table.Column<decimal>(type: "numeric(20,4)", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    proposed_value = table.Column<decimal>(type: "numeric(20,4)", nullable: true),
                    proposed_denominator = table.Column<decimal>(type: "numeric(20,4)", nullable: true),
                    change = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    respond_by = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_goals", x => x.id);
                    table.CheckConstraint("ck_goals_change_has_number", "(change = 'None') = (proposed_value is null)");
                    table.CheckConstraint("ck_goals_one_owner", "(unit_id is null) <> (person_id is null)");
                    table.CheckConstraint("ck_goals_period", "period_last >= period_first");
                    table.CheckConstraint("ck_goals_ratio_has_denominator", "(shape = 'Ratio') = (target_denominator is not null)");
                    table.ForeignKey(
                        name: "fk_goals_goals_parent_id",
                        column: x => x.parent_id,
                        principalTable: "goals",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_goals_metrics_metric_id",
                        column: x => x.metric_id,
                        principalTable: "metrics",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_goals_objectives_objective_id",
                        column: x => x.objective_id,
                        principalTable: "objectives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_goals_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_goals_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "joint_goal_sets",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    first_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    second_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    period_key = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    period_first = table.Column<DateOnly>(type: "date", nullable: false),
                    period_last = table.Column<DateOnly>(type: "date", nullable: false),
                    first_agreed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    second_agreed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_joint_goal_sets", x => x.id);
                    table.CheckConstraint("ck_joint_goal_sets_two_units", "first_unit_id <> second_unit_id");
                    table.ForeignKey(
                        name: "fk_joint_goal_sets_people_first_agreed_by",
                        column: x => x.first_agreed_by,
                        principalTable: "people",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_joint_goal_sets_people_second_agreed_by",
                        column: x => x.second_agreed_by,
                        principalTable: "people",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_joint_goal_sets_units_first_unit_id",
                        column: x => x.first_unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_joint_goal_sets_units_second_unit_id",
                        column: x => x.second_unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "memberships",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_memberships", x => x.id);
                    table.CheckConstraint("ck_memberships_range", "\"to\" is null or \"to\" >= \"from\"");
                    table.ForeignKey(
                        name: "fk_memberships_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_memberships_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "pins",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    metric_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    pinned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pins", x => x.id);
                    table.CheckConstraint("ck_pins_one_subject", "unit_id is null or person_id is null");
                    table.ForeignKey(
                        name: "fk_pins_metrics_metric_id",
                        column: x => x.metric_id,
                        principalTable: "metrics",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_pins_people_owner_id",
                        column: x => x.owner_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_pins_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_pins_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "unit_placements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit_placements", x => x.id);
                    table.CheckConstraint("ck_unit_placements_range", "\"to\" is null or \"to\" >= \"from\"");
                    table.ForeignKey(
                        name: "fk_unit_placements_units_parent_id",
                        column: x => x.parent_id,
                        principalTable: "units",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_unit_placements_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_acceptances",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    typed_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    fingerprint = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_acceptances", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_acceptances_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_plan_acceptances_plan_versions_plan_version_id",
                        column: x => x.plan_version_id,
                        principalTable: "plan_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "steering_measures",
                columns: table => new
                {
                    plan_version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    objective_id = table.Column<Guid>(type: "uuid", nullable: false),
                    period_key = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    steering = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ratio = table.Column<decimal>(type: "numeric(20,6)", nullable: true),
                    measured_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_steering_measures", x => new { x.plan_version_id, x.objective_id });
                    table.ForeignKey(
                        name: "fk_steering_measures_objectives_objective_id",
                        column: x => x.objective_id,
                        principalTable: "objectives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_steering_measures_plan_versions_plan_version_id",
                        column: x => x.plan_version_id,
                        principalTable: "plan_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "import_errors",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    batch_id = table.Column<Guid>(type: "uuid", nullable: false),
                    row = table.Column<int>(type: "integer", nullable: false),
                    column = table.Column<string>(type: "text", nullable: true),
                    code = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    value = table.Column<string>(type: "text", nullable: true),
                    suggestion = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_errors", x => x.id);
                    table.ForeignKey(
                        name: "fk_import_errors_import_batches_batch_id",
                        column: x => x.batch_id,
                        principalTable: "import_batches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "kpi_assignments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kpi_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kpi_assignments", x => x.id);
                    table.ForeignKey(
                        name: "fk_kpi_assignments_kpis_kpi_id",
                        column: x => x.kpi_id,
                        principalTable: "kpis",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_kpi_assignments_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "kpi_template_items",
                columns: table => new
                {
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    kpi_id = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kpi_template_items", x => new { x.role, x.kpi_id });
                    table.ForeignKey(
                        name: "fk_kpi_template_items_kpis_kpi_id",
                        column: x => x.kpi_id,
                        principalTable: "kpis",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "kpi_values",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kpi_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    period_key = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    period_first = table.Column<DateOnly>(type: "date", nullable: false),
                    period_last = table.Column<DateOnly>(type: "date", nullable: false),
                    value = table.Column<decimal>(type: "numeric(20,6)", precision: 20, scale: 6, nullable: false),
                    numerator = table.Column<decimal>(type: "numeric(20,6)", precision: 20, scale: 6, nullable: true),
                    denominator = table.Column<decimal>(type: "numeric(20,6)", precision: 20, scale: 6, nullable: true),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    entered_by = table.Column<Guid>(type: "uuid", nullable: true),
                    entered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    corrections = table.Column<string>(type: "jsonb", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kpi_values", x => x.id);
                    table.CheckConstraint("ck_kpi_values_one_subject", "unit_id is null or person_id is null");
                    table.CheckConstraint("ck_kpi_values_whole_ratio", "(numerator is null) = (denominator is null) and denominator <> 0");
                    table.ForeignKey(
                        name: "fk_kpi_values_kpis_kpi_id",
                        column: x => x.kpi_id,
                        principalTable: "kpis",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_kpi_values_people_entered_by",
                        column: x => x.entered_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_kpi_values_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_kpi_values_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "kpi_versions",
                columns: table => new
                {
                    kpi_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    terms = table.Column<string>(type: "jsonb", nullable: false),
                    why = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    made_by = table.Column<Guid>(type: "uuid", nullable: true),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kpi_versions", x => new { x.kpi_id, x.number });
                    table.CheckConstraint("ck_kpi_versions_later_has_reason", "number = 1 or why is not null");
                    table.ForeignKey(
                        name: "fk_kpi_versions_kpis_kpi_id",
                        column: x => x.kpi_id,
                        principalTable: "kpis",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_kpi_versions_people_made_by",
                        column: x => x.made_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "dispute_attachments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    dispute_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    content_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dispute_attachments", x => x.id);
                    table.ForeignKey(
                        name: "fk_dispute_attachments_pay_disputes_dispute_id",
                        column: x => x.dispute_id,
                        principalTable: "pay_disputes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_dispute_attachments_people_by",
                        column: x => x.by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "dispute_messages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    dispute_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dispute_messages", x => x.id);
                    table.ForeignKey(
                        name: "fk_dispute_messages_pay_disputes_dispute_id",
                        column: x => x.dispute_id,
                        principalTable: "pay_disputes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_dispute_messages_people_by",
                        column: x => x.by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "dispute_parties",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    dispute_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    deal_key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    percent = table.Column<decimal>(type: "numeric(9,4)", nullable: false),
                    channel = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dispute_parties", x => x.id);
                    table.ForeignKey(
                        name: "fk_dispute_parties_pay_disputes_dispute_id",
                        column: x => x.dispute_id,
                        principalTable: "pay_disputes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_dispute_parties_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "strategic_objectives",
                columns: table => new
                {
                    version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    objective_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    why = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    weight_percent = table.Column<decimal>(type: "numeric(7,4)", nullable: false),
                    perspective = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    lever = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    metric_id = table.Column<Guid>(type: "uuid", nullable: true),
                    baseline = table.Column<decimal>(type: "numeric(24,8)", nullable: true),
                    target = table.Column<decimal>(type: "numeric(24,8)", nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    seller_instruction = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    assumption = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_strategic_objectives", x => new { x.version_id, x.objective_id });
                    table.CheckConstraint("ck_strategic_objectives_weight", "weight_percent between 0 and 100");
                    table.ForeignKey(
                        name: "fk_strategic_objectives_metrics_metric_id",
                        column: x => x.metric_id,
                        principalTable: "metrics",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_strategic_objectives_objectives_objective_id",
                        column: x => x.objective_id,
                        principalTable: "objectives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_strategic_objectives_people_owner_id",
                        column: x => x.owner_id,
                        principalTable: "people",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_strategic_objectives_strategy_versions_version_id",
                        column: x => x.version_id,
                        principalTable: "strategy_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "strategy_acknowledgements",
                columns: table => new
                {
                    version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_strategy_acknowledgements", x => new { x.version_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_strategy_acknowledgements_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_strategy_acknowledgements_strategy_versions_version_id",
                        column: x => x.version_id,
                        principalTable: "strategy_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "activities",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    external_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    deal_id = table.Column<Guid>(type: "uuid", nullable: true),
                    outcome = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    quality = table.Column<int>(type: "integer", nullable: true),
                    referral_partner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    referral_contact = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    entered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    import_batch_id = table.Column<Guid>(type: "uuid", nullable: true),
                    import_row = table.Column<int>(type: "integer", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_activities", x => x.id);
                    table.CheckConstraint("ck_activities_quality", "quality between 1 and 5");
                    table.ForeignKey(
                        name: "fk_activities_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_activities_accounts_referral_partner_id",
                        column: x => x.referral_partner_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_activities_deals_deal_id",
                        column: x => x.deal_id,
                        principalTable: "deals",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_activities_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "deal_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    deal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    external_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(20,4)", nullable: false),
                    import_batch_id = table.Column<Guid>(type: "uuid", nullable: true),
                    import_row = table.Column<int>(type: "integer", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deal_events", x => x.id);
                    table.ForeignKey(
                        name: "fk_deal_events_deals_deal_id",
                        column: x => x.deal_id,
                        principalTable: "deals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "deal_lines",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    deal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    external_id = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: true),
                    quantity = table.Column<decimal>(type: "numeric(20,4)", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(20,4)", nullable: false),
                    cost = table.Column<decimal>(type: "numeric(20,4)", nullable: true),
                    import_batch_id = table.Column<Guid>(type: "uuid", nullable: true),
                    import_row = table.Column<int>(type: "integer", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deal_lines", x => x.id);
                    table.CheckConstraint("ck_deal_lines_quantity", "quantity > 0");
                    table.ForeignKey(
                        name: "fk_deal_lines_deals_deal_id",
                        column: x => x.deal_id,
                        principalTable: "deals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_deal_lines_products_product_id",
                        column: x => x.product_id,
                        principalTable: "products",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "deal_splits",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    deal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    percent = table.Column<decimal>(type: "numeric(7,4)", nullable: false),
                    import_batch_id = table.Column<Guid>(type: "uuid", nullable: true),
                    import_row = table.Column<int>(type: "integer", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deal_splits", x => x.id);
                    table.CheckConstraint("ck_deal_splits_percent", "percent > 0 and percent <= 100");
                    table.ForeignKey(
                        name: "fk_deal_splits_deals_deal_id",
                        column: x => x.deal_id,
                        principalTable: "deals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_deal_splits_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "feedback",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    deal_id = table.Column<Guid>(type: "uuid", nullable: true),
                    objective_id = table.Column<Guid>(type: "uuid", nullable: true),
                    logged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    logged_on = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    assignee_id = table.Column<Guid>(type: "uuid", nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_feedback", x => x.id);
                    table.CheckConstraint("ck_feedback_answered_has_instant", "state not in ('Answered', 'Closed') or answered_at is not null");
                    table.CheckConstraint("ck_feedback_not_own_answer", "assignee_id <> author_id");
                    table.ForeignKey(
                        name: "fk_feedback_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_feedback_deals_deal_id",
                        column: x => x.deal_id,
                        principalTable: "deals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_feedback_objectives_objective_id",
                        column: x => x.objective_id,
                        principalTable: "objectives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_feedback_people_assignee_id",
                        column: x => x.assignee_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_feedback_people_author_id",
                        column: x => x.author_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_feedback_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pay_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    deal_id = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pay_events", x => x.id);
                    table.ForeignKey(
                        name: "fk_pay_events_deals_deal_id",
                        column: x => x.deal_id,
                        principalTable: "deals",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_pay_events_people_recorded_by",
                        column: x => x.recorded_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "split_revisions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    deal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    before = table.Column<string>(type: "jsonb", nullable: false),
                    after = table.Column<string>(type: "jsonb", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_split_revisions", x => x.id);
                    table.ForeignKey(
                        name: "fk_split_revisions_deals_deal_id",
                        column: x => x.deal_id,
                        principalTable: "deals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_split_revisions_people_by",
                        column: x => x.by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "stage_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    deal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pipeline_stage_id = table.Column<Guid>(type: "uuid", nullable: false),
                    entered_on = table.Column<DateOnly>(type: "date", nullable: false),
                    is_derived = table.Column<bool>(type: "boolean", nullable: false),
                    import_batch_id = table.Column<Guid>(type: "uuid", nullable: true),
                    import_row = table.Column<int>(type: "integer", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stage_entries", x => x.id);
                    table.ForeignKey(
                        name: "fk_stage_entries_deals_deal_id",
                        column: x => x.deal_id,
                        principalTable: "deals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_stage_entries_pipeline_stages_pipeline_stage_id",
                        column: x => x.pipeline_stage_id,
                        principalTable: "pipeline_stages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "alert_cases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    rule_id = table.Column<Guid>(type: "uuid", nullable: true),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    watch = table.Column<string>(type: "jsonb", nullable: true),
                    finding = table.Column<string>(type: "jsonb", nullable: false),
                    before = table.Column<decimal>(type: "numeric", nullable: false),
                    subject_key = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    subject_name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    level = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    grade = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    detected_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    detected_on = table.Column<DateOnly>(type: "date", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    back_to_normal_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state_since = table.Column<DateOnly>(type: "date", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    levels_up = table.Column<int>(type: "integer", nullable: false),
                    whys = table.Column<string>(type: "jsonb", nullable: false),
                    causes = table.Column<string>(type: "jsonb", nullable: false),
                    evidence = table.Column<string>(type: "jsonb", nullable: false),
                    options = table.Column<string>(type: "jsonb", nullable: false),
                    chosen_option_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decision_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    pilot = table.Column<string>(type: "jsonb", nullable: true),
                    actions = table.Column<string>(type: "jsonb", nullable: false),
                    check = table.Column<string>(type: "jsonb", nullable: true),
                    lesson = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alert_cases", x => x.id);
                    table.CheckConstraint("ck_alert_cases_closed_was_checked", "state <> 'Closed' or (\"check\" is not null and lesson is not null)");
                    table.CheckConstraint("ck_alert_cases_ended", "(state in ('Closed', 'Dismissed')) = (ended_at is not null)");
                    table.ForeignKey(
                        name: "fk_alert_cases_alert_rules_rule_id",
                        column: x => x.rule_id,
                        principalTable: "alert_rules",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_alert_cases_people_owner_id",
                        column: x => x.owner_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_alert_cases_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_alert_cases_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "behaviour_plans",
                columns: table => new
                {
                    goal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    choice = table.Column<string>(type: "jsonb", nullable: false),
                    recommended = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    probability = table.Column<string>(type: "jsonb", nullable: false),
                    signatures = table.Column<long>(type: "bigint", nullable: true),
                    measures = table.Column<string>(type: "jsonb", nullable: false),
                    segments = table.Column<string>(type: "jsonb", nullable: false),
                    efficiency = table.Column<string>(type: "jsonb", nullable: true),
                    experience = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    new_scenario = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    knowledge_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_behaviour_plans", x => x.goal_id);
                    table.ForeignKey(
                        name: "fk_behaviour_plans_goals_goal_id",
                        column: x => x.goal_id,
                        principalTable: "goals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_behaviour_plans_people_changed_by",
                        column: x => x.changed_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "check_ins",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    goal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    value = table.Column<decimal>(type: "numeric(24,8)", nullable: true),
                    live_value = table.Column<decimal>(type: "numeric(24,8)", nullable: true),
                    computed = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    status_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    confidence = table.Column<int>(type: "integer", nullable: false),
                    note = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    edited_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    edited_by = table.Column<Guid>(type: "uuid", nullable: true),
                    edit_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_check_ins", x => x.id);
                    table.CheckConstraint("ck_check_ins_confidence", "confidence between 0 and 10");
                    table.ForeignKey(
                        name: "fk_check_ins_goals_goal_id",
                        column: x => x.goal_id,
                        principalTable: "goals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_check_ins_people_by",
                        column: x => x.by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_check_ins_people_edited_by",
                        column: x => x.edited_by,
                        principalTable: "people",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "goal_actions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    goal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    task = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    rhythm = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    resource = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    lever = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    planned_by = table.Column<Guid>(type: "uuid", nullable: false),
                    planned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    done_by = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_goal_actions", x => x.id);
                    table.ForeignKey(
                        name: "fk_goal_actions_goals_goal_id",
                        column: x => x.goal_id,
                        principalTable: "goals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_goal_actions_people_done_by",
                        column: x => x.done_by,
                        principalTable: "people",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_goal_actions_people_owner_id",
                        column: x => x.owner_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_goal_actions_people_planned_by",
                        column: x => x.planned_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "goal_steps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    goal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    value = table.Column<decimal>(type: "numeric(20,4)", nullable: false),
                    denominator = table.Column<decimal>(type: "numeric(20,4)", nullable: true),
                    by = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_goal_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_goal_steps_goals_goal_id",
                        column: x => x.goal_id,
                        principalTable: "goals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_goal_steps_people_by",
                        column: x => x.by,
                        principalTable: "people",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "goal_supports",
                columns: table => new
                {
                    goal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    supports_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_goal_supports", x => new { x.goal_id, x.supports_id });
                    table.CheckConstraint("ck_goal_supports_other", "goal_id <> supports_id");
                    table.ForeignKey(
                        name: "fk_goal_supports_goals_goal_id",
                        column: x => x.goal_id,
                        principalTable: "goals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_goal_supports_goals_supports_id",
                        column: x => x.supports_id,
                        principalTable: "goals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "goal_trackings",
                columns: table => new
                {
                    goal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    terms = table.Column<string>(type: "jsonb", nullable: false),
                    weight_percent = table.Column<decimal>(type: "numeric(7,4)", nullable: true),
                    weight_fixed = table.Column<bool>(type: "boolean", nullable: false),
                    unpaid_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    score = table.Column<decimal>(type: "numeric(3,2)", nullable: true),
                    lesson = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    scored_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    scored_by = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_goal_trackings", x => x.goal_id);
                    table.CheckConstraint("ck_goal_trackings_score", "score between 0 and 1");
                    table.CheckConstraint("ck_goal_trackings_score_has_lesson", "(score is null) = (lesson is null)");
                    table.ForeignKey(
                        name: "fk_goal_trackings_goals_goal_id",
                        column: x => x.goal_id,
                        principalTable: "goals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_goal_trackings_people_scored_by",
                        column: x => x.scored_by,
                        principalTable: "people",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "project_milestones",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    goal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    weight = table.Column<decimal>(type: "numeric(10,4)", nullable: false),
                    project_office_id = table.Column<Guid>(type: "uuid", nullable: true),
                    commercial_id = table.Column<Guid>(type: "uuid", nullable: true),
                    solution_id = table.Column<Guid>(type: "uuid", nullable: true),
                    resource = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    lead_time_days = table.Column<int>(type: "integer", nullable: false),
                    reached_on = table.Column<DateOnly>(type: "date", nullable: true),
                    retrospective = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_milestones", x => x.id);
                    table.CheckConstraint("ck_project_milestones_reached_with_retrospective", "reached_on is null or retrospective is not null");
                    table.CheckConstraint("ck_project_milestones_weight", "weight > 0");
                    table.ForeignKey(
                        name: "fk_project_milestones_goals_goal_id",
                        column: x => x.goal_id,
                        principalTable: "goals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_project_milestones_people_commercial_id",
                        column: x => x.commercial_id,
                        principalTable: "people",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_project_milestones_people_project_office_id",
                        column: x => x.project_office_id,
                        principalTable: "people",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_project_milestones_people_solution_id",
                        column: x => x.solution_id,
                        principalTable: "people",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "strategic_exceptions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    deal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    goal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    compensation = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    amount = table.Column<decimal>(type: "numeric(20,4)", nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    asked_by = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decision = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_strategic_exceptions", x => x.id);
                    table.CheckConstraint("ck_strategic_exceptions_amount", "amount > 0");
                    table.ForeignKey(
                        name: "fk_strategic_exceptions_deals_deal_id",
                        column: x => x.deal_id,
                        principalTable: "deals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_strategic_exceptions_goals_goal_id",
                        column: x => x.goal_id,
                        principalTable: "goals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_strategic_exceptions_people_asked_by",
                        column: x => x.asked_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_strategic_exceptions_people_decided_by",
                        column: x => x.decided_by,
                        principalTable: "people",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "target_accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    goal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sdr_id = table.Column<Guid>(type: "uuid", nullable: true),
                    business_development_id = table.Column<Guid>(type: "uuid", nullable: true),
                    presales_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reached_on = table.Column<DateOnly>(type: "date", nullable: true),
                    confirmed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_target_accounts", x => x.id);
                    table.ForeignKey(
                        name: "fk_target_accounts_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_target_accounts_goals_goal_id",
                        column: x => x.goal_id,
                        principalTable: "goals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_target_accounts_people_business_development_id",
                        column: x => x.business_development_id,
                        principalTable: "people",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_target_accounts_people_presales_id",
                        column: x => x.presales_id,
                        principalTable: "people",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_target_accounts_people_sdr_id",
                        column: x => x.sdr_id,
                        principalTable: "people",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "joint_goal_items",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    set_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    metric_id = table.Column<Guid>(type: "uuid", nullable: true),
                    target = table.Column<decimal>(type: "numeric(20,4)", nullable: false),
                    weight = table.Column<decimal>(type: "numeric(7,4)", nullable: false),
                    value = table.Column<decimal>(type: "numeric(20,4)", nullable: true),
                    value_on = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_joint_goal_items", x => x.id);
                    table.CheckConstraint("ck_joint_goal_items_target", "target > 0 and weight > 0");
                    table.ForeignKey(
                        name: "fk_joint_goal_items_joint_goal_sets_set_id",
                        column: x => x.set_id,
                        principalTable: "joint_goal_sets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_joint_goal_items_metrics_metric_id",
                        column: x => x.metric_id,
                        principalTable: "metrics",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "feedback_responses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    feedback_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decision = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    answer = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    reason = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_feedback_responses", x => x.id);
                    table.ForeignKey(
                        name: "fk_feedback_responses_feedback_feedback_id",
                        column: x => x.feedback_id,
                        principalTable: "feedback",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_feedback_responses_people_by",
                        column: x => x.by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "feedback_steps",
                columns: table => new
                {
                    feedback_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    note = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    to = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_feedback_steps", x => new { x.feedback_id, x.number });
                    table.ForeignKey(
                        name: "fk_feedback_steps_feedback_feedback_id",
                        column: x => x.feedback_id,
                        principalTable: "feedback",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "feedback_supports",
                columns: table => new
                {
                    feedback_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_feedback_supports", x => new { x.feedback_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_feedback_supports_feedback_feedback_id",
                        column: x => x.feedback_id,
                        principalTable: "feedback",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_feedback_supports_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "alert_case_notices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    grade = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    raised_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    told_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alert_case_notices", x => x.id);
                    table.ForeignKey(
                        name: "fk_alert_case_notices_alert_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "alert_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_alert_case_notices_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "alert_case_steps",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    to = table.Column<Guid>(type: "uuid", nullable: true),
                    grade = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alert_case_steps", x => new { x.case_id, x.number });
                    table.ForeignKey(
                        name: "fk_alert_case_steps_alert_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "alert_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_accounts_external_id",
                table: "accounts",
                column: "external_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_accounts_import_batch_id",
                table: "accounts",
                column: "import_batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_accounts_name",
                table: "accounts",
                column: "name");

            migrationBuilder.CreateIndex(
                name: "ix_accounts_parent_id",
                table: "accounts",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "ix_activities_account_id_on",
                table: "activities",
                columns: new[] { "account_id", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_activities_deal_id",
                table: "activities",
                column: "deal_id");

            migrationBuilder.CreateIndex(
                name: "ix_activities_external_id",
                table: "activities",
                column: "external_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_activities_person_id_on",
                table: "activities",
                columns: new[] { "person_id", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_activities_referral_partner_id",
                table: "activities",
                column: "referral_partner_id");

            migrationBuilder.CreateIndex(
                name: "ix_alert_case_notices_case_id_told_at",
                table: "alert_case_notices",
                columns: new[] { "case_id", "told_at" });

            migrationBuilder.CreateIndex(
                name: "ix_alert_case_notices_person_id",
                table: "alert_case_notices",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_alert_cases_owner_id_state",
                table: "alert_cases",
                columns: new[] { "owner_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_alert_cases_person_id",
                table: "alert_cases",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_alert_cases_rule_id_subject_key",
                table: "alert_cases",
                columns: new[] { "rule_id", "subject_key" },
                unique: true,
                filter: "state not in ('Closed', 'Dismissed')");

            migrationBuilder.CreateIndex(
                name: "ix_alert_cases_state_grade",
                table: "alert_cases",
                columns: new[] { "state", "grade" });

            migrationBuilder.CreateIndex(
                name: "ix_alert_cases_unit_id",
                table: "alert_cases",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_alert_rules_name",
                table: "alert_rules",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_alert_rules_scope_unit_id",
                table: "alert_rules",
                column: "scope_unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_api_keys_hash",
                table: "api_keys",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_api_keys_owner_id",
                table: "api_keys",
                column: "owner_id");

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_at",
                table: "audit_entries",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_by_at",
                table: "audit_entries",
                columns: new[] { "by", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_subject_subject_id",
                table: "audit_entries",
                columns: new[] { "subject", "subject_id" });

            migrationBuilder.CreateIndex(
                name: "ix_behaviour_plans_changed_by",
                table: "behaviour_plans",
                column: "changed_by");

            migrationBuilder.CreateIndex(
                name: "ix_calculation_runs_one_under_way",
                table: "calculation_runs",
                column: "period_id",
                unique: true,
                filter: "state in ('Queued', 'Running')");

            migrationBuilder.CreateIndex(
                name: "ix_calculation_runs_period_id_started_at",
                table: "calculation_runs",
                columns: new[] { "period_id", "started_at" });

            migrationBuilder.CreateIndex(
                name: "ix_calendar_events_first",
                table: "calendar_events",
                column: "first");

            migrationBuilder.CreateIndex(
                name: "ix_certifications_on",
                table: "certifications",
                column: "on");

            migrationBuilder.CreateIndex(
                name: "ix_certifications_person_id_topic_on",
                table: "certifications",
                columns: new[] { "person_id", "topic", "on" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_certifications_product_id",
                table: "certifications",
                column: "product_id");

            migrationBuilder.CreateIndex(
                name: "ix_check_ins_by",
                table: "check_ins",
                column: "by");

            migrationBuilder.CreateIndex(
                name: "ix_check_ins_edited_by",
                table: "check_ins",
                column: "edited_by");

            migrationBuilder.CreateIndex(
                name: "ix_check_ins_goal_id_at",
                table: "check_ins",
                columns: new[] { "goal_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_deal_events_deal_id_kind_external_id",
                table: "deal_events",
                columns: new[] { "deal_id", "kind", "external_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_deal_events_kind_on",
                table: "deal_events",
                columns: new[] { "kind", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_deal_lines_deal_id_external_id",
                table: "deal_lines",
                columns: new[] { "deal_id", "external_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_deal_lines_product_id",
                table: "deal_lines",
                column: "product_id");

            migrationBuilder.CreateIndex(
                name: "ix_deal_splits_deal_id_person_id_kind",
                table: "deal_splits",
                columns: new[] { "deal_id", "person_id", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_deal_splits_person_id",
                table: "deal_splits",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_deals_account_id_closed_on",
                table: "deals",
                columns: new[] { "account_id", "closed_on" });

            migrationBuilder.CreateIndex(
                name: "ix_deals_external_id",
                table: "deals",
                column: "external_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_deals_owner_id_closed_on",
                table: "deals",
                columns: new[] { "owner_id", "closed_on" });

            migrationBuilder.CreateIndex(
                name: "ix_deals_owner_id_stage",
                table: "deals",
                columns: new[] { "owner_id", "stage" });

            migrationBuilder.CreateIndex(
                name: "ix_deals_product_id",
                table: "deals",
                column: "product_id");

            migrationBuilder.CreateIndex(
                name: "ix_deals_stage_closed_on_owner_id",
                table: "deals",
                columns: new[] { "stage", "closed_on", "owner_id" })
                .Annotation("Npgsql:IndexInclude", new[] { "amount", "product_id", "account_id" });

            migrationBuilder.CreateIndex(
                name: "ix_dispute_attachments_by",
                table: "dispute_attachments",
                column: "by");

            migrationBuilder.CreateIndex(
                name: "ix_dispute_attachments_dispute_id",
                table: "dispute_attachments",
                column: "dispute_id");

            migrationBuilder.CreateIndex(
                name: "ix_dispute_messages_by",
                table: "dispute_messages",
                column: "by");

            migrationBuilder.CreateIndex(
                name: "ix_dispute_messages_dispute_id",
                table: "dispute_messages",
                column: "dispute_id");

            migrationBuilder.CreateIndex(
                name: "ix_dispute_parties_dispute_id",
                table: "dispute_parties",
                column: "dispute_id");

            migrationBuilder.CreateIndex(
                name: "ix_dispute_parties_person_id_dispute_id",
                table: "dispute_parties",
                columns: new[] { "person_id", "dispute_id" });

            migrationBuilder.CreateIndex(
                name: "ix_exchange_rates_currency_on",
                table: "exchange_rates",
                columns: new[] { "currency", "on" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_feedback_account_id",
                table: "feedback",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_feedback_assignee_id_state_due_on",
                table: "feedback",
                columns: new[] { "assignee_id", "state", "due_on" });

            migrationBuilder.CreateIndex(
                name: "ix_feedback_author_id_logged_at",
                table: "feedback",
                columns: new[] { "author_id", "logged_at" });

            migrationBuilder.CreateIndex(
                name: "ix_feedback_deal_id",
                table: "feedback",
                column: "deal_id");

            migrationBuilder.CreateIndex(
                name: "ix_feedback_logged_at",
                table: "feedback",
                column: "logged_at");

            migrationBuilder.CreateIndex(
                name: "ix_feedback_objective_id_logged_at",
                table: "feedback",
                columns: new[] { "objective_id", "logged_at" });

            migrationBuilder.CreateIndex(
                name: "ix_feedback_unit_id_logged_at",
                table: "feedback",
                columns: new[] { "unit_id", "logged_at" });

            migrationBuilder.CreateIndex(
                name: "ix_feedback_responses_by",
                table: "feedback_responses",
                column: "by");

            migrationBuilder.CreateIndex(
                name: "ix_feedback_responses_feedback_id",
                table: "feedback_responses",
                column: "feedback_id");

            migrationBuilder.CreateIndex(
                name: "ix_feedback_supports_person_id",
                table: "feedback_supports",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_finding_waivers_by",
                table: "finding_waivers",
                column: "by");

            migrationBuilder.CreateIndex(
                name: "ix_finding_waivers_period_id_code_person_id",
                table: "finding_waivers",
                columns: new[] { "period_id", "code", "person_id" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_finding_waivers_person_id",
                table: "finding_waivers",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_goal_actions_done_by",
                table: "goal_actions",
                column: "done_by");

            migrationBuilder.CreateIndex(
                name: "ix_goal_actions_goal_id_due_on",
                table: "goal_actions",
                columns: new[] { "goal_id", "due_on" });

            migrationBuilder.CreateIndex(
                name: "ix_goal_actions_owner_id_due_on",
                table: "goal_actions",
                columns: new[] { "owner_id", "due_on" },
                filter: "done_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_goal_actions_planned_by",
                table: "goal_actions",
                column: "planned_by");

            migrationBuilder.CreateIndex(
                name: "ix_goal_steps_by",
                table: "goal_steps",
                column: "by");

            migrationBuilder.CreateIndex(
                name: "ix_goal_steps_goal_id_at",
                table: "goal_steps",
                columns: new[] { "goal_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_goal_supports_supports_id",
                table: "goal_supports",
                column: "supports_id");

            migrationBuilder.CreateIndex(
                name: "ix_goal_trackings_scored_by",
                table: "goal_trackings",
                column: "scored_by");

            migrationBuilder.CreateIndex(
                name: "ix_goals_metric_id",
                table: "goals",
                column: "metric_id");

            migrationBuilder.CreateIndex(
                name: "ix_goals_objective_id_metric_id_period_key_person_id",
                table: "goals",
                columns: new[] { "objective_id", "metric_id", "period_key", "person_id" },
                unique: true,
                filter: "person_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_goals_objective_id_metric_id_period_key_unit_id",
                table: "goals",
                columns: new[] { "objective_id", "metric_id", "period_key", "unit_id" },
                unique: true,
                filter: "unit_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_goals_parent_id",
                table: "goals",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "ix_goals_period_key_person_id",
                table: "goals",
                columns: new[] { "period_key", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_goals_person_id",
                table: "goals",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_goals_unit_id",
                table: "goals",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_honours_given_by",
                table: "honours",
                column: "given_by");

            migrationBuilder.CreateIndex(
                name: "ix_honours_period_id_person_id_reason_note",
                table: "honours",
                columns: new[] { "period_id", "person_id", "reason", "note" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_honours_person_id_on",
                table: "honours",
                columns: new[] { "person_id", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_ideal_customer_versions_profile_id_from",
                table: "ideal_customer_versions",
                columns: new[] { "profile_id", "from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_import_batches_created_by",
                table: "import_batches",
                column: "created_by");

            migrationBuilder.CreateIndex(
                name: "ix_import_batches_kind_created_at",
                table: "import_batches",
                columns: new[] { "kind", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_import_changes_row_id_table_name",
                table: "import_changes",
                columns: new[] { "row_id", "table_name" });

            migrationBuilder.CreateIndex(
                name: "ix_import_errors_batch_id_row",
                table: "import_errors",
                columns: new[] { "batch_id", "row" });

            migrationBuilder.CreateIndex(
                name: "ix_import_mappings_kind_name",
                table: "import_mappings",
                columns: new[] { "kind", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_incentive_periods_first",
                table: "incentive_periods",
                column: "first");

            migrationBuilder.CreateIndex(
                name: "ix_incentive_periods_key",
                table: "incentive_periods",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_incentive_plans_name",
                table: "incentive_plans",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_invitations_hash",
                table: "invitations",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_invitations_person_id",
                table: "invitations",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_joint_goal_items_metric_id",
                table: "joint_goal_items",
                column: "metric_id");

            migrationBuilder.CreateIndex(
                name: "ix_joint_goal_items_set_id",
                table: "joint_goal_items",
                column: "set_id");

            migrationBuilder.CreateIndex(
                name: "ix_joint_goal_sets_first_agreed_by",
                table: "joint_goal_sets",
                column: "first_agreed_by");

            migrationBuilder.CreateIndex(
                name: "ix_joint_goal_sets_first_unit_id",
                table: "joint_goal_sets",
                column: "first_unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_joint_goal_sets_period_key",
                table: "joint_goal_sets",
                column: "period_key");

            migrationBuilder.CreateIndex(
                name: "ix_joint_goal_sets_second_agreed_by",
                table: "joint_goal_sets",
                column: "second_agreed_by");

            migrationBuilder.CreateIndex(
                name: "ix_joint_goal_sets_second_unit_id",
                table: "joint_goal_sets",
                column: "second_unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_kept_metric_values_metric_id_grain_first",
                table: "kept_metric_values",
                columns: new[] { "metric_id", "grain", "first" })
                .Annotation("Npgsql:IndexInclude", new[] { "last", "unit_id", "person_id", "numerator", "denominator", "count" });

            migrationBuilder.CreateIndex(
                name: "ix_kpi_assignments_kpi_id",
                table: "kpi_assignments",
                column: "kpi_id");

            migrationBuilder.CreateIndex(
                name: "ix_kpi_assignments_person_id_kpi_id",
                table: "kpi_assignments",
                columns: new[] { "person_id", "kpi_id" },
                unique: true,
                filter: "\"to\" is null");

            migrationBuilder.CreateIndex(
                name: "ix_kpi_template_items_kpi_id",
                table: "kpi_template_items",
                column: "kpi_id");

            migrationBuilder.CreateIndex(
                name: "ix_kpi_values_entered_by",
                table: "kpi_values",
                column: "entered_by");

            migrationBuilder.CreateIndex(
                name: "ix_kpi_values_kpi_id_period_key_unit_id_person_id",
                table: "kpi_values",
                columns: new[] { "kpi_id", "period_key", "unit_id", "person_id" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_kpi_values_person_id",
                table: "kpi_values",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_kpi_values_unit_id",
                table: "kpi_values",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_kpi_versions_made_by",
                table: "kpi_versions",
                column: "made_by");

            migrationBuilder.CreateIndex(
                name: "ix_kpis_code",
                table: "kpis",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_kpis_metric_id",
                table: "kpis",
                column: "metric_id");

            migrationBuilder.CreateIndex(
                name: "ix_kpis_name",
                table: "kpis",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_kpis_objective_id",
                table: "kpis",
                column: "objective_id");

            migrationBuilder.CreateIndex(
                name: "ix_kpis_owner_id",
                table: "kpis",
                column: "owner_id");

            migrationBuilder.CreateIndex(
                name: "ix_memberships_person_id_from",
                table: "memberships",
                columns: new[] { "person_id", "from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_memberships_unit_id_from",
                table: "memberships",
                columns: new[] { "unit_id", "from" });

            migrationBuilder.CreateIndex(
                name: "ix_metric_touches_xact",
                table: "metric_touches",
                column: "xact");

            migrationBuilder.CreateIndex(
                name: "ix_metric_versions_made_by",
                table: "metric_versions",
                column: "made_by");

            migrationBuilder.CreateIndex(
                name: "ix_metrics_name",
                table: "metrics",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_notifications_person_id_at",
                table: "notifications",
                columns: new[] { "person_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_objectives_strategy_id",
                table: "objectives",
                column: "strategy_id");

            migrationBuilder.CreateIndex(
                name: "ix_pay_disputes_assignee_id",
                table: "pay_disputes",
                column: "assignee_id");

            migrationBuilder.CreateIndex(
                name: "ix_pay_disputes_number",
                table: "pay_disputes",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_pay_disputes_period_id",
                table: "pay_disputes",
                column: "period_id");

            migrationBuilder.CreateIndex(
                name: "ix_pay_disputes_person_id",
                table: "pay_disputes",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_pay_disputes_plan_id",
                table: "pay_disputes",
                column: "plan_id");

            migrationBuilder.CreateIndex(
                name: "ix_pay_disputes_posted_in",
                table: "pay_disputes",
                column: "posted_in");

            migrationBuilder.CreateIndex(
                name: "ix_pay_disputes_raised_by",
                table: "pay_disputes",
                column: "raised_by");

            migrationBuilder.CreateIndex(
                name: "ix_pay_disputes_resolved_by",
                table: "pay_disputes",
                column: "resolved_by");

            migrationBuilder.CreateIndex(
                name: "ix_pay_disputes_state_due_on",
                table: "pay_disputes",
                columns: new[] { "state", "due_on" });

            migrationBuilder.CreateIndex(
                name: "ix_pay_events_deal_id",
                table: "pay_events",
                column: "deal_id");

            migrationBuilder.CreateIndex(
                name: "ix_pay_events_name_deal_id_on",
                table: "pay_events",
                columns: new[] { "name", "deal_id", "on" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_pay_events_recorded_by",
                table: "pay_events",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_pay_team_reviews_manager_id",
                table: "pay_team_reviews",
                column: "manager_id");

            migrationBuilder.CreateIndex(
                name: "ix_payroll_formats_name",
                table: "payroll_formats",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_people_external_id",
                table: "people",
                column: "external_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_people_sign_in_id",
                table: "people",
                column: "sign_in_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_pins_metric_id",
                table: "pins",
                column: "metric_id");

            migrationBuilder.CreateIndex(
                name: "ix_pins_owner_id_metric_id_unit_id_person_id",
                table: "pins",
                columns: new[] { "owner_id", "metric_id", "unit_id", "person_id" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_pins_person_id",
                table: "pins",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_pins_unit_id",
                table: "pins",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_pipeline_stages_name",
                table: "pipeline_stages",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_acceptances_person_id",
                table: "plan_acceptances",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_acceptances_plan_version_id_person_id_fingerprint",
                table: "plan_acceptances",
                columns: new[] { "plan_version_id", "person_id", "fingerprint" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_participants_person_id",
                table: "plan_participants",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_participants_plan_id_person_id_from",
                table: "plan_participants",
                columns: new[] { "plan_id", "person_id", "from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_simulations_plan_id_started_at",
                table: "plan_simulations",
                columns: new[] { "plan_id", "started_at" });

            migrationBuilder.CreateIndex(
                name: "ix_plan_versions_plan_id_number",
                table: "plan_versions",
                columns: new[] { "plan_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_products_external_id",
                table: "products",
                column: "external_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_project_milestones_commercial_id",
                table: "project_milestones",
                column: "commercial_id");

            migrationBuilder.CreateIndex(
                name: "ix_project_milestones_goal_id_due_on",
                table: "project_milestones",
                columns: new[] { "goal_id", "due_on" });

            migrationBuilder.CreateIndex(
                name: "ix_project_milestones_project_office_id",
                table: "project_milestones",
                column: "project_office_id");

            migrationBuilder.CreateIndex(
                name: "ix_project_milestones_solution_id",
                table: "project_milestones",
                column: "solution_id");

            migrationBuilder.CreateIndex(
                name: "ix_record_checks_by",
                table: "record_checks",
                column: "by");

            migrationBuilder.CreateIndex(
                name: "ix_sign_in_claims_user_id",
                table: "sign_in_claims",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_sign_in_logins_user_id",
                table: "sign_in_logins",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "email_index",
                table: "sign_ins",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "user_name_index",
                table: "sign_ins",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_split_revisions_by",
                table: "split_revisions",
                column: "by");

            migrationBuilder.CreateIndex(
                name: "ix_split_revisions_deal_id_at",
                table: "split_revisions",
                columns: new[] { "deal_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_stage_entries_deal_id_pipeline_stage_id_entered_on",
                table: "stage_entries",
                columns: new[] { "deal_id", "pipeline_stage_id", "entered_on" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_stage_entries_pipeline_stage_id_entered_on",
                table: "stage_entries",
                columns: new[] { "pipeline_stage_id", "entered_on" })
                .Annotation("Npgsql:IndexInclude", new[] { "deal_id" });

            migrationBuilder.CreateIndex(
                name: "ix_statement_lines_corrections",
                table: "statement_lines",
                columns: new[] { "person_id", "corrects_period" },
                filter: "corrects_period is not null");

            migrationBuilder.CreateIndex(
                name: "ix_statement_lines_held",
                table: "statement_lines",
                column: "person_id",
                filter: "held <> 0");

            migrationBuilder.CreateIndex(
                name: "ix_statement_lines_period_id",
                table: "statement_lines",
                column: "period_id")
                .Annotation("Npgsql:IndexMethod", "brin");

            migrationBuilder.CreateIndex(
                name: "ix_statement_lines_statement_id_ordinal",
                table: "statement_lines",
                columns: new[] { "statement_id", "ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_statements_period_id_plan_id_person_id",
                table: "statements",
                columns: new[] { "period_id", "plan_id", "person_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_statements_person_id",
                table: "statements",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_statements_plan_id",
                table: "statements",
                column: "plan_id");

            migrationBuilder.CreateIndex(
                name: "ix_steering_measures_objective_id",
                table: "steering_measures",
                column: "objective_id");

            migrationBuilder.CreateIndex(
                name: "ix_strategic_exceptions_asked_by",
                table: "strategic_exceptions",
                column: "asked_by");

            migrationBuilder.CreateIndex(
                name: "ix_strategic_exceptions_deal_id",
                table: "strategic_exceptions",
                column: "deal_id");

            migrationBuilder.CreateIndex(
                name: "ix_strategic_exceptions_decided_by",
                table: "strategic_exceptions",
                column: "decided_by");

            migrationBuilder.CreateIndex(
                name: "ix_strategic_exceptions_goal_id",
                table: "strategic_exceptions",
                column: "goal_id");

            migrationBuilder.CreateIndex(
                name: "ix_strategic_objectives_metric_id",
                table: "strategic_objectives",
                column: "metric_id");

            migrationBuilder.CreateIndex(
                name: "ix_strategic_objectives_objective_id",
                table: "strategic_objectives",
                column: "objective_id");

            migrationBuilder.CreateIndex(
                name: "ix_strategic_objectives_owner_id",
                table: "strategic_objectives",
                column: "owner_id");

            migrationBuilder.CreateIndex(
                name: "ix_strategy_acknowledgements_person_id",
                table: "strategy_acknowledgements",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_strategy_versions_published_by",
                table: "strategy_versions",
                column: "published_by");

            migrationBuilder.CreateIndex(
                name: "ix_strategy_versions_strategy_id_number",
                table: "strategy_versions",
                columns: new[] { "strategy_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_target_accounts_account_id",
                table: "target_accounts",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_target_accounts_business_development_id",
                table: "target_accounts",
                column: "business_development_id");

            migrationBuilder.CreateIndex(
                name: "ix_target_accounts_goal_id_account_id",
                table: "target_accounts",
                columns: new[] { "goal_id", "account_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_target_accounts_presales_id",
                table: "target_accounts",
                column: "presales_id");

            migrationBuilder.CreateIndex(
                name: "ix_target_accounts_sdr_id",
                table: "target_accounts",
                column: "sdr_id");

            migrationBuilder.CreateIndex(
                name: "ix_unit_placements_parent_id",
                table: "unit_placements",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "ix_unit_placements_unit_id_from",
                table: "unit_placements",
                columns: new[] { "unit_id", "from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_units_external_id",
                table: "units",
                column: "external_id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "activities");

            migrationBuilder.DropTable(
                name: "alert_case_notices");

            migrationBuilder.DropTable(
                name: "alert_case_steps");

            migrationBuilder.DropTable(
                name: "api_keys");

            migrationBuilder.DropTable(
                name: "audit_entries");

            migrationBuilder.DropTable(
                name: "behaviour_plans");

            migrationBuilder.DropTable(
                name: "calculation_runs");

            migrationBuilder.DropTable(
                name: "calendar_events");

            migrationBuilder.DropTable(
                name: "certifications");

            migrationBuilder.DropTable(
                name: "check_ins");

            migrationBuilder.DropTable(
                name: "company");

            migrationBuilder.DropTable(
                name: "deal_events");

            migrationBuilder.DropTable(
                name: "deal_lines");

            migrationBuilder.DropTable(
                name: "deal_splits");

            migrationBuilder.DropTable(
                name: "dispute_attachments");

            migrationBuilder.DropTable(
                name: "dispute_messages");

            migrationBuilder.DropTable(
                name: "dispute_parties");

            migrationBuilder.DropTable(
                name: "exchange_rates");

            migrationBuilder.DropTable(
                name: "feedback_responses");

            migrationBuilder.DropTable(
                name: "feedback_steps");

            migrationBuilder.DropTable(
                name: "feedback_supports");

            migrationBuilder.DropTable(
                name: "finding_waivers");

            migrationBuilder.DropTable(
                name: "goal_actions");

            migrationBuilder.DropTable(
                name: "goal_steps");

            migrationBuilder.DropTable(
                name: "goal_supports");

            migrationBuilder.DropTable(
                name: "goal_trackings");

            migrationBuilder.DropTable(
                name: "honour_worths");

            migrationBuilder.DropTable(
                name: "honours");

            migrationBuilder.DropTable(
                name: "ideal_customer_versions");

            migrationBuilder.DropTable(
                name: "import_changes");

            migrationBuilder.DropTable(
                name: "import_errors");

            migrationBuilder.DropTable(
                name: "import_mappings");

            migrationBuilder.DropTable(
                name: "invitations");

            migrationBuilder.DropTable(
                name: "joint_goal_items");

            migrationBuilder.DropTable(
                name: "kept_metric_values");

            migrationBuilder.DropTable(
                name: "kept_metrics");

            migrationBuilder.DropTable(
                name: "kpi_assignments");

            migrationBuilder.DropTable(
                name: "kpi_policies");

            migrationBuilder.DropTable(
                name: "kpi_template_items");

            migrationBuilder.DropTable(
                name: "kpi_values");

            migrationBuilder.DropTable(
                name: "kpi_versions");

            migrationBuilder.DropTable(
                name: "memberships");

            migrationBuilder.DropTable(
                name: "metric_touches");

            migrationBuilder.DropTable(
                name: "metric_versions");

            migrationBuilder.DropTable(
                name: "nightly_rounds");

            migrationBuilder.DropTable(
                name: "notifications");

            migrationBuilder.DropTable(
                name: "pay_events");

            migrationBuilder.DropTable(
                name: "pay_team_reviews");

            migrationBuilder.DropTable(
                name: "payroll_formats");

            migrationBuilder.DropTable(
                name: "pins");

            migrationBuilder.DropTable(
                name: "plan_acceptances");

            migrationBuilder.DropTable(
                name: "plan_clawbacks");

            migrationBuilder.DropTable(
                name: "plan_participants");

            migrationBuilder.DropTable(
                name: "plan_simulations");

            migrationBuilder.DropTable(
                name: "project_milestones");

            migrationBuilder.DropTable(
                name: "record_checks");

            migrationBuilder.DropTable(
                name: "role_grants");

            migrationBuilder.DropTable(
                name: "serving_deals");

            migrationBuilder.DropTable(
                name: "sign_in_claims");

            migrationBuilder.DropTable(
                name: "sign_in_logins");

            migrationBuilder.DropTable(
                name: "sign_in_tokens");

            migrationBuilder.DropTable(
                name: "split_revisions");

            migrationBuilder.DropTable(
                name: "stage_entries");

            migrationBuilder.DropTable(
                name: "statement_lines");

            migrationBuilder.DropTable(
                name: "statements");

            migrationBuilder.DropTable(
                name: "steering_measures");

            migrationBuilder.DropTable(
                name: "strategic_exceptions");

            migrationBuilder.DropTable(
                name: "strategic_objectives");

            migrationBuilder.DropTable(
                name: "strategy_acknowledgements");

            migrationBuilder.DropTable(
                name: "target_accounts");

            migrationBuilder.DropTable(
                name: "unit_placements");

            migrationBuilder.DropTable(
                name: "alert_cases");

            migrationBuilder.DropTable(
                name: "pay_disputes");

            migrationBuilder.DropTable(
                name: "feedback");

            migrationBuilder.DropTable(
                name: "ideal_customer_profiles");

            migrationBuilder.DropTable(
                name: "import_batches");

            migrationBuilder.DropTable(
                name: "joint_goal_sets");

            migrationBuilder.DropTable(
                name: "kpis");

            migrationBuilder.DropTable(
                name: "sign_ins");

            migrationBuilder.DropTable(
                name: "pipeline_stages");

            migrationBuilder.DropTable(
                name: "plan_versions");

            migrationBuilder.DropTable(
                name: "strategy_versions");

            migrationBuilder.DropTable(
                name: "goals");

            migrationBuilder.DropTable(
                name: "alert_rules");

            migrationBuilder.DropTable(
                name: "incentive_periods");

            migrationBuilder.DropTable(
                name: "deals");

            migrationBuilder.DropTable(
                name: "incentive_plans");

            migrationBuilder.DropTable(
                name: "metrics");

            migrationBuilder.DropTable(
                name: "objectives");

            migrationBuilder.DropTable(
                name: "units");

            migrationBuilder.DropTable(
                name: "accounts");

            migrationBuilder.DropTable(
                name: "people");

            migrationBuilder.DropTable(
                name: "products");
        }
    }
}
