create schema metering;
grant usage on schema metering to ${appRole}, ${providerRole};

-- How far each region has been watched. Open records of a region reach to this moment and no further.
create table metering.region_meter (
    region text constraint region_meter_pkey primary key,
    looks bigint not null default 0,
    seen_until timestamptz
);
comment on table metering.region_meter is 'Progress of the meter, one row per region';
comment on column metering.region_meter.looks is 'Fence: a look counts only if none other was written since it began';
comment on column metering.region_meter.seen_until is 'The moment of the last look; null before the first';
grant select on metering.region_meter to ${appRole};
grant select, insert, update on metering.region_meter to ${providerRole};

-- How far amounts carried (traffic) are recorded: full hours, one upon the other.
create table metering.carried_meter (
    region text not null,
    meter text not null,
    carried_until timestamptz not null,
    constraint carried_meter_pkey primary key (region, meter)
);
grant select on metering.carried_meter to ${appRole};
grant select, insert, update on metering.carried_meter to ${providerRole};

-- One row for a resource, a meter and a stretch of time in which nothing about it changed.
create table metering.usage_record (
    month date not null,
    id uuid not null default uuidv7(),
    organization_id uuid not null,
    project_id text not null,
    region text not null,
    meter text not null constraint usage_record_meter check (meter ~ '^[A-Z][A-Z_]{1,39}$'),
    dimension text not null constraint usage_record_dimension_length check (char_length(dimension) between 1 and 63),
    resource_kind text not null,
    resource_uid text not null constraint usage_record_uid_length check (char_length(resource_uid) between 1 and 63),
    resource_name text not null,
    quantity numeric(24, 9) not null constraint usage_record_quantity check (quantity > 0 and quantity < 1000000000000),
    tags jsonb not null default '{}',
    from_at timestamptz not null,
    to_at timestamptz,
    constraint usage_record_pkey primary key (month, id),
    constraint usage_record_has_length check (from_at < to_at),
    constraint usage_record_in_month check (
        from_at >= month at time zone 'UTC' and to_at <= (month + interval '1 month') at time zone 'UTC'
        and extract(day from month) = 1),
    constraint usage_record_no_overlap exclude using gist (
        month with =, meter with =, resource_uid with =, tstzrange(from_at, to_at) with &&)
) partition by list (month);
comment on table metering.usage_record is 'What existed or was carried, of which quantity, from when to when; no second twice';
comment on column metering.usage_record.month is 'First day of the month in UTC; a record never reaches into the next';
comment on column metering.usage_record.resource_uid is 'What is billed: a name may be used again by another resource';
comment on column metering.usage_record.quantity is 'Machines or GiB at once; for amounts carried, the GiB of the whole stretch';
comment on column metering.usage_record.to_at is 'Null while it goes on: then it reaches to region_meter.seen_until';
create index usage_record_open on metering.usage_record (region) where to_at is null;
create index usage_record_resource on metering.usage_record (resource_uid, to_at);
create index usage_record_organization on metering.usage_record (organization_id, from_at);

-- What is over stays as it was.
create function metering.refuse_change() returns trigger language plpgsql as $$
begin
    if old.to_at is not null
        or row (old.month, old.id, old.organization_id, old.project_id, old.region, old.meter, old.dimension, old.resource_kind,
                old.resource_uid, old.resource_name, old.quantity, old.tags, old.from_at)
        is distinct from
           row (new.month, new.id, new.organization_id, new.project_id, new.region, new.meter, new.dimension, new.resource_kind,
                new.resource_uid, new.resource_name, new.quantity, new.tags, new.from_at) then
        raise exception 'a usage record can only be closed, once' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger only_closing before update on metering.usage_record for each row execute function metering.refuse_change();

alter table metering.usage_record enable row level security;
alter table metering.usage_record force row level security;
create policy tenant on metering.usage_record using (organization_id = ext.bound_organization());
create policy provider on metering.usage_record to ${providerRole} using (true);
grant select on metering.usage_record to ${appRole};
grant select, insert, update, delete on metering.usage_record to ${providerRole};

-- Called after each migration for the months to come (see afterMigrate).
create procedure metering.add_month(first_day date) language plpgsql as $$
declare
    partition text := 'usage_record_p' || to_char(first_day, 'YYYYMM');
begin
    if to_regclass('metering.' || partition) is null then
        execute format('create table metering.%I partition of metering.usage_record for values in (%L)', partition, first_day);
        execute format('alter table metering.%I enable row level security', partition);
        execute format('alter table metering.%I force row level security', partition);
        execute format(
            'create policy tenant on metering.%I using (organization_id = ext.bound_organization())', partition);
    end if;
end $$;

-- Stretches of time in which nobody looked.
create table metering.gap (
    id uuid constraint gap_pkey primary key default uuidv7(),
    region text not null,
    what text not null constraint gap_what check (what in ('LOOKS', 'CARRIED')),
    resource_uid text,
    from_at timestamptz not null,
    to_at timestamptz not null,
    in_doubt integer not null default 0,
    explained_by text,
    explained_at timestamptz,
    constraint gap_has_length check (from_at < to_at),
    constraint gap_explained_with_moment check ((explained_by is null) = (explained_at is null))
);
comment on table metering.gap is 'Listed, never guessed: what was in doubt was not recorded';
comment on column metering.gap.in_doubt is 'How many records were closed at the gap''s beginning because nobody saw their end';
comment on column metering.gap.explained_by is 'Who looked into it and why it may be billed over; EVIDENCE where the cluster''s own times left no doubt';
create index gap_unexplained on metering.gap (region, from_at) where explained_by is null;
grant select on metering.gap to ${appRole};
grant select, insert, update on metering.gap to ${providerRole};
