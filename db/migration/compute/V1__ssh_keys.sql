create schema compute;
grant usage on schema compute to ${appRole};

create table compute.ssh_key (
    id uuid primary key default uuidv7(),
    organization_id uuid not null,
    owner_id uuid not null,
    owner_name text not null,
    name text not null constraint ssh_key_name_length check (char_length(name) between 1 and 60),
    algorithm text not null,
    public_key text not null,
    fingerprint text not null,
    created_at timestamptz not null default now(),
    constraint ssh_key_once_per_organization unique (organization_id, fingerprint)
);
comment on table compute.ssh_key is 'Public keys of an organization''s members, for new machines';

alter table compute.ssh_key enable row level security;
alter table compute.ssh_key force row level security;
create policy tenant on compute.ssh_key using (organization_id = ext.bound_organization());
grant select, insert, delete on compute.ssh_key to ${appRole};
