create schema pricing;
grant usage on schema pricing to ${appRole};

-- What everybody sees: no tenant data.
create table pricing.price_list (
    id uuid primary key default uuidv7(),
    name text not null constraint price_list_name_length check (char_length(name) between 1 and 60),
    currency text not null constraint price_list_currency check (currency ~ '^[A-Z]{3}$'),
    valid_from timestamptz not null,
    constraint price_list_once_per_date unique (name, valid_from)
);
comment on table pricing.price_list is 'Prices from a date on, until the next list of the same name begins';

create table pricing.price (
    price_list_id uuid not null constraint price_in_list references pricing.price_list (id) on delete cascade,
    meter text not null constraint price_meter check (meter in ('VM_RUNNING', 'VOLUME_SIZE')),
    dimension text not null constraint price_dimension_length check (char_length(dimension) between 1 and 63),
    per_unit numeric(20, 12) not null constraint price_not_negative check (per_unit >= 0),
    monthly_cap numeric(20, 12) constraint price_cap_not_negative check (monthly_cap >= 0),
    constraint price_pkey primary key (price_list_id, meter, dimension)
);
comment on column pricing.price.per_unit is 'For an hour or a GiB-month, as the meter says, in the list''s currency';
comment on column pricing.price.monthly_cap is 'The most that one resource costs in a month';

create table pricing.plan (
    id text constraint plan_pkey primary key constraint plan_id_syntax check (id ~ '^[a-z][a-z0-9-]{0,39}$'),
    name text not null,
    price_list text not null,
    is_default boolean not null default false
);
comment on column pricing.plan.price_list is 'Name of its price lists';
create unique index plan_one_default on pricing.plan (is_default) where is_default;

grant select on pricing.price_list, pricing.price, pricing.plan to ${appRole};

create table pricing.organization_plan (
    organization_id uuid not null,
    plan_id text not null constraint organization_plan_of references pricing.plan (id),
    valid_from timestamptz not null,
    constraint organization_plan_pkey primary key (organization_id, valid_from)
);
comment on table pricing.organization_plan is 'Which plan an organization is on, from a date on; without a row it is on the default plan';

alter table pricing.organization_plan enable row level security;
alter table pricing.organization_plan force row level security;
create policy tenant on pricing.organization_plan using (organization_id = ext.bound_organization());
grant select, insert on pricing.organization_plan to ${appRole};

insert into pricing.plan (id, name, price_list, is_default) values ('standard', 'Standard', 'Standard EUR', true);

with list as (
    insert into pricing.price_list (name, currency, valid_from)
    values ('Standard EUR', 'EUR', '2026-10-01T00:00:00Z')
    returning id)
insert into pricing.price (price_list_id, meter, dimension, per_unit, monthly_cap)
select list.id, entry.meter, entry.dimension, entry.per_unit, entry.monthly_cap
from list, (values
    ('VM_RUNNING', 'u1.small', 0.0119, 7.99),
    ('VM_RUNNING', 'u1.medium', 0.0198, 13.20),
    ('VM_RUNNING', 'u1.2xmedium', 0.0262, 17.50),
    ('VM_RUNNING', 'u1.large', 0.0372, 24.90),
    ('VM_RUNNING', 'u1.xlarge', 0.0744, 49.80),
    ('VM_RUNNING', 'u1.2xlarge', 0.1488, 99.60),
    ('VM_RUNNING', 'cx1.medium', 0.0164, 10.95),
    ('VM_RUNNING', 'cx1.large', 0.0327, 21.90),
    ('VM_RUNNING', 'cx1.xlarge', 0.0654, 43.80),
    ('VM_RUNNING', 'cx1.2xlarge', 0.1308, 87.60),
    ('VM_RUNNING', 'm1.large', 0.0580, 38.90),
    ('VM_RUNNING', 'm1.xlarge', 0.1160, 77.80),
    ('VM_RUNNING', 'm1.2xlarge', 0.2320, 155.60),
    ('VOLUME_SIZE', 'fast', 0.08, null),
    ('VOLUME_SIZE', 'standard', 0.04, null)
) as entry (meter, dimension, per_unit, monthly_cap);
