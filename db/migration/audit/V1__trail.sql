create schema audit;
grant usage on schema audit to ${appRole}, ${providerRole};

create table audit.entry (
    organization_id uuid not null,
    sequence bigint not null constraint entry_sequence_from_one check (sequence >= 1),
    action_id uuid not null,
    phase text not null constraint entry_phase_known check (phase in ('INTENT', 'OUTCOME', 'DENIAL')),
    project_id text,
    actor_id uuid not null,
    actor_name text not null,
    door text not null,
    action text not null,
    target_kind text not null,
    target_name text not null,
    outcome text constraint entry_outcome_known check (outcome in ('DONE', 'REFUSED', 'FAILED', 'UNKNOWN')),
    code text,
    at timestamptz not null,
    previous_hash bytea not null constraint entry_previous_hash_size check (octet_length(previous_hash) = 32),
    hash bytea not null constraint entry_hash_size check (octet_length(hash) = 32),
    primary key (organization_id, sequence),
    constraint entry_once_per_phase unique (organization_id, action_id, phase),
    constraint entry_outcome_belongs_to_the_end check ((phase = 'INTENT') = (outcome is null))
);
comment on table audit.entry is 'Append-only: intents, outcomes and denials of each organization in one hash chain';
create index entry_target on audit.entry (organization_id, project_id, target_kind, target_name, sequence) where phase <> 'OUTCOME';
create index entry_first on audit.entry (organization_id, sequence desc) where phase <> 'OUTCOME';

alter table audit.entry enable row level security;
alter table audit.entry force row level security;
create policy tenant on audit.entry using (organization_id = ext.bound_organization());
create policy provider on audit.entry for select to ${providerRole} using (true);

-- Nobody changes what is written, the owner included. Who drops these triggers is found by the chain.
create function audit.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger append_only_rows before update or delete on audit.entry for each row execute function audit.refuse_change();
create trigger append_only_table before truncate on audit.entry for each statement execute function audit.refuse_change();
alter table audit.entry enable always trigger append_only_rows;
alter table audit.entry enable always trigger append_only_table;

grant select, insert on audit.entry to ${appRole};
grant select on audit.entry to ${providerRole};
