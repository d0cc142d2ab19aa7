create schema billing;
grant usage on schema billing to ${appRole}, ${providerRole};

create table billing.account (
    organization_id uuid constraint account_pkey primary key,
    legal_name text not null constraint account_legal_name_length check (char_length(legal_name) between 1 and 120),
    address_lines text not null,
    postal_code text not null,
    city text not null,
    address_region text not null,
    country text not null constraint account_country_form check (country ~ '^[A-Z]{2}$'),
    tax_id_kind text constraint account_tax_id_kind check (tax_id_kind in ('EU_VAT', 'CNPJ', 'CPF')),
    tax_id text,
    recipients text[] not null constraint account_recipients check (cardinality(recipients) between 1 and 10),
    purchase_order text not null,
    time_zone text not null,
    language text not null,
    version bigint not null default 1,
    changed_at timestamptz not null,
    constraint account_tax_id_with_kind check ((tax_id is null) = (tax_id_kind is null))
);
comment on table billing.account is 'Whom to bill, one per organization';

-- Rates by country; a change begins with a date, the past stays.
create table billing.tax_rate (
    country text not null constraint tax_rate_country_form check (country ~ '^[A-Z]{2}$'),
    name text not null,
    valid_from date not null,
    percent numeric(5, 2) not null constraint tax_rate_percent check (percent between 0 and 100),
    constraint tax_rate_pkey primary key (country, name, valid_from)
);
comment on table billing.tax_rate is 'Standard rates of taxes on services';
insert into billing.tax_rate (country, name, valid_from, percent) values
    ('AT', 'VAT', '2016-01-01', 20), ('BE', 'VAT', '2016-01-01', 21), ('BG', 'VAT', '2016-01-01', 20),
    ('CY', 'VAT', '2016-01-01', 19), ('CZ', 'VAT', '2016-01-01', 21), ('DE', 'VAT', '2021-01-01', 19),
    ('DK', 'VAT', '2016-01-01', 25), ('EE', 'VAT', '2025-07-01', 24), ('ES', 'VAT', '2016-01-01', 21),
    ('FI', 'VAT', '2024-09-01', 25.5), ('FR', 'VAT', '2016-01-01', 20), ('GR', 'VAT', '2016-06-01', 24),
    ('HR', 'VAT', '2016-01-01', 25), ('HU', 'VAT', '2016-01-01', 27), ('IE', 'VAT', '2021-03-01', 23),
    ('IT', 'VAT', '2016-01-01', 22), ('LT', 'VAT', '2016-01-01', 21), ('LU', 'VAT', '2024-01-01', 17),
    ('LV', 'VAT', '2016-01-01', 21), ('MT', 'VAT', '2016-01-01', 18), ('NL', 'VAT', '2016-01-01', 21),
    ('PL', 'VAT', '2016-01-01', 23), ('PT', 'VAT', '2016-01-01', 23), ('RO', 'VAT', '2025-08-01', 21),
    ('SE', 'VAT', '2016-01-01', 25), ('SI', 'VAT', '2016-01-01', 22), ('SK', 'VAT', '2025-01-01', 23),
    ('BR', 'ISS', '2016-01-01', 2.9);

-- Numbers without gaps: taken with this row locked, in the transaction that uses them.
create table billing.number_series (
    legal_entity text not null,
    kind text not null constraint number_series_kind check (kind in ('INVOICE', 'CREDIT_NOTE')),
    year integer not null,
    last integer not null constraint number_series_counts_up check (last >= 0),
    constraint number_series_pkey primary key (legal_entity, kind, year)
);
comment on table billing.number_series is 'The last number given, per legal entity, kind of document and year';

create table billing.invoice (
    id uuid constraint invoice_pkey primary key default uuidv7(),
    organization_id uuid not null,
    month date not null constraint invoice_month_begins check (extract(day from month) = 1),
    state text not null constraint invoice_state_known
        check (state in ('DRAFT', 'CHECKED', 'HELD', 'ISSUED', 'PAID', 'OVERDUE', 'VOID')),
    currency text not null constraint invoice_currency_form check (currency ~ '^[A-Z]{3}$'),
    net numeric(20, 3) not null constraint invoice_net check (net >= 0),
    credits numeric(20, 3) not null constraint invoice_credits check (credits between 0 and net),
    tax numeric(20, 3) not null constraint invoice_tax_not_negative check (tax >= 0),
    total numeric(20, 3) not null constraint invoice_adds_up check (total = net - credits + tax),
    legal_entity text not null,
    seller jsonb not null,
    buyer jsonb not null,
    project_names jsonb not null,
    held_for jsonb not null default '[]',
    made_at timestamptz not null,
    number text constraint invoice_number_once unique,
    number_year integer,
    number_position integer,
    issued_at timestamptz,
    due_at timestamptz,
    announced_at timestamptz,
    overdue_at timestamptz,
    paid_at timestamptz,
    payment_reference text,
    reviewed_by text,
    review_note text,
    constraint invoice_issued_has_number check (
        (state in ('ISSUED', 'PAID', 'OVERDUE')) = (number is not null and issued_at is not null and due_at is not null)),
    constraint invoice_paid_has_moment check ((state = 'PAID') = (paid_at is not null)),
    constraint invoice_of_organization unique (organization_id, id),
    constraint invoice_number_position_once unique (legal_entity, number_year, number_position)
);
comment on table billing.invoice is 'What an organization owes for a month; once issued nothing changes but state, payment and announcement';
comment on column billing.invoice.announced_at is 'When its issuing was told to the other modules; null: to be told';
create unique index invoice_once_per_month on billing.invoice (organization_id, month) where state <> 'VOID';
create index invoice_open on billing.invoice (due_at) where state in ('ISSUED', 'OVERDUE');
create index invoice_unfinished on billing.invoice (month) where state in ('DRAFT', 'CHECKED', 'HELD');
create index invoice_unannounced on billing.invoice (number) where announced_at is null and number is not null;

create table billing.invoice_line (
    organization_id uuid not null,
    invoice_id uuid not null,
    position integer not null constraint invoice_line_position check (position > 0),
    project_id text not null,
    region text not null,
    resource_kind text not null,
    resource_name text not null,
    resource_uid text not null,
    meter text not null,
    dimension text not null,
    tags jsonb not null,
    units numeric(30, 6) not null,
    unit_price numeric(20, 12),
    amount numeric(20, 3) not null constraint invoice_line_amount check (amount >= 0),
    credit numeric(20, 3) not null,
    tax numeric(20, 3) not null,
    constraint invoice_line_pkey primary key (invoice_id, position),
    constraint invoice_line_of foreign key (organization_id, invoice_id) references billing.invoice (organization_id, id) on delete cascade
);

create table billing.invoice_tax (
    organization_id uuid not null,
    invoice_id uuid not null,
    position integer not null,
    name text not null,
    country text not null,
    percent numeric(5, 2) not null,
    treatment text not null,
    base numeric(20, 3) not null,
    amount numeric(20, 3) not null constraint invoice_tax_amount check (amount >= 0),
    constraint invoice_tax_pkey primary key (invoice_id, position),
    constraint invoice_tax_of foreign key (organization_id, invoice_id) references billing.invoice (organization_id, id) on delete cascade
);

-- Promotions and goodwill: taken off before tax, the oldest first.
create table billing.credit (
    id uuid constraint credit_pkey primary key default uuidv7(),
    organization_id uuid not null,
    currency text not null,
    amount numeric(20, 3) not null constraint credit_amount check (amount > 0),
    reason text not null constraint credit_reason_length check (char_length(reason) between 1 and 200),
    granted_at timestamptz not null,
    granted_by text not null,
    expires_at timestamptz,
    constraint credit_of_organization unique (organization_id, id),
    constraint credit_expires_later check (expires_at > granted_at)
);

create table billing.invoice_credit (
    organization_id uuid not null,
    invoice_id uuid not null,
    credit_id uuid not null,
    amount numeric(20, 3) not null constraint invoice_credit_amount check (amount > 0),
    constraint invoice_credit_pkey primary key (invoice_id, credit_id),
    constraint invoice_credit_of foreign key (organization_id, invoice_id) references billing.invoice (organization_id, id) on delete cascade,
    constraint invoice_credit_from foreign key (organization_id, credit_id) references billing.credit (organization_id, id)
);
create index invoice_credit_by_credit on billing.invoice_credit (credit_id);

create table billing.credit_note (
    id uuid constraint credit_note_pkey primary key default uuidv7(),
    organization_id uuid not null,
    invoice_id uuid not null,
    legal_entity text not null,
    number text not null constraint credit_note_number_once unique,
    number_year integer not null,
    number_position integer not null,
    amount numeric(20, 3) not null constraint credit_note_amount check (amount > 0),
    tax numeric(20, 3) not null constraint credit_note_tax check (tax between 0 and amount),
    reason text not null constraint credit_note_reason_length check (char_length(reason) between 1 and 500),
    issued_at timestamptz not null,
    issued_by text not null,
    constraint credit_note_of foreign key (organization_id, invoice_id) references billing.invoice (organization_id, id),
    constraint credit_note_of_organization unique (organization_id, id),
    constraint credit_note_number_position_once unique (legal_entity, number_year, number_position)
);
create index credit_note_by_invoice on billing.credit_note (invoice_id);

create table billing.refund (
    organization_id uuid not null,
    credit_note_id uuid not null,
    reference text not null constraint refund_reference_length check (char_length(reference) between 1 and 200),
    amount numeric(20, 3) not null constraint refund_amount check (amount > 0),
    refunded_at timestamptz not null,
    constraint refund_pkey primary key (credit_note_id, reference),
    constraint refund_of foreign key (organization_id, credit_note_id) references billing.credit_note (organization_id, id)
);

create table billing.document (
    organization_id uuid not null,
    invoice_id uuid not null,
    language text not null,
    sha256 text not null,
    made_at timestamptz not null,
    constraint document_pkey primary key (invoice_id, language),
    constraint document_of foreign key (organization_id, invoice_id) references billing.invoice (organization_id, id)
);
comment on table billing.document is 'Hash of each document given out: made again, it has the same bytes';

create table billing.mail (
    id uuid constraint mail_pkey primary key default uuidv7(),
    organization_id uuid not null,
    subject_kind text not null,
    subject_id uuid not null,
    recipient text not null,
    queued_at timestamptz not null,
    sent_at timestamptz,
    attempts integer not null default 0,
    next_attempt_at timestamptz not null,
    failure text,
    constraint mail_once unique (subject_kind, subject_id, recipient)
);
comment on table billing.mail is 'E-mails to be sent and sent: each once per occasion and recipient';
create index mail_unsent on billing.mail (next_attempt_at) where sent_at is null;

-- An issued invoice never changes, whoever tries (law 7).
create function billing.refuse_change_of_issued() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        if old.number is not null then
            raise exception 'invoice % is issued and is never deleted', old.number using errcode = 'integrity_constraint_violation';
        end if;
        return old;
    end if;
    if old.state = 'VOID' or (old.state = 'PAID' and (new.state, new.paid_at, new.payment_reference)
            is distinct from (old.state, old.paid_at, old.payment_reference)) then
        raise exception 'invoice % is % and stays so', old.id, old.state using errcode = 'integrity_constraint_violation';
    end if;
    if old.number is not null and (new.state not in ('ISSUED', 'OVERDUE', 'PAID')
        or to_jsonb(new) - '{state,announced_at,overdue_at,paid_at,payment_reference}'::text[]
           is distinct from to_jsonb(old) - '{state,announced_at,overdue_at,paid_at,payment_reference}'::text[]) then
        raise exception 'invoice % is issued and never changes', old.number using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;

create function billing.refuse_change_within_issued() returns trigger language plpgsql as $$
declare
    issued text;
begin
    select i.number into issued from billing.invoice i where i.id = old.invoice_id for share;
    if issued is not null or tg_op = 'UPDATE' then
        raise exception 'invoice % is issued and never changes', coalesce(issued, old.invoice_id::text)
            using errcode = 'integrity_constraint_violation';
    end if;
    return old;
end $$;

-- For many lines at once: one look at each invoice instead of one per line.
create function billing.refuse_lines_of_issued() returns trigger language plpgsql as $$
declare
    issued text;
begin
    select i.number into issued from billing.invoice i
    where i.id in (select distinct a.invoice_id from added a) and i.number is not null limit 1;
    if issued is not null then
        raise exception 'invoice % is issued and never changes', issued using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end $$;

create function billing.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% of % is refused: it never changes', tg_op, tg_table_name using errcode = 'integrity_constraint_violation';
end $$;

create trigger issued_never_changes before update or delete on billing.invoice
    for each row execute function billing.refuse_change_of_issued();
create trigger issued_never_changes before update or delete on billing.invoice_line
    for each row execute function billing.refuse_change_within_issued();
create trigger issued_takes_no_more after insert on billing.invoice_line referencing new table as added
    for each statement execute function billing.refuse_lines_of_issued();
create trigger issued_never_changes before update or delete on billing.invoice_tax
    for each row execute function billing.refuse_change_within_issued();
create trigger issued_takes_no_more after insert on billing.invoice_tax referencing new table as added
    for each statement execute function billing.refuse_lines_of_issued();
create trigger issued_never_changes before update or delete on billing.invoice_credit
    for each row execute function billing.refuse_change_within_issued();
create trigger issued_takes_no_more after insert on billing.invoice_credit referencing new table as added
    for each statement execute function billing.refuse_lines_of_issued();
create trigger never_changes before update or delete on billing.credit_note
    for each row execute function billing.refuse_change();
create trigger never_changes before update or delete on billing.refund
    for each row execute function billing.refuse_change();
create trigger never_changes before update or delete on billing.document
    for each row execute function billing.refuse_change();
create trigger never_changes before update or delete on billing.credit
    for each row execute function billing.refuse_change();

-- Nothing is emptied at once.
do $$
declare
    name text;
begin
    foreach name in array array['invoice', 'invoice_line', 'invoice_tax', 'invoice_credit', 'credit', 'credit_note', 'refund', 'document'] loop
        execute format('create trigger never_emptied before truncate on billing.%I for each statement execute function billing.refuse_change()', name);
    end loop;
    foreach name in array array['account', 'invoice', 'invoice_line', 'invoice_tax', 'invoice_credit', 'credit', 'credit_note', 'refund',
            'document', 'mail'] loop
        execute format('alter table billing.%I enable row level security', name);
        execute format('alter table billing.%I force row level security', name);
        execute format('create policy tenant on billing.%I using (organization_id = ext.bound_organization())', name);
        execute format('create policy provider on billing.%I to ${providerRole} using (true)', name);
    end loop;
end $$;

grant select, insert, update on billing.account to ${appRole};
grant select on billing.invoice, billing.invoice_line, billing.invoice_tax, billing.invoice_credit, billing.credit,
    billing.credit_note, billing.refund, billing.tax_rate to ${appRole};
grant select, insert on billing.document to ${appRole};
grant select on billing.account, billing.tax_rate to ${providerRole};
grant select, insert, update, delete on billing.invoice, billing.invoice_line, billing.invoice_tax, billing.invoice_credit to ${providerRole};
grant select, insert on billing.credit, billing.credit_note, billing.refund, billing.document to ${providerRole};
grant select, insert, update on billing.number_series, billing.mail to ${providerRole};
