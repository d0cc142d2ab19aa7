-- A gap that concerns one resource is its organization's to see.
alter table metering.gap
    add column organization_id uuid,
    add column project_id text,
    add column resource_kind text,
    add column resource_name text;
comment on column metering.gap.organization_id is 'Whose resource it concerns; null for the whole region, which all may know';
alter table metering.gap enable row level security;
alter table metering.gap force row level security;
create policy tenant on metering.gap using (organization_id is null or organization_id = ext.bound_organization());
create policy provider on metering.gap to ${providerRole} using (true);
create index gap_time on metering.gap (from_at);
grant delete on metering.gap to ${providerRole};

-- Whose use a gap leaves in doubt: an invoice of theirs over it is held, and nobody else's.
create table metering.gap_doubt (
    gap_id uuid not null constraint gap_doubt_gap_fkey references metering.gap (id) on delete cascade,
    organization_id uuid not null,
    project_id text not null,
    meter text not null,
    resource_kind text not null,
    resource_uid text not null,
    resource_name text not null,
    constraint gap_doubt_pkey primary key (gap_id, meter, resource_uid)
);
comment on table metering.gap_doubt is 'Records closed at a gap''s beginning because nobody saw their end';
create index gap_doubt_organization on metering.gap_doubt (organization_id, gap_id);
alter table metering.gap_doubt enable row level security;
alter table metering.gap_doubt force row level security;
create policy tenant on metering.gap_doubt using (organization_id = ext.bound_organization());
create policy provider on metering.gap_doubt to ${providerRole} using (true);
grant select on metering.gap_doubt to ${appRole};
grant select, insert, delete on metering.gap_doubt to ${providerRole};

-- Months of an organization that were watched to their end, summed up once. Nothing in them changes any more.
create table metering.closed_month (
    organization_id uuid not null,
    month date not null constraint closed_month_first_day check (extract(day from month) = 1),
    closed_at timestamptz not null,
    constraint closed_month_pkey primary key (organization_id, month)
);
alter table metering.closed_month enable row level security;
alter table metering.closed_month force row level security;
create policy tenant on metering.closed_month using (organization_id = ext.bound_organization());
create policy provider on metering.closed_month to ${providerRole} using (true);
grant select on metering.closed_month to ${appRole};
grant select, insert, delete on metering.closed_month to ${providerRole};

-- What the records of a closed month come to, with their cost: pages over a year read these.
create table metering.usage_line (
    organization_id uuid not null,
    month date not null,
    project_id text not null,
    region text not null,
    resource_kind text not null,
    resource_uid text not null,
    resource_name text not null,
    meter text not null,
    dimension text not null,
    tags jsonb not null,
    from_at timestamptz not null,
    to_at timestamptz not null,
    amount numeric(24, 9) not null constraint usage_line_amount check (amount >= 0),
    currency text,
    list_cost numeric,
    day_costs numeric[],
    constraint usage_line_pkey primary key (organization_id, month, resource_uid, meter, dimension, tags),
    constraint usage_line_has_length check (from_at < to_at),
    constraint usage_line_cost_in_currency check (
        (currency is null) = (day_costs is null) and (currency is null) = (list_cost is null))
);
comment on table metering.usage_line is 'A closed month''s usage by resource, meter, dimension and tags; made from usage_record';
comment on column metering.usage_line.amount is 'In the meter''s unit: hours, GiB-months, GiB';
comment on column metering.usage_line.day_costs is 'Cost of each day in the currency''s minor unit, which add up to the line; null where there was no price';
alter table metering.usage_line enable row level security;
alter table metering.usage_line force row level security;
create policy tenant on metering.usage_line using (organization_id = ext.bound_organization());
create policy provider on metering.usage_line to ${providerRole} using (true);
grant select on metering.usage_line to ${appRole};
grant select, insert, delete on metering.usage_line to ${providerRole};

-- A closed record goes only when its month is kept no longer, whatever a clock outside says.
create function metering.refuse_removal() returns trigger language plpgsql as $$
begin
    if old.to_at is not null
        and old.month >= (date_trunc('month', now() at time zone 'UTC') - interval '13 months')::date then
        raise exception 'a usage record is kept for thirteen months' using errcode = 'insufficient_privilege';
    end if;
    return old;
end $$;
create trigger only_old before delete on metering.usage_record for each row execute function metering.refuse_removal();
