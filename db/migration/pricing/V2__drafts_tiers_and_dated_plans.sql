grant usage on schema pricing to ${providerRole};

-- A list is a draft until it is activated; from then on nothing of it changes.
alter table pricing.price_list
    alter column valid_from drop not null,
    add column note text not null default '' constraint price_list_note_length check (char_length(note) <= 500),
    add column version integer not null default 1,
    add column created_at timestamptz not null default now(),
    add column activated_at timestamptz,
    drop constraint price_list_currency,
    add constraint price_list_currency check (currency in ('EUR', 'USD', 'BRL')),
    add constraint price_list_one_currency exclude using gist (name with operator(pg_catalog.=), currency ext.gist_text_ops with operator(pg_catalog.<>));
update pricing.price_list set activated_at = valid_from;
alter table pricing.price_list
    add constraint price_list_dated_when_activated check ((activated_at is null) = (valid_from is null)),
    add constraint price_list_never_in_the_past check (valid_from >= activated_at - interval '1 minute'),
    add constraint price_list_from_a_whole_second check (valid_from = date_trunc('second', valid_from));
comment on column pricing.price_list.name is 'Lists of one name follow one another, all in one currency';
comment on column pricing.price_list.version is 'Counts what was saved, so that nobody overwrites what another saved meanwhile';

-- A new kind of resource needs no migration here.
alter table pricing.price
    drop constraint price_meter,
    add constraint price_meter check (meter ~ '^[A-Z][A-Z0-9_]{1,39}$'),
    add column allowance numeric(20, 6) not null default 0 constraint price_allowance_not_negative check (allowance >= 0);
comment on column pricing.price.allowance is 'Units that cost nothing, for each resource and month';

create table pricing.price_tier (
    price_list_id uuid not null,
    meter text not null,
    dimension text not null,
    from_units numeric(20, 6) not null constraint price_tier_from_positive check (from_units > 0),
    per_unit numeric(20, 12) not null constraint price_tier_not_negative check (per_unit >= 0),
    constraint price_tier_pkey primary key (price_list_id, meter, dimension, from_units),
    constraint price_tier_of_price foreign key (price_list_id, meter, dimension) references pricing.price on delete cascade
);
comment on table pricing.price_tier is 'What units from some amount of the month on cost instead';

-- What a plan is made of, from a date on: like prices, a change never touches the past.
create table pricing.plan_version (
    plan_id text not null constraint plan_version_of references pricing.plan (id),
    valid_from timestamptz not null,
    price_list text not null,
    discount_percent numeric(5, 2) not null default 0
        constraint plan_version_discount check (discount_percent between 0 and 100),
    made_at timestamptz not null,
    constraint plan_version_pkey primary key (plan_id, valid_from),
    constraint plan_version_never_in_the_past check (valid_from >= made_at - interval '1 minute')
);
comment on column pricing.plan_version.price_list is 'Name of its price lists';
insert into pricing.plan_version (plan_id, valid_from, price_list, made_at)
select id, '2026-10-01T00:00:00Z', price_list, '2026-10-01T00:00:00Z' from pricing.plan;
alter table pricing.plan
    drop column price_list,
    add column offered boolean not null default true;
comment on column pricing.plan.offered is 'Whether its prices are public';

alter table pricing.organization_plan
    add column made_at timestamptz not null default now(),
    add constraint organization_plan_never_in_the_past check (valid_from >= made_at - interval '1 minute') not valid;
create policy provider on pricing.organization_plan to ${providerRole} using (true);
revoke insert on pricing.organization_plan from ${appRole};

create table pricing.change (
    id uuid primary key default uuidv7(),
    subject_kind text not null constraint change_subject_known check (subject_kind in ('price-list', 'plan')),
    subject text not null,
    what text not null,
    actor_name text not null,
    at timestamptz not null,
    note text not null default ''
);
comment on table pricing.change is 'Who changed what of lists and plans, written with the change itself';
create index change_subject on pricing.change (subject_kind, subject, id);

-- The past never moves, whoever tries.
create function pricing.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% of % is refused: what counts for the past never changes', tg_op, tg_table_name
        using errcode = 'integrity_constraint_violation';
end $$;

create function pricing.refuse_change_of_activated_list() returns trigger language plpgsql as $$
begin
    if old.activated_at is not null then
        raise exception 'price list % is activated and never changes', old.id using errcode = 'integrity_constraint_violation';
    end if;
    return coalesce(new, old);
end $$;

-- Locks the list, so that no price slips in while it is being activated.
create function pricing.refuse_change_in_activated_list() returns trigger language plpgsql as $$
declare
    list uuid := case tg_op when 'DELETE' then old.price_list_id else new.price_list_id end;
    activated timestamptz;
begin
    select activated_at into activated from pricing.price_list where id = list for share;
    if activated is not null or (tg_op = 'UPDATE' and old.price_list_id <> new.price_list_id) then
        raise exception 'price list % is activated and never changes', list using errcode = 'integrity_constraint_violation';
    end if;
    return coalesce(new, old);
end $$;

create trigger immutable before update or delete on pricing.price_list
    for each row execute function pricing.refuse_change_of_activated_list();
create trigger immutable before insert or update or delete on pricing.price
    for each row execute function pricing.refuse_change_in_activated_list();
create trigger immutable before insert or update or delete on pricing.price_tier
    for each row execute function pricing.refuse_change_in_activated_list();
create trigger immutable before update or delete on pricing.plan_version
    for each row execute function pricing.refuse_change();
create trigger immutable before update or delete on pricing.organization_plan
    for each row execute function pricing.refuse_change();
create trigger immutable before update or delete on pricing.change
    for each row execute function pricing.refuse_change();
create trigger immutable_table before truncate on pricing.price_list
    for each statement execute function pricing.refuse_change();
create trigger immutable_table before truncate on pricing.price
    for each statement execute function pricing.refuse_change();
create trigger immutable_table before truncate on pricing.price_tier
    for each statement execute function pricing.refuse_change();
create trigger immutable_table before truncate on pricing.plan_version
    for each statement execute function pricing.refuse_change();
create trigger immutable_table before truncate on pricing.organization_plan
    for each statement execute function pricing.refuse_change();
create trigger immutable_table before truncate on pricing.change
    for each statement execute function pricing.refuse_change();

grant select on pricing.price_tier, pricing.plan_version to ${appRole};
grant select, insert, delete on pricing.price_list, pricing.price, pricing.price_tier to ${providerRole};
grant update (name, note, version, valid_from, activated_at) on pricing.price_list to ${providerRole};
grant select, insert on pricing.plan, pricing.plan_version, pricing.organization_plan, pricing.change to ${providerRole};
grant update (name, offered) on pricing.plan to ${providerRole};

-- Traffic joins the demo list before its first month is over, and the demo plan gets sisters in other currencies.
alter table pricing.price disable trigger immutable;
insert into pricing.price (price_list_id, meter, dimension, per_unit, allowance)
select id, 'OUTBOUND_TRAFFIC', 'internet', 0.01, 1000 from pricing.price_list where name = 'Standard EUR';
alter table pricing.price enable trigger immutable;
alter table pricing.price_tier disable trigger immutable;
insert into pricing.price_tier (price_list_id, meter, dimension, from_units, per_unit)
select id, 'OUTBOUND_TRAFFIC', 'internet', 10000, 0.008 from pricing.price_list where name = 'Standard EUR';
alter table pricing.price_tier enable trigger immutable;

insert into pricing.plan (id, name, is_default) values ('standard-usd', 'Standard', false), ('standard-brl', 'Standard', false);
insert into pricing.plan_version (plan_id, valid_from, price_list, made_at) values
    ('standard-usd', '2026-10-01T00:00:00Z', 'Standard USD', '2026-10-01T00:00:00Z'),
    ('standard-brl', '2026-10-01T00:00:00Z', 'Standard BRL', '2026-10-01T00:00:00Z');
insert into pricing.price_list (name, currency) values ('Standard USD', 'USD'), ('Standard BRL', 'BRL');
insert into pricing.price (price_list_id, meter, dimension, per_unit, monthly_cap, allowance)
select list.id, p.meter, p.dimension, round(p.per_unit * rate.rate, rate.decimals), round(p.monthly_cap * rate.rate, 1), p.allowance
from pricing.price p
join pricing.price_list euro on euro.id = p.price_list_id and euro.name = 'Standard EUR'
cross join (values ('Standard USD', 1.10, 4), ('Standard BRL', 6.00, 4)) as rate (name, rate, decimals)
join pricing.price_list list on list.name = rate.name;
insert into pricing.price_tier (price_list_id, meter, dimension, from_units, per_unit)
select p.price_list_id, p.meter, p.dimension, 10000, p.per_unit * 0.8
from pricing.price p join pricing.price_list l on l.id = p.price_list_id
where p.meter = 'OUTBOUND_TRAFFIC' and l.name in ('Standard USD', 'Standard BRL');
update pricing.price_list set valid_from = '2026-10-01T00:00:00Z', activated_at = '2026-10-01T00:00:00Z'
where name in ('Standard USD', 'Standard BRL');
