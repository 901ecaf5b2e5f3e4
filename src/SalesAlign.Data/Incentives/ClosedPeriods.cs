namespace SalesAlign.Data.Incentives;

/// <summary>
/// Makes closed pay immutable in the database itself, whoever sends the statement. Lines are checked once per statement by transition
/// tables, not row by row, so that a calculation of millions of lines does not pay for it.
/// </summary>
internal static class ClosedPeriods
{
    public const string Create = """
        create function refuse_change_of_closed_period() returns trigger language plpgsql as $$
        begin
            if old.state = 'Closed' then raise exception 'incentive_period.closed'; end if;
            return case when tg_op = 'DELETE' then old else new end;
        end $$;
        create trigger incentive_periods_closed before update or delete on incentive_periods
            for each row execute function refuse_change_of_closed_period();

        create function refuse_change_in_closed_period() returns trigger language plpgsql as $$
        begin
            if exists (select from changed join incentive_periods period on period.id = changed.period_id where period.state = 'Closed') then
                raise exception 'incentive_period.closed';
            end if;
            return null;
        end $$;
        create function refuse_move_in_closed_period() returns trigger language plpgsql as $$
        begin
            if exists (select from was join incentive_periods period on period.id = was.period_id where period.state = 'Closed')
               or exists (select from becomes join incentive_periods period on period.id = becomes.period_id where period.state = 'Closed') then
                raise exception 'incentive_period.closed';
            end if;
            return null;
        end $$;
        create function refuse_lines_without_statement() returns trigger language plpgsql as $$
        begin
            if exists (select from (select distinct statement_id as id from changed) line where not exists (select from statements s where s.id = line.id)
                       and not exists (select from statement_drafts d where d.id = line.id)) then
                raise exception 'statement.unknown';
            end if;
            return null;
        end $$;
        create function refuse_statement_with_lines() returns trigger language plpgsql as $$
        begin
            if exists (select from changed where exists (select from statement_lines line where line.statement_id = changed.id)) then
                raise exception 'statement.has_lines';
            end if;
            return null;
        end $$;
        create trigger statement_lines_have_statement after insert on statement_lines referencing new table as changed
            for each statement execute function refuse_lines_without_statement();
        create trigger statement_lines_keep_statement after update on statement_lines referencing new table as changed
            for each statement execute function refuse_lines_without_statement();
        create trigger statements_keep_lines after delete on statements referencing old table as changed
            for each statement execute function refuse_statement_with_lines();
        create function refuse_truncate_of_pay() returns trigger language plpgsql as $$
        begin
            raise exception 'incentive_period.closed';
        end $$;

        create trigger statements_closed_insert after insert on statements referencing new table as changed
            for each statement execute function refuse_change_in_closed_period();
        create trigger statements_closed_update after update on statements referencing old table as was new table as becomes
            for each statement execute function refuse_move_in_closed_period();
        create trigger statements_closed_delete after delete on statements referencing old table as changed
            for each statement execute function refuse_change_in_closed_period();
        create trigger statements_closed_truncate before truncate on statements for each statement execute function refuse_truncate_of_pay();
        create trigger statement_lines_closed_insert after insert on statement_lines referencing new table as changed
            for each statement execute function refuse_change_in_closed_period();
        create trigger statement_lines_closed_update after update on statement_lines referencing old table as was new table as becomes
            for each statement execute function refuse_move_in_closed_period();
        create trigger statement_lines_closed_delete after delete on statement_lines referencing old table as changed
            for each statement execute function refuse_change_in_closed_period();
        create trigger statement_lines_closed_truncate before truncate on statement_lines for each statement execute function refuse_truncate_of_pay();
        create trigger incentive_periods_closed_truncate before truncate on incentive_periods for each statement execute function refuse_truncate_of_pay();

        create function refuse_change_of_published_plan() returns trigger language plpgsql as $$
        begin
            if old.state = 'Published' and (tg_op = 'DELETE' or new.components is distinct from old.components
                or new.pay_mixes is distinct from old.pay_mixes or new.waivers is distinct from old.waivers
                or new.effective_from <> old.effective_from or new.state <> old.state or new.number <> old.number or new.plan_id <> old.plan_id) then
                raise exception 'plan.version_published';
            end if;
            return case when tg_op = 'DELETE' then old else new end;
        end $$;
        create trigger plan_versions_published before update or delete on plan_versions
            for each row execute function refuse_change_of_published_plan();
        """;

    // The triggers go with their functions.
    public const string Drop = """
        drop function refuse_change_of_closed_period() cascade;
        drop function refuse_change_in_closed_period() cascade;
        drop function refuse_move_in_closed_period() cascade;
        drop function refuse_lines_without_statement() cascade;
        drop function refuse_statement_with_lines() cascade;
        drop function refuse_truncate_of_pay() cascade;
        drop function refuse_change_of_published_plan() cascade;
        """;
}
