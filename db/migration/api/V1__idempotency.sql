create schema api;
grant usage on schema api to ${appRole}, ${providerRole};

-- Whose rows a transaction may touch. Empty outside of a bound transaction.
create function api.bound_caller() returns text
    language sql stable parallel safe
    return nullif(current_setting('nuvem.caller', true), '');

create table api.idempotency_record (
    caller text not null constraint idempotency_record_caller_length check (char_length(caller) between 1 and 255),
    key text not null constraint idempotency_record_key_syntax check (key ~ '^[\x21-\x7e]{1,255}$'),
    request_hash text not null constraint idempotency_record_hash_length check (char_length(request_hash) = 64),
    attempt uuid not null,
    leased_until timestamptz not null,
    status smallint constraint idempotency_record_status_range check (status between 200 and 499),
    headers jsonb,
    body text,
    expires_at timestamptz not null,
    constraint idempotency_record_pkey primary key (caller, key),
    constraint idempotency_record_answered check ((status is null) = (headers is null) and (status is null) = (body is null))
);
comment on table api.idempotency_record is 'What was answered to each POST with an Idempotency-Key, to answer its repetitions alike';
comment on column api.idempotency_record.request_hash is 'SHA-256 of method, path and body, in hexadecimal';
comment on column api.idempotency_record.attempt is 'Who works on it: only the holder of the lease may store the answer';
comment on column api.idempotency_record.status is 'Null while in flight';
create index idempotency_record_expires_at on api.idempotency_record (expires_at);
create index idempotency_record_attempt on api.idempotency_record (attempt) where status is null;

alter table api.idempotency_record enable row level security;
alter table api.idempotency_record force row level security;
create policy caller on api.idempotency_record to ${appRole} using (caller = api.bound_caller());
grant select, insert, update, delete on api.idempotency_record to ${appRole};

-- Renewing leases and forgetting old rows happens for all callers at once, and never sees an answer.
create policy housekeeping on api.idempotency_record to ${providerRole} using (true);
grant select (attempt, status, leased_until, expires_at), update (leased_until), delete
    on api.idempotency_record to ${providerRole};
