create schema identity;
grant usage on schema identity to ${appRole};

create table identity.person (
    id uuid primary key default uuidv7(),
    issuer text not null,
    subject text not null,
    username text not null,
    display_name text not null,
    email text,
    kind text not null constraint person_kind check (kind in ('HUMAN', 'SERVICE_ACCOUNT')),
    provider_role text not null constraint person_provider_role check (provider_role in ('NONE', 'SUPPORT', 'ADMIN')),
    language text,
    time_zone text,
    color_scheme text not null default 'SYSTEM' constraint person_color_scheme check (color_scheme in ('SYSTEM', 'LIGHT', 'DARK')),
    last_project text,
    first_seen_at timestamptz not null default now(),
    constraint person_once_per_issuer unique (issuer, subject)
);
comment on table identity.person is 'Everybody who ever signed in, as the identity provider last told us, with their own preferences';
grant select, insert, update on identity.person to ${appRole};
