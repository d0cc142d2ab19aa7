-- Who wants an organization suspended, and how; the strongest of them stands in organization.suspension.
create table tenancy.suspension (
    organization_id uuid not null constraint suspension_of references tenancy.organization (id),
    cause text not null constraint suspension_cause_known check (cause in ('UNPAID', 'BUDGET')),
    suspension text not null
        constraint suspension_known check (suspension in ('NEW_RESOURCES_BLOCKED', 'COMPUTE_STOPPED')),
    since timestamptz not null,
    constraint suspension_pkey primary key (organization_id, cause)
);
comment on table tenancy.suspension is 'Why an organization is suspended; one cause ends without the other';

-- The owner is bound by row-level security like everybody else, and must see all of them once.
alter table tenancy.organization no force row level security;
insert into tenancy.suspension (organization_id, cause, suspension, since)
select id, 'UNPAID', suspension, now() from tenancy.organization where suspension <> 'NONE';
alter table tenancy.organization force row level security;

alter table tenancy.suspension enable row level security;
alter table tenancy.suspension force row level security;
create policy tenant on tenancy.suspension using (organization_id = ext.bound_organization());
grant select, insert, delete on tenancy.suspension to ${appRole};
grant update (suspension, since) on tenancy.suspension to ${appRole};
