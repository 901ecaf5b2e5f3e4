namespace SalesAlign.Data.Strategy;

/// <summary>Makes a published version of the strategy, and every step of a goal's history, immutable in the database itself, whoever sends the statement.</summary>
internal static class PublishedStrategies
{
    public const string Create = """
        create function refuse_change_of_published_strategy() returns trigger language plpgsql as $$
        begin
          if old.published_at is not null then
            raise exception 'strategy.published_is_immutable';
          end if;
          return case tg_op when 'DELETE' then old else new end;
        end $$;
        create trigger published_strategy before update or delete on strategy_versions
          for each row execute function refuse_change_of_published_strategy();

        create function refuse_change_of_published_objective() returns trigger language plpgsql as $$
        begin
          if exists (
            select from strategy_versions v
            where v.published_at is not null
              and v.id in (case when tg_op <> 'INSERT' then old.version_id end, case when tg_op <> 'DELETE' then new.version_id end)) then
            raise exception 'strategy.published_is_immutable';
          end if;
          return case tg_op when 'DELETE' then old else new end;
        end $$;
        create trigger published_objective before insert or update or delete on strategic_objectives
          for each row execute function refuse_change_of_published_objective();

        create function refuse_truncate_of_strategy() returns trigger language plpgsql as $$
        begin
          if exists (select from strategy_versions where published_at is not null) then
            raise exception 'strategy.published_is_immutable';
          end if;
          return null;
        end $$;
        create trigger published_strategy_truncate before truncate on strategy_versions execute function refuse_truncate_of_strategy();
        create trigger published_objective_truncate before truncate on strategic_objectives execute function refuse_truncate_of_strategy();

        create function refuse_change_of_goal_step() returns trigger language plpgsql as $$
        begin
          raise exception 'goal.steps_are_history';
        end $$;
        create trigger goal_step_history before update on goal_steps for each row execute function refuse_change_of_goal_step();
        """;

    public const string Drop = """
        drop trigger goal_step_history on goal_steps;
        drop trigger published_objective_truncate on strategic_objectives;
        drop trigger published_strategy_truncate on strategy_versions;
        drop trigger published_objective on strategic_objectives;
        drop trigger published_strategy on strategy_versions;
        drop function refuse_change_of_goal_step();
        drop function refuse_truncate_of_strategy();
        drop function refuse_change_of_published_objective();
        drop function refuse_change_of_published_strategy();
        """;
}
