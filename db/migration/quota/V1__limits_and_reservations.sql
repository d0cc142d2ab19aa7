create schema quota;
grant usage on schema quota to ${appRole}, ${providerRole};

-- What everybody on a plan gets: no tenant data.
create table quota.plan_limit (
    plan_id text not null,
    limited text not null constraint plan_limit_kind
        check (limited in ('VIRTUAL_MACHINES', 'VCPUS', 'MEMORY_GIB', 'VOLUME_GIB')),
    allowed bigint not null constraint plan_limit_not_negative check (allowed >= 0),
    constraint plan_limit_pkey primary key (plan_id, limited)
);
comment on table quota.plan_limit is 'What a plan allows, in the limit''s unit; a limit without a row allows nothing';
grant select on quota.plan_limit to ${appRole};

insert into quota.plan_limit (plan_id, limited, allowed) values
    ('standard', 'VIRTUAL_MACHINES', 50),
    ('standard', 'VCPUS', 128),
    ('standard', 'MEMORY_GIB', 512),
    ('standard', 'VOLUME_GIB', 5000);

create table quota.organization_limit (
    organization_id uuid not null,
    limited text not null constraint organization_limit_kind
        check (limited in ('VIRTUAL_MACHINES', 'VCPUS', 'MEMORY_GIB', 'VOLUME_GIB')),
    allowed bigint not null constraint organization_limit_not_negative check (allowed >= 0),
    constraint organization_limit_pkey primary key (organization_id, limited)
);
comment on table quota.organization_limit is 'What was granted to one organization instead of its plan''s limit';
alter table quota.organization_limit enable row level security;
alter table quota.organization_limit force row level security;
create policy tenant on quota.organization_limit using (organization_id = ext.bound_organization());
grant select, insert, update on quota.organization_limit to ${appRole};

create table quota.reservation (
    id uuid primary key default uuidv7(),
    organization_id uuid not null,
    attempt uuid not null,
    claim text not null,
    needed jsonb not null,
    made_at timestamptz,
    expires_at timestamptz not null
);
comment on table quota.reservation is 'Room for what is being created, until the cluster shows it';
comment on column quota.reservation.attempt is 'One for all claims of one request';
comment on column quota.reservation.claim is 'What its module calls the thing, to tell when it is counted; empty when nobody can';
comment on column quota.reservation.made_at is 'Null while the request is being worked on';
create index reservation_organization on quota.reservation (organization_id, expires_at);
create index reservation_attempt on quota.reservation (attempt);

alter table quota.reservation enable row level security;
alter table quota.reservation force row level security;
create policy tenant on quota.reservation to ${appRole} using (organization_id = ext.bound_organization());
grant select, insert, update, delete on quota.reservation to ${appRole};

-- One job for all organizations forgets what the cluster shows by now, and what is past its time.
create policy housekeeping on quota.reservation to ${providerRole} using (true);
grant select, delete on quota.reservation to ${providerRole};
