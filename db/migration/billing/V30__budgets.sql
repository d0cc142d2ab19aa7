create table billing.budget (
    id uuid constraint budget_pkey primary key default uuidv7(),
    organization_id uuid not null,
    project_id text,
    amount numeric(20, 3) not null constraint budget_amount check (amount > 0),
    currency text not null constraint budget_currency_form check (currency ~ '^[A-Z]{3}$'),
    version bigint not null default 1,
    seen_month date not null constraint budget_month_begins check (extract(day from seen_month) = 1),
    changed_at timestamptz not null,
    changed_by text not null,
    removed_at timestamptz,
    constraint budget_of_organization unique (organization_id, id)
);
comment on table billing.budget is 'How much an organization, or one project of it, means to spend in a calendar month (UTC)';
comment on column billing.budget.version is 'Counts changes; a step belongs to the version that it was taken under';
comment on column billing.budget.seen_month is 'The latest month it was compared in: who still holds an older one is too late';
create unique index budget_once_per_scope on billing.budget (organization_id, project_id) nulls not distinct
    where removed_at is null;

create table billing.budget_threshold (
    organization_id uuid not null,
    budget_id uuid not null,
    basis text not null constraint budget_threshold_basis check (basis in ('ACTUAL', 'FORECAST')),
    percent integer not null constraint budget_threshold_percent check (percent between 1 and 1000),
    action text not null constraint budget_threshold_action check (action in ('NOTIFY', 'BLOCK', 'STOP')),
    constraint budget_threshold_pkey primary key (budget_id, basis, percent),
    constraint budget_threshold_of foreign key (organization_id, budget_id)
        references billing.budget (organization_id, id) on delete cascade
);
comment on table billing.budget_threshold is 'What is done when a share of a budget is reached';

create table billing.budget_step (
    id uuid constraint budget_step_pkey primary key default uuidv7(),
    organization_id uuid not null,
    budget_id uuid not null,
    version bigint not null,
    month date not null,
    basis text not null,
    percent integer not null,
    action text not null constraint budget_step_action check (action in ('NOTIFY', 'BLOCK', 'STOP')),
    reached numeric(20, 3) not null,
    amount numeric(20, 3) not null,
    currency text not null,
    told integer not null,
    taken_at timestamptz not null,
    undone_at timestamptz,
    undone_because text constraint budget_step_undone_because check (undone_because in ('CHANGED', 'MONTH_OVER', 'REMOVED')),
    constraint budget_step_once unique (budget_id, month, basis, percent, version),
    constraint budget_step_undone check ((undone_at is null) = (undone_because is null)),
    constraint budget_step_of foreign key (organization_id, budget_id) references billing.budget (organization_id, id)
);
comment on table billing.budget_step is 'What was done about a budget and when, each once per month, threshold and version';
comment on column billing.budget_step.told is 'To how many recipients an e-mail went';
create unique index budget_step_stands_once on billing.budget_step (budget_id, month, basis, percent) where undone_at is null;
create index budget_step_by_organization on billing.budget_step (organization_id, taken_at);

do $$
declare
    name text;
begin
    foreach name in array array['budget', 'budget_threshold', 'budget_step'] loop
        execute format('alter table billing.%I enable row level security', name);
        execute format('alter table billing.%I force row level security', name);
        execute format('create policy tenant on billing.%I using (organization_id = ext.bound_organization())', name);
        execute format('create policy provider on billing.%I to ${providerRole} using (true)', name);
    end loop;
end $$;

grant select, insert on billing.budget to ${appRole};
grant update (amount, currency, version, changed_at, changed_by, removed_at) on billing.budget to ${appRole};
grant select, insert, delete on billing.budget_threshold to ${appRole};
grant select on billing.budget_step to ${appRole};
grant select on billing.budget, billing.budget_threshold to ${providerRole};
grant update (seen_month) on billing.budget to ${providerRole};
grant select, insert on billing.budget_step to ${providerRole};
grant update (undone_at, undone_because) on billing.budget_step to ${providerRole};
