create schema activity;
grant usage on schema activity to ${appRole};

create table activity.step (
    id uuid constraint step_pkey primary key default uuidv7(),
    organization_id uuid not null,
    project_id text not null,
    key text not null constraint step_key_length check (char_length(key) between 1 and 200),
    resource_kind text not null,
    resource_name text not null constraint step_resource_name_length check (char_length(resource_name) between 1 and 253),
    topic text not null constraint step_topic check (topic ~ '^[A-Z]{1,20}$'),
    kind text not null constraint step_kind check (kind in ('PROGRESS', 'GOOD', 'PROBLEM')),
    code text not null constraint step_code_length check (char_length(code) between 1 and 60),
    place smallint not null constraint step_place check (place >= 1),
    at timestamptz not null constraint step_full_second check (date_trunc('second', at, 'UTC') = at),
    first_at timestamptz not null,
    count integer not null constraint step_count check (count >= 1),
    detail text not null,
    reason text not null,
    message text not null,
    reporter text not null,
    constraint step_once unique (project_id, key)
);
comment on table activity.step is 'What clusters said of resources, in our words, kept longer than they keep it';
comment on column activity.step.key is 'The same for the same step, whoever saw it and however often: uid of the event, or of the object and what it did';
comment on column activity.step.place is 'Order within a second: the cluster''s clocks have no finer one';
create index step_project on activity.step (project_id, at desc, place desc, id desc);
create index step_resource on activity.step (project_id, resource_kind, resource_name, at desc, place desc, id desc);

alter table activity.step enable row level security;
alter table activity.step force row level security;
create policy tenant on activity.step using (organization_id = ext.bound_organization());
grant select, insert, update, delete on activity.step to ${appRole};
