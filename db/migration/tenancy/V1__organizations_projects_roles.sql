create schema tenancy;
grant usage on schema tenancy to ${appRole}, ${providerRole};

create table tenancy.organization (
    id uuid primary key,
    slug text not null constraint organization_slug_once unique
        constraint organization_slug_syntax check (slug ~ '^[a-z][a-z0-9-]{1,38}[a-z0-9]$'),
    name text not null constraint organization_name_length check (char_length(name) between 1 and 60),
    suspension text not null default 'NONE'
        constraint organization_suspension_known check (suspension in ('NONE', 'NEW_RESOURCES_BLOCKED', 'COMPUTE_STOPPED')),
    created_at timestamptz not null
);
comment on table tenancy.organization is 'The tenants';

create table tenancy.project (
    id text primary key constraint project_id_syntax check (id ~ '^[a-z][a-z0-9-]{1,38}[a-z0-9]$'),
    organization_id uuid not null references tenancy.organization,
    name text not null constraint project_name_length check (char_length(name) between 1 and 60),
    region text not null,
    created_at timestamptz not null,
    deleted_at timestamptz,
    constraint project_in_organization unique (organization_id, id)
);
comment on table tenancy.project is 'Boxes that resources live in; a deleted one stays, so that its namespace is removed on purpose and its id never returns';
create unique index project_name_once_per_organization on tenancy.project (organization_id, lower(name)) where deleted_at is null;

create table tenancy.role_grant (
    organization_id uuid not null references tenancy.organization,
    person_id uuid not null,
    project_id text,
    role text not null constraint role_grant_role_known check (role in ('OWNER', 'ADMIN', 'OPERATOR', 'BILLING', 'VIEWER')),
    granted_at timestamptz not null,
    constraint role_grant_project_of_same_organization
        foreign key (organization_id, project_id) references tenancy.project (organization_id, id),
    constraint role_grant_once_per_scope unique nulls not distinct (organization_id, person_id, project_id),
    constraint role_grant_money_is_the_organizations check (project_id is null or role not in ('OWNER', 'BILLING'))
);
comment on table tenancy.role_grant is 'Who is what: in a whole organization (no project) or in one project of it';
create index role_grant_person on tenancy.role_grant (person_id);

alter table tenancy.organization enable row level security;
alter table tenancy.organization force row level security;
create policy tenant on tenancy.organization using (id = ext.bound_organization());
alter table tenancy.project enable row level security;
alter table tenancy.project force row level security;
create policy tenant on tenancy.project using (organization_id = ext.bound_organization());
alter table tenancy.role_grant enable row level security;
alter table tenancy.role_grant force row level security;
create policy tenant on tenancy.role_grant using (organization_id = ext.bound_organization());

-- A person finds their own organizations and projects through their own grants, and can change nothing that way.
create policy person on tenancy.role_grant for select using (person_id = ext.bound_person());
create policy person on tenancy.organization for select using (
    id in (select g.organization_id from tenancy.role_grant g where g.person_id = ext.bound_person()));
create policy person on tenancy.project for select using (
    exists (select from tenancy.role_grant g
            where g.person_id = ext.bound_person()
              and g.organization_id = project.organization_id
              and (g.project_id is null or g.project_id = project.id)));

-- Provider-wide jobs (the namespaces' reconciler) see every project.
create policy provider on tenancy.organization for select to ${providerRole} using (true);
create policy provider on tenancy.project for select to ${providerRole} using (true);

grant select, insert on tenancy.organization to ${appRole};
grant update (name, suspension) on tenancy.organization to ${appRole};
grant select, insert on tenancy.project to ${appRole};
grant update (name, deleted_at) on tenancy.project to ${appRole};
grant select, insert, delete on tenancy.role_grant to ${appRole};
grant update (role, granted_at) on tenancy.role_grant to ${appRole};
grant select on tenancy.organization, tenancy.project to ${providerRole};
